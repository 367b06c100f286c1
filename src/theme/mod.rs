//! Lays the user's theme over the embedded default and renders pages.
//!
//! The overlay is per file and by path: a file of the site's own theme replaces the default
//! one. A template of one's own may still build on the default one, which is also known under
//! `default/` (`{% extends "default/story.html" %}`).

mod asset;
mod bound;
mod embedded;
mod escape;
mod label;
mod problem;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};
use tera::{Context, Tera};

use crate::config::Language;
use crate::diagnostic::Diagnostic;
use crate::page::{Page, Plan, SiteView};
use crate::project::Project;
use crate::source::FileId;
use crate::url::Route;

use asset::Assets;
use bound::{BoundedPage, bounded};

pub use asset::fingerprinted;
pub use embedded::{embedded, embedded_paths};

/// The prefix under which the default's templates are always known.
const DEFAULT: &str = "default/";

/// A theme, ready to render.
#[derive(Clone)]
pub struct Theme {
    tera: Tera,
    assets: Arc<Assets>,
    /// Which of them only a locked site needs.
    for_locked: Arc<[String]>,
    /// The site's own templates by name, for showing problems in them.
    own: Arc<BTreeMap<String, FileId>>,
}

impl Theme {
    /// Loads the project's theme, in the words of `labels`; `None` where its templates have faults
    /// that leave nothing to render with. Every fault is reported.
    pub fn load(
        project: &Project,
        labels: &Map<String, Value>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        report_unknown_theme(project, diagnostics);
        report_unknown_skin(project, diagnostics);
        let sources = &project.sources;
        let own = own_templates(project);
        let assets = asset::gather(project);

        let mut tera = Tera::default();
        escape::register(&mut tera);
        bound::register(&mut tera);
        label::register(&mut tera, labels, Language::of(&project.config.language));
        let context = tera.global_context();
        context.insert("labels", labels);
        context.insert("assets", &assets.names);
        let loaded = tera.set_fallback_prefixes([DEFAULT]).and_then(|()| {
            let defaults = embedded::templates()
                .map(|(name, text)| (format!("{DEFAULT}{name}"), text.to_owned()));
            let owned = own
                .iter()
                .map(|(name, file)| (name.clone(), bounded(sources.text(*file))));
            tera.add_raw_templates(defaults.chain(owned))
        });
        if let Err(error) = loaded {
            diagnostics.extend(problem::in_templates(&error, &own, sources));
            return None;
        }
        Some(Self {
            tera,
            for_locked: assets.for_locked().into(),
            assets: Arc::new(assets),
            own: own.into(),
        })
    }

    /// The same, with what every template receives about the site.
    #[must_use]
    pub fn with_site(&self, site: &SiteView<'_>) -> Self {
        let mut theme = self.clone();
        theme.tera.global_context().insert("site", site);
        theme
    }

    /// The stylesheets, icons and other files that pages refer to, named by their content.
    pub fn assets(&self) -> &[(Route, Vec<u8>)] {
        &self.assets.files
    }

    /// The address of the asset that templates know by `name`, counted from the site's root.
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.names.get(name).map(String::as_str)
    }

    /// The colour of the pages on a light screen, as in `#fbfaf6`, where the styles say it so.
    pub fn paper(&self) -> Option<&str> {
        self.assets.paper.as_deref()
    }

    /// The script of the service worker; `files` is the list of what it keeps, as JSON.
    pub fn service_worker(&self, files: &str) -> String {
        asset::service_worker(&self.assets.worker, files)
    }

    /// Whether only a locked site needs an asset.
    pub fn is_for_locked(&self, asset: &Route) -> bool {
        self.for_locked.iter().any(|it| it == asset.as_str())
    }

    /// Renders a page of a plan.
    ///
    /// # Errors
    /// With a fault of its template, the page and the file that the page is made from.
    pub fn render(&self, page: &Page, plan: &Plan<'_>) -> Result<String, Box<Diagnostic>> {
        self.render_before("", page, plan)
    }

    /// Renders a page that stands before a locked one, which it carries, sealed.
    ///
    /// # Errors
    /// With a fault of its template.
    pub fn render_before(
        &self,
        sealed: &str,
        page: &Page,
        plan: &Plan<'_>,
    ) -> Result<String, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("sealed", sealed);
        context.insert("page", &plan.frame(page));
        context.insert(page.kind.variable, &(page.kind.view)(plan, page));
        let template = page.kind.template();
        bound::begin_page();
        let mut html = BoundedPage::default();
        let rendered = self.tera.render_to(&template, &context, &mut html);
        if html.is_full {
            return Err(Box::new(problem::page_too_long(page, plan.sources)));
        }
        rendered.map_err(|error| {
            let problem = problem::on_page(&error, page, &self.own, plan.sources);
            Box::new(problem)
        })?;
        Ok(html.into_text())
    }
}

/// The words of a project's interface by their labels; what is wrong in them is reported.
pub fn labels(project: &Project, diagnostics: &mut Vec<Diagnostic>) -> Map<String, Value> {
    let language = Language::of(&project.config.language);
    label::gather(project, &language, diagnostics)
}

/// The site's own templates by name. One that says what the default says is left to the default.
fn own_templates(project: &Project) -> BTreeMap<String, FileId> {
    let texts = project.theme.texts.iter();
    texts
        .filter_map(|(path, file)| {
            let name = embedded::template_name(path)?;
            let text = project.sources.text(*file);
            let is_default = embedded(path).is_some_and(|default| default == text.as_bytes());
            (!is_default).then(|| (name.to_owned(), *file))
        })
        .collect()
}

fn report_unknown_theme(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let theme = &project.config.theme;
    if project.theme.exists || theme.name == "default" {
        return;
    }
    let problem = Diagnostic::error(
        "unknown-theme",
        format!("there is no theme `{}`", theme.name),
    );
    let problem = match theme.span {
        Some(span) => problem.at(span, format!("no folder `themes/{}`", theme.name)),
        None => problem,
    };
    let names = project
        .theme
        .names
        .iter()
        .map(String::as_str)
        .chain(["default"]);
    diagnostics.push(problem.did_you_mean(&theme.name, names).help(
        "a theme is a folder in `themes`; it holds only what differs from the default theme",
    ));
}

fn report_unknown_skin(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let skins = asset::skins(project);
    let unknown = project.config.skin.as_ref();
    if let Some(skin) = unknown.filter(|skin| !skins.contains_key(&skin.value)) {
        let names = skins.keys().map(String::as_str).chain(["default"]);
        let message = format!("there is no skin `{}`", skin.value);
        let problem = Diagnostic::error("unknown-skin", message)
            .at(
                skin.span,
                format!("no file `skins/{}.css` in the theme", skin.value),
            )
            .did_you_mean(&skin.value, names)
            .help("a skin is a file of tokens; `starling theme list` names those that there are");
        diagnostics.push(problem);
    }
}
