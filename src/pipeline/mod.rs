//! Composes the rooms: from a project to its site, or to its cheat sheets in print.

mod edition;
mod memory;
mod preview;
mod print;
mod printer;
mod read;

use std::sync::Arc;

use rayon::prelude::*;

use crate::content::Headings;
use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::memo::Key;
use crate::output::Sink;
use crate::page::Plan;
use crate::portfolio::Portfolio;
use crate::project::Project;
use crate::sheet::{self, Sheet};
use crate::theme::Theme;

pub use memory::Memory;
pub use preview::{Fault, Made, Preview};
pub use print::{Printed, Wanted, print};
pub use read::read;

use edition::Edition;

/// What the files of a project say, all together.
#[derive(Debug)]
pub struct Gathered {
    headings: Headings,
    portfolio: Portfolio,
    /// Names all that each of its stories was read from.
    keys: Vec<Key>,
    /// Names what the links of the portfolio were made from, where it may be made again.
    outline: Option<Key>,
    /// Every problem that was found in them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Gathered {
    /// All stories and questions, linked.
    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }
}

/// What is to be said of a built site.
#[derive(Debug)]
pub struct Built {
    /// Every problem that was found, in the order of the files. Where one is an error, the site
    /// is not to be shown to anybody.
    pub diagnostics: Vec<Diagnostic>,
    /// How many stories it tells.
    pub stories: usize,
    /// How many questions it knows.
    pub questions: usize,
    /// How many files it has.
    pub files: usize,
}

/// How a site is made.
pub struct RunOptions<'a> {
    /// Whether the work is to be given up.
    pub is_cancelled: &'a (dyn Fn() -> bool + Sync),
    /// Called when a larger step is done: a sheet laid out, or printed.
    pub on_step: &'a (dyn Fn() + Sync),
}

impl Default for RunOptions<'_> {
    fn default() -> Self {
        Self {
            is_cancelled: &|| false,
            on_step: &|| {},
        }
    }
}

impl RunOptions<'_> {
    fn go_on(&self) -> Result<(), Failure> {
        if (self.is_cancelled)() {
            return Err(Failure::new("something else has changed"));
        }
        Ok(())
    }
}

/// Reads a project and looks it over, as far as that goes without any page.
pub fn gather(project: &Project) -> Gathered {
    gather_again(project, &Memory::forgetful())
}

/// The same as [`gather`], but only what is new is read.
pub fn gather_again(project: &Project, memory: &Memory) -> Gathered {
    let mut diagnostics = project.diagnostics.clone();
    let headings = Headings::from_settings(&project.config, &mut diagnostics);
    let linked = read::read_again(project, &headings, memory, &mut diagnostics);
    diagnostics.extend(linked.remarks);
    Gathered {
        headings,
        portfolio: linked.portfolio,
        keys: linked.keys,
        outline: linked.outline,
        diagnostics,
    }
}

/// Renders every page of a project's site, and puts them on the `sink` one by one.
///
/// # Errors
/// When the sink has no room for a page.
pub fn render(
    project: &Project,
    gathered: Gathered,
    options: &RunOptions<'_>,
    sink: &impl Sink,
) -> Result<Built, Failure> {
    render_again(project, gathered, &Memory::forgetful(), options, sink)
}

/// The same as [`render`], but only sheets that say something new are laid out and printed.
///
/// # Errors
/// When the sink has no room for a page.
pub fn render_again(
    project: &Project,
    mut gathered: Gathered,
    memory: &Memory,
    options: &RunOptions<'_>,
    sink: &impl Sink,
) -> Result<Built, Failure> {
    let mut diagnostics = std::mem::take(&mut gathered.diagnostics);
    let portfolio = &gathered.portfolio;
    let sheets = sheets(project, &gathered, memory);
    let places = edition::places_of_attachments(project, portfolio);
    let plan = Plan::new(
        portfolio,
        &project.config,
        &project.sources,
        &sheets,
        &places,
    );
    let questions = plan.questions_shown();
    let files = match Theme::load(project, &plan.site(), &mut diagnostics) {
        Some(theme) => {
            let edition = Edition {
                project,
                plan,
                theme: &theme,
                attachments: edition::attachments(project, portfolio, &places),
            };
            print::site(&edition, memory, options, sink, &mut diagnostics)?;
            edition.publish(options, sink, &mut diagnostics)?
        }
        None => 0,
    };
    diagnostic::sort(&mut diagnostics, &project.sources);
    let built = Built {
        diagnostics,
        stories: portfolio.stories.len(),
        questions,
        files,
    };
    // It takes a while to take apart what a large site was made from, and nobody waits for it.
    rayon::spawn(move || drop((gathered, sheets)));
    Ok(built)
}

/// The sheet of each story, cut in parallel.
fn sheets(project: &Project, gathered: &Gathered, memory: &Memory) -> Vec<Arc<Sheet>> {
    let stories = gathered.portfolio.stories.par_iter();
    let sheets = stories.zip(&gathered.keys).map(|(story, key)| {
        let cut = || sheet::cut(story, &gathered.headings, project.config.speaking).into();
        memory.sheets.recall(*key, cut)
    });
    sheets.collect()
}
