//! All that the files of a site are made from.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::cache::{Cache, Key};
use crate::check::{Policy, SiteCoaching};
use crate::config::Sheets;
use crate::content::{looks_like_notes, stray};
use crate::diagnostic::Diagnostic;
use crate::interview::{InterviewOnPaper, InterviewPlan};
use crate::lock::Lock;
use crate::page::{Page, Plan};
use crate::pdf::{SheetLayout, SheetPrinter};
use crate::portfolio::{LinkTarget, Portfolio, StoryId};
use crate::project::Project;
use crate::search::IndexSource;
use crate::sheet::{Sheet, SheetContent};
use crate::speech::Lexicon;
use crate::theme::{self, Theme, fingerprinted};
use crate::url::Route;

use super::leak::{self, Gate};
use super::left_out::LeftOut;
use super::read::read;
use super::told::{Told, lexicon};

/// All that the files of a site are made from.
pub struct Inputs {
    pub project: Arc<Project>,
    pub portfolio: Portfolio,
    /// The plan of each interview, in the portfolio's order.
    pub interviews: Vec<InterviewPlan>,
    /// What stories allow in themselves, and what the settings make of rules.
    pub policy: Policy,
    /// What the coach says; empty on a site for others.
    pub coaching: SiteCoaching,
    /// What the language of the site says.
    pub lexicon: Arc<Lexicon>,
    /// The sheet of each story, in the portfolio's order.
    pub sheets: Vec<Arc<Sheet>>,
    /// The routes of the files beside the content, in the portfolio's order.
    pub attachments: Vec<Route>,
    /// What its files are locked with; `None` for a site that everybody can read.
    pub lock: Option<Arc<Lock>>,
    /// What no file of the site may have in it.
    pub gate: Gate,
    /// How much was left out of it, as far as it is for others.
    pub left_out: LeftOut,
    /// The words of the interface.
    pub labels: Map<String, Value>,
    /// `None` where its templates leave nothing to render with.
    pub theme: Option<Theme>,
    /// Every page that the theme can render.
    pub pages: Vec<Page>,
    pub cache: Arc<Cache>,
}

/// A value with the problems that were found when it was made.
type Checked<T> = (T, Vec<Diagnostic>);

impl Inputs {
    /// Reads a project's content and its theme, and cuts the sheets.
    pub fn new(
        project: Arc<Project>,
        cache: &Arc<Cache>,
        lock: Option<Arc<Lock>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        diagnostics.extend(project.diagnostics.iter().cloned());
        let look_key = look_key(&project);
        let load_theme = || {
            let labels = cache.get_or_insert_with("labels", &look_key, || {
                checked(|problems| theme::labels(&project, problems))
            });
            let theme = cache.get_or_insert_with("theme", &look_key, || {
                checked(|problems| Theme::load(&project, &labels.0, problems))
            });
            (labels, theme)
        };
        let (read, ((labels, theme), lexicon)) = rayon::join(
            || read(&project, cache, diagnostics),
            || rayon::join(load_theme, || lexicon(&project, cache)),
        );
        let Told {
            sheets,
            interviews,
            structure,
            coaching,
        } = Told::of(&project, &read, &lexicon, cache);
        diagnostics.extend(structure);
        let portfolio = read.portfolio;
        let gate = Gate::of(&project, &portfolio, &read.private);
        diagnostics.extend(leak::unsearched(&project, &portfolio));
        let notes = unused_attachments(&portfolio).filter(|path| looks_like_notes(path));
        diagnostics.extend(notes.map(|path| stray(path)));
        diagnostics.extend(labels.1.iter().cloned());
        diagnostics.extend(theme.1.iter().cloned());
        let attachments = attachments(&project, &portfolio);
        let plan = Plan {
            portfolio: &portfolio,
            config: &project.config,
            sources: &project.sources,
            sheets: &sheets,
            interviews: &interviews,
            coaching: &coaching,
            lexicon: &lexicon,
            attachments: &attachments,
            lock: lock.as_deref(),
        };
        let theme = theme.0.as_ref().map(|theme| theme.with_site(&plan.site()));
        let pages = theme.as_ref().map(|_| plan.pages());
        Self {
            pages: pages.unwrap_or_default(),
            labels: labels.0.clone(),
            cache: Arc::clone(cache),
            theme,
            attachments,
            interviews,
            portfolio,
            policy: read.policy,
            coaching,
            lexicon,
            lock,
            gate,
            left_out: read.left_out,
            sheets,
            project,
        }
    }

    /// All that pages are made from.
    pub fn plan(&self) -> Plan<'_> {
        Plan {
            portfolio: &self.portfolio,
            config: &self.project.config,
            sources: &self.project.sources,
            sheets: &self.sheets,
            interviews: &self.interviews,
            coaching: &self.coaching,
            lexicon: &self.lexicon,
            attachments: &self.attachments,
            lock: self.lock.as_deref(),
        }
    }

    /// What the search index is made from.
    pub fn index_source(&self) -> IndexSource<'_> {
        IndexSource {
            portfolio: &self.portfolio,
            sheets: &self.sheets,
            config: &self.project.config,
        }
    }

    /// Whether the site has printed sheets.
    pub fn has_printed_sheets(&self) -> bool {
        self.project.config.sheets.pdf && !self.portfolio.stories.is_empty()
    }

    /// Whether the site has printed plans and cards of interviews.
    pub fn has_printed_interviews(&self) -> bool {
        self.project.config.sheets.pdf && !self.portfolio.interviews.is_empty()
    }

    /// The printer, with what is wrong with the project's own fonts and design.
    pub fn printer(&self) -> Arc<Checked<SheetPrinter>> {
        let key = look_key(&self.project);
        self.cache.get_or_insert_with("printer", &key, || {
            checked(|problems| self.printer_on(&self.project.config.sheets, problems))
        })
    }

    /// The printer of cards for the pocket, likewise.
    pub fn pocket_printer(&self) -> Arc<Checked<SheetPrinter>> {
        let key = look_key(&self.project);
        self.cache.get_or_insert_with("pocket-printer", &key, || {
            let sheets = self.project.config.sheets.for_the_pocket();
            checked(|problems| self.printer_on(&sheets, problems))
        })
    }

    /// A printer on the paper of `sheets`.
    pub fn printer_on(&self, sheets: &Sheets, problems: &mut Vec<Diagnostic>) -> SheetPrinter {
        SheetPrinter::new(&self.project, sheets, self.labels.clone(), problems)
    }

    /// What all sheets together are called.
    pub fn title_of_sheets(&self) -> String {
        format!("{} · {}", self.label("sheets"), self.project.config.title)
    }

    /// What the card for the pocket is called, for an interview of this title.
    pub fn title_of_card(&self, interview: &str) -> String {
        format!("{} · {interview}", self.label("interview_card"))
    }

    fn label(&self, name: &str) -> &str {
        let label = self.labels.get(name).and_then(Value::as_str);
        label.unwrap_or_default()
    }

    /// A key of all that the printed sheet of a story is made from.
    pub fn sheet_key(&self, id: StoryId) -> Key {
        Key::of(&(self.project.looks, self.plan().sheet_content(id)))
    }

    /// The printed sheet of a story, laid out.
    pub fn layout(&self, id: StoryId) -> Arc<SheetLayout> {
        self.layout_of(&self.plan().sheet_content(id))
    }

    /// A printed sheet that says this, laid out.
    pub fn layout_of(&self, content: &SheetContent<'_>) -> Arc<SheetLayout> {
        let key = Key::of(&(self.project.looks, content));
        self.cache
            .get_or_insert_with("layout", &key, || self.printer().0.layout(content))
    }

    /// What is printed of an interview, by its index in the portfolio.
    pub fn interview_on_paper(&self, index: usize) -> InterviewOnPaper<'_> {
        let interview = &self.portfolio.interviews[index];
        InterviewOnPaper::of(
            &self.portfolio,
            &self.sheets,
            interview,
            &self.interviews[index],
        )
    }

    /// What is on the sheets of these stories, which are numbered among themselves.
    pub fn sheets_of(&self, stories: &[StoryId]) -> Vec<SheetContent<'_>> {
        let numbered = stories.iter().enumerate();
        let contents = numbered.map(|(index, id)| {
            let place = (index + 1, stories.len());
            SheetContent::of(&self.portfolio, *id, &self.sheets[id.0], place)
        });
        contents.collect()
    }
}

fn checked<T>(make: impl FnOnce(&mut Vec<Diagnostic>) -> T) -> Checked<T> {
    let mut problems = Vec::new();
    (make(&mut problems), problems)
}

/// A key of the settings, the project's own theme and its fonts. Problems in the theme's files are at
/// places in them, so the files' ids are part of it.
fn look_key(project: &Project) -> Key {
    Key::of(&(project.looks, &project.theme.texts))
}

/// The public paths of files beside the content that nothing refers to.
fn unused_attachments(portfolio: &Portfolio) -> impl Iterator<Item = &String> {
    let attachments = portfolio.attachments.iter().enumerate();
    let is_used = |index| portfolio.links.lead_to(LinkTarget::Attachment(index));
    let unused = attachments.filter(move |(index, _)| !is_used(*index));
    unused.map(|(_, path)| path)
}

/// The routes of the files beside the content: each is named by its content.
fn attachments(project: &Project, portfolio: &Portfolio) -> Vec<Route> {
    let paths = portfolio.attachments.iter();
    let routes = paths.map(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        fingerprinted(name, project.attachments[path].hash())
    });
    routes.collect()
}
