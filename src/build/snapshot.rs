//! A site at one moment: all its files, each of which can be made on its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use crate::cache::Cache;
use crate::check::SiteCoaching;
use crate::diagnostic::{self, Diagnostic};
use crate::lock::Lock;
use crate::pdf::SheetLayout;
use crate::portfolio::{Portfolio, StoryId};
use crate::project::Project;
use crate::theme::Theme;
use crate::url::Route;

use super::inputs::Inputs;
use super::left_out::LeftOut;
use super::output::{self, Fault, Made, Output};

/// A site at one moment. The same project always has the same site.
pub struct Snapshot {
    pub(super) inputs: Inputs,
    /// Every file by its route in the open site.
    outputs: BTreeMap<Route, Output>,
    /// From where each file is kept to its route in the open site: the same, but for locked files.
    kept: BTreeMap<Route, Route>,
    diagnostics: Vec<Diagnostic>,
    /// The files that were made one at a time.
    made: Mutex<HashMap<Route, MakeResult>>,
}

/// A file, or why it cannot be made.
pub type MakeResult = Result<Arc<Made>, Arc<Fault>>;

impl Snapshot {
    /// Reads a project's content and its theme, and lists the files of its site. What was computed
    /// for an earlier snapshot is taken from the cache.
    pub fn new(project: Arc<Project>, cache: &Arc<Cache>) -> Self {
        Self::with_lock(project, cache, None)
    }

    /// The same, with all that shows something of the content locked.
    pub fn locked(project: Arc<Project>, cache: &Arc<Cache>, lock: Arc<Lock>) -> Self {
        Self::with_lock(project, cache, Some(lock))
    }

    fn with_lock(project: Arc<Project>, cache: &Arc<Cache>, lock: Option<Arc<Lock>>) -> Self {
        let mut diagnostics = Vec::new();
        let inputs = Inputs::new(project, cache, lock, &mut diagnostics);
        if inputs.has_printed_sheets() {
            diagnostics.extend(inputs.printer().1.iter().cloned());
        }
        if inputs.has_printed_interviews() {
            let (printer, pocket) = (inputs.printer(), inputs.pocket_printer());
            let problems = printer.1.iter().chain(&pocket.1);
            let new: Vec<_> = problems.filter(|it| !diagnostics.contains(it)).collect();
            diagnostics.extend(new.into_iter().cloned());
        }
        inputs.policy.apply(&mut diagnostics);
        diagnostic::sort(&mut diagnostics, &inputs.project.sources);
        let outputs = output::list(&inputs);
        Self {
            kept: inputs.kept(&outputs),
            outputs,
            inputs,
            diagnostics,
            made: Mutex::default(),
        }
    }

    /// The project that it was made from.
    pub fn project(&self) -> &Project {
        &self.inputs.project
    }

    /// All stories and questions, linked.
    pub fn portfolio(&self) -> &Portfolio {
        &self.inputs.portfolio
    }

    /// Every problem that is known before any file is made, in the order of the files.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Puts problems that others have found with the site in order, but for those that it allows.
    pub fn settle(&self, problems: &mut Vec<Diagnostic>) {
        self.inputs.policy.apply(problems);
        diagnostic::sort(problems, &self.inputs.project.sources);
    }

    /// What the coach says; nothing of a site for others.
    pub fn coaching(&self) -> &SiteCoaching {
        &self.inputs.coaching
    }

    /// What the site is without, where it is for others.
    pub fn left_out(&self) -> Option<LeftOut> {
        self.inputs.left_out.said(self.project().config.visibility)
    }

    /// What is in a text called `name` that must not be in what others see.
    pub fn leaks(&self, name: &str, text: &[u8]) -> Vec<Diagnostic> {
        self.inputs.leaks(&Route::new(name), text)
    }

    /// Every file of the site, in the order in which they are best made.
    pub(super) fn outputs(&self) -> Vec<(&Route, Output)> {
        let outputs = self.outputs.iter().map(|(route, output)| (route, *output));
        let mut outputs: Vec<_> = outputs.collect();
        outputs.sort_by_key(|(_, output)| *output);
        outputs
    }

    /// Whether the open site has a file at a path.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.outputs.contains_key(path)
    }

    /// Whether the file at a path of the open site is locked.
    pub(super) fn is_locked(&self, path: &str) -> bool {
        let output = self.outputs.get(path);
        output.is_some_and(|output| output.is_locked(&self.inputs))
    }

    /// Where every file of the site is kept, in order.
    pub fn routes(&self) -> impl ExactSizeIterator<Item = &Route> {
        self.kept.keys()
    }

    /// The route that a path from the site's root names, where a file is kept there.
    pub fn route(&self, path: &str) -> Option<&Route> {
        self.kept.get_key_value(path).map(|(route, _)| route)
    }

    /// The routes of the theme's styles, in order.
    pub fn styles(&self) -> impl Iterator<Item = &Route> {
        let assets = self.inputs.theme.as_ref().map_or(&[][..], Theme::assets);
        let routes = assets.iter().map(|(route, _)| route);
        routes.filter(|route| route.ending() == "css")
    }

    /// The page that is made from the content file at `path`, counted from the project's root.
    pub fn page_made_from(&self, path: &str) -> Option<&Route> {
        let sources = &self.inputs.project.sources;
        let is_from = |file| sources.path(file) == path;
        let mut pages = self.inputs.pages.iter();
        let page = pages.find(|page| page.file.is_some_and(is_from))?;
        let mut kept = self.kept.iter();
        kept.find(|(_, open)| **open == page.route)
            .map(|(kept, _)| kept)
    }

    /// The printed sheet of a story, laid out.
    pub fn layout(&self, story: StoryId) -> Arc<SheetLayout> {
        self.inputs.layout(story)
    }

    /// Makes the file at `route`, or returns it once more; `None` where there is none.
    pub fn make(&self, route: &Route) -> Option<MakeResult> {
        let open = self.kept.get(route)?;
        let output = *self.outputs.get(open)?;
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = made().get(route) {
            return Some(made.clone());
        }
        let file = output
            .make(&self.inputs)
            .and_then(|made| self.published(open, output, made));
        let file = file.map(Arc::new).map_err(Arc::new);
        made().insert(route.clone(), file.clone());
        Some(file)
    }
}
