//! Renders the files of a site one by one, when they are asked for: each is what a build makes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::memo::Key;
use crate::page::{Page, Piece, Pieces, Plan};
use crate::portfolio::StoryId;
use crate::project::Project;
use crate::sheet::Sheet;
use crate::site::{Route, Shelf};
use crate::theme::Theme;

use super::edition::{self, Edition};
use super::{Gathered, Memory, print};

/// A site whose files are made when they are asked for.
pub struct Preview {
    project: Arc<Project>,
    gathered: Gathered,
    sheets: Vec<Arc<Sheet>>,
    places: Vec<Route>,
    theme: Theme,
    memory: Arc<Memory>,
    files: HashMap<Route, File>,
    /// Names all that pieces of pages are made from, beside their stories.
    furniture: Key,
    made: Mutex<HashMap<Route, Made>>,
}

/// A file, or why it cannot be made.
pub type Made = Result<Arc<[u8]>, Arc<Fault>>;

/// Why a file cannot be made.
#[derive(Debug)]
pub enum Fault {
    /// Its template is at fault.
    Template(Box<Diagnostic>),
    /// The sheet cannot be printed.
    Print(Failure),
}

/// How a file is made.
enum File {
    Ready(Arc<[u8]>),
    Page(Page),
    Print(StoryId),
    PrintOfAll,
}

impl Preview {
    /// Gets ready to make the files of a project's site.
    ///
    /// # Errors
    /// With every problem that is known, where one of them keeps the site from being shown.
    pub fn new(
        project: Arc<Project>,
        mut gathered: Gathered,
        memory: &Arc<Memory>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut diagnostics = std::mem::take(&mut gathered.diagnostics);
        let sheets = super::sheets(&project, &gathered, memory);
        let portfolio = &gathered.portfolio;
        let places = edition::places_of_attachments(&project, portfolio);
        let plan = Plan::new(
            portfolio,
            &project.config,
            &project.sources,
            &sheets,
            &places,
        );
        let theme = Theme::load(&project, &plan.site(), &mut diagnostics);
        print::problems(&plan, &project, &mut diagnostics);
        diagnostic::sort(&mut diagnostics, &project.sources);
        let theme = theme.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
        let Some(theme) = theme else {
            return Err(diagnostics);
        };
        let stories = (portfolio.stories.len() as u64).to_le_bytes();
        let furniture = Key::of([project.looks.bytes().as_slice(), stories.as_slice()]);
        let files = files(&Edition {
            project: &project,
            plan,
            theme: &theme,
            attachments: edition::attachments(&project, portfolio, &places),
        });
        gathered.diagnostics = diagnostics;
        Ok(Self {
            project,
            gathered,
            sheets,
            places,
            theme,
            memory: Arc::clone(memory),
            files,
            furniture,
            made: Mutex::default(),
        })
    }

    /// The project that it shows.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The problems that do not keep it from being shown.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.gathered.diagnostics
    }

    /// The place of each file, in no order.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.files.keys()
    }

    /// The place that a path from the site's root names, where there is a file.
    pub fn route(&self, path: &str) -> Option<&Route> {
        self.files.get_key_value(path).map(|(route, _)| route)
    }

    /// Makes the file at `route`, or gives it once more; nothing where there is none.
    pub fn file(&self, route: &Route) -> Option<Made> {
        let file = self.files.get(route)?;
        if let File::Ready(bytes) = file {
            return Some(Ok(Arc::clone(bytes)));
        }
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = made().get(route) {
            return Some(made.clone());
        }
        let bytes = match file {
            File::Ready(bytes) => Ok(Arc::clone(bytes)),
            File::Page(page) => self.page(page).map_err(Fault::Template),
            File::Print(id) => {
                print::one(&self.plan(), &self.project, &self.memory, *id).map_err(Fault::Print)
            }
            File::PrintOfAll => {
                print::all(&self.plan(), &self.project, &self.memory).map_err(Fault::Print)
            }
        };
        let bytes = bytes.map_err(Arc::new);
        made().insert(route.clone(), bytes.clone());
        Some(bytes)
    }

    /// Makes every page and follows every link, to find what is wrong with them; with every
    /// problem of the site.
    ///
    /// # Errors
    /// When the shelf takes no more.
    pub fn proof(&self, onto: &impl Shelf) -> Result<Vec<Diagnostic>, Failure> {
        let mut diagnostics = self.gathered.diagnostics.clone();
        let portfolio = &self.gathered.portfolio;
        let edition = Edition {
            project: &self.project,
            plan: self.plan(),
            theme: &self.theme,
            attachments: edition::attachments(&self.project, portfolio, &self.places),
        };
        edition.publish(onto, &mut diagnostics)?;
        diagnostic::sort(&mut diagnostics, &self.project.sources);
        Ok(diagnostics)
    }

    fn plan(&self) -> Plan<'_> {
        let Project {
            config, sources, ..
        } = self.project.as_ref();
        let portfolio = &self.gathered.portfolio;
        Plan::new(portfolio, config, sources, &self.sheets, &self.places)
    }

    fn page(&self, page: &Page) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let plan = self.plan();
        let pieces: Vec<(Piece, Arc<str>)> = plan
            .pieces_on(page)
            .into_par_iter()
            .map(|piece| Ok((piece, self.piece(&plan, piece)?)))
            .collect::<Result<_, Box<Diagnostic>>>()?;
        let pieces: Pieces = pieces.into_iter().collect();
        let mut html = Vec::new();
        let view = plan.view(page, &pieces);
        self.theme
            .render(page, &view, &self.project.sources, &mut html)?;
        Ok(html.into())
    }

    fn piece(&self, plan: &Plan<'_>, piece: Piece) -> Result<Arc<str>, Box<Diagnostic>> {
        let view = plan.piece(piece);
        let told = match piece.only_about() {
            Some(id) => self.project.key_of(self.gathered.portfolio.story(id).file),
            None => Key::of_shown(&view.content),
        };
        let key = Key::of([
            self.furniture.bytes().as_slice(),
            view.component.as_bytes(),
            view.root.as_bytes(),
            told.bytes().as_slice(),
        ]);
        let sources = &self.project.sources;
        let pieces = &self.memory.pieces;
        pieces.recall(key, || self.theme.render_piece(&view, sources))
    }
}

/// How each file of a site is made, by its path.
fn files(edition: &Edition<'_>) -> HashMap<Route, File> {
    let plan = &edition.plan;
    let batches = plan.batches();
    let ready = edition.ready(&batches).into_iter();
    let ready = ready.map(|(route, bytes)| (route, File::Ready(bytes.into_owned().into())));
    let printed = plan.printed_sheets().into_iter();
    let printed = printed.map(|(id, route)| (route, File::Print(id)));
    let all = plan.all_printed().map(|route| (route, File::PrintOfAll));
    let others: Vec<(Route, File)> = ready.chain(printed).chain(all).collect();
    let pages = batches.into_iter().flat_map(|batch| batch.pages);
    let pages = pages.map(|page| (page.route.clone(), File::Page(page)));
    pages.chain(others).collect()
}
