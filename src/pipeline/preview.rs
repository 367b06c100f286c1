//! Renders the files of a site one by one, when they are asked for: each is what a build makes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::memo::Key;
use crate::output::NullSink;
use crate::page::{Page, Piece, Pieces, Plan, Run};
use crate::portfolio::StoryId;
use crate::project::Project;
use crate::sheet::Sheet;
use crate::theme::Theme;
use crate::url::Route;

use super::edition::{self, Edition};
use super::{Gathered, Memory, RunOptions, print};

/// A site whose files are made when they are asked for.
pub struct Preview {
    project: Arc<Project>,
    gathered: Gathered,
    sheets: Vec<Arc<Sheet>>,
    places: Vec<Route>,
    theme: Theme,
    memory: Arc<Memory>,
    recipes: Arc<Recipes>,
    /// The files that are ready without a template.
    ready: HashMap<Route, Arc<[u8]>>,
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

/// How each file that is to be made is made, by its path.
pub(super) type Recipes = HashMap<Route, Recipe>;

/// How a file is made.
#[derive(Debug)]
pub(super) enum Recipe {
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
        let addresses = plan.addresses();
        let recipes = memory.recipes.recall(addresses, || recipes(&plan).into());
        let edition = Edition {
            project: &project,
            plan,
            theme: &theme,
            attachments: edition::attachments(&project, portfolio, &places),
        };
        let ready = edition.ready(recipes.values().filter_map(Recipe::page));
        let ready = ready.into_iter();
        let ready = ready.map(|(route, bytes)| (route, bytes.into_owned().into()));
        let ready = ready.collect();
        gathered.diagnostics = diagnostics;
        Ok(Self {
            project,
            gathered,
            sheets,
            places,
            theme,
            memory: Arc::clone(memory),
            recipes,
            ready,
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
        let made = self.recipes.keys();
        made.chain(self.ready.keys())
    }

    /// The places of the files that no template makes, styles among them, in no order.
    pub fn ready_routes(&self) -> impl Iterator<Item = &Route> {
        self.ready.keys()
    }

    /// The place that a path from the site's root names, where there is a file.
    pub fn route(&self, path: &str) -> Option<&Route> {
        let made = || Some(self.recipes.get_key_value(path)?.0);
        let ready = self.ready.get_key_value(path);
        ready.map(|(route, _)| route).or_else(made)
    }

    /// Makes the file at `route`, or gives it once more; nothing where there is none.
    pub fn file(&self, route: &Route) -> Option<Made> {
        if let Some(bytes) = self.ready.get(route) {
            return Some(Ok(Arc::clone(bytes)));
        }
        let recipe = self.recipes.get(route)?;
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = made().get(route) {
            return Some(made.clone());
        }
        let bytes = match recipe {
            Recipe::Page(page) => self.page(page).map_err(Fault::Template),
            Recipe::Print(id) => {
                print::one(&self.plan(), &self.project, &self.memory, *id).map_err(Fault::Print)
            }
            Recipe::PrintOfAll => {
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
    /// When it is cancelled.
    pub fn proof(&self, options: &RunOptions<'_>) -> Result<Vec<Diagnostic>, Failure> {
        let mut diagnostics = self.gathered.diagnostics.clone();
        let portfolio = &self.gathered.portfolio;
        let edition = Edition {
            project: &self.project,
            plan: self.plan(),
            theme: &self.theme,
            attachments: edition::attachments(&self.project, portfolio, &self.places),
        };
        edition.publish(options, &NullSink, &mut diagnostics)?;
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
        let pieces = plan.pieces_on(page).into_par_iter();
        let pieces = pieces.map(|piece| Ok((piece, self.piece(&plan, piece)?)));
        let pieces: Vec<_> = pieces.collect::<Result<_, Box<Diagnostic>>>()?;
        let runs = plan.runs_on(page).into_par_iter();
        let runs = runs.map(|run| Ok((run, self.run(&plan, run)?)));
        let runs: Vec<_> = runs.collect::<Result<_, Box<Diagnostic>>>()?;
        let pieces = Pieces::new(pieces, runs);
        let view = plan.view(page, &pieces);
        let html = self.theme.render(page, &view, &self.project.sources)?;
        Ok(html.into_bytes().into())
    }

    fn piece(&self, plan: &Plan<'_>, piece: Piece) -> Result<Arc<str>, Box<Diagnostic>> {
        let view = plan.piece(piece);
        let told = match piece {
            Piece::Card(id, _) | Piece::Answer(id) | Piece::Numbers(id) => self.key_of(id),
            Piece::Sheet(_) | Piece::Coverage(_) | Piece::Question(_) => {
                Key::of_shown(&view.content)
            }
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

    fn run(&self, plan: &Plan<'_>, run: Run) -> Result<Arc<str>, Box<Diagnostic>> {
        let stories = plan.stories_in(run).into_iter();
        let stories: Vec<[u8; 16]> = stories.map(|id| self.key_of(id).bytes()).collect();
        let links = self
            .gathered
            .outline
            .filter(|_| !run.is_only_about_stories());
        let key = Key::of([
            self.furniture.bytes().as_slice(),
            Key::of_shown(&run).bytes().as_slice(),
            links.map(Key::bytes).as_slice().as_flattened(),
            stories.as_flattened(),
        ]);
        self.memory.pieces.recall(key, || {
            let pieces = plan.pieces_in(run).into_iter().map(|it| plan.piece(it));
            let pieces = pieces.map(|view| self.theme.render_piece(&view, &self.project.sources));
            let rows: Vec<Arc<str>> = pieces.collect::<Result<_, _>>()?;
            Ok(rows.join("\n").into())
        })
    }

    fn key_of(&self, story: StoryId) -> Key {
        self.gathered.keys[story.0]
    }
}

impl Recipe {
    fn page(&self) -> Option<&Page> {
        match self {
            Self::Page(page) => Some(page),
            Self::Print(_) | Self::PrintOfAll => None,
        }
    }
}

fn recipes(plan: &Plan<'_>) -> Recipes {
    let pages = plan.batches().into_iter().flat_map(|batch| batch.pages);
    let pages = pages.map(|page| (page.route.clone(), Recipe::Page(page)));
    let printed = plan.printed_sheets().into_iter();
    let printed = printed.map(|(id, route)| (route, Recipe::Print(id)));
    let all = plan.all_printed().map(|route| (route, Recipe::PrintOfAll));
    pages.chain(printed).chain(all).collect()
}
