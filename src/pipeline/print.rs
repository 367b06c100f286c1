//! Prints the cheat sheets of a project: some that are wanted, or those of its site.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::output::Sink;
use crate::page::Plan;
use crate::pdf::Laid;
use crate::portfolio::StoryId;
use crate::project::Project;
use crate::sheet::{self, Face};

use super::edition::Edition;
use super::printer::{Printer, Proof};
use super::{Gathered, Memory, RunOptions};

/// Which sheets are wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The stories, in the order in which they are printed.
    pub stories: Vec<StoryId>,
    /// Whether the author's notes to self are on them; nothing leaves it to the design.
    pub coaching: Option<bool>,
    /// Whether both sides of the paper are printed.
    pub duplex: bool,
}

/// Sheets that are printed.
#[derive(Debug)]
pub struct Printed {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What is to be said of the sheets.
    pub diagnostics: Vec<Diagnostic>,
}

/// Prints the wanted sheets into one file; they are numbered among themselves. `laid_out` hears of each
/// that is laid out.
///
/// # Errors
/// When the engine refuses them, which no content should bring about.
pub fn print(
    project: &Project,
    gathered: &Gathered,
    wanted: &Wanted,
    laid_out: impl Fn() + Sync,
) -> Result<Printed, Failure> {
    let mut diagnostics = Vec::new();
    let printer = Printer::new(project, &mut diagnostics);
    let printer = match wanted.coaching {
        Some(coaching) => printer.with_coaching(coaching),
        None => printer,
    };
    let press = printer.press(wanted.duplex);
    let Config {
        speaking,
        visibility,
        ..
    } = project.config;
    let portfolio = gathered.portfolio();
    let laid: Vec<(Laid, Vec<Diagnostic>)> = wanted
        .stories
        .par_iter()
        .enumerate()
        .map_init(
            || press.typesetter(),
            |typesetter, (index, id)| {
                let sheet = sheet::cut(portfolio.story(*id), &gathered.headings, speaking);
                let place = (index + 1, wanted.stories.len());
                let face = Face::of(portfolio, *id, &sheet, visibility, place);
                let laid = typesetter.lay_out(&face);
                let problems = printer.problems(&face, &laid);
                laid_out();
                (laid, problems)
            },
        )
        .collect();
    let sheets: Vec<&Laid> = laid.iter().map(|(laid, _)| laid).collect();
    let title = match sheets.as_slice() {
        [only] => only.title.clone(),
        _ => printer.title(),
    };
    let (bytes, pages) = press.print(&sheets, &title)?;
    diagnostics.extend(laid.into_iter().flat_map(|(_, problems)| problems));
    Ok(Printed {
        bytes,
        pages,
        diagnostics,
    })
}

/// Prints every sheet by itself, and all of them together.
pub(super) fn site(
    edition: &Edition<'_>,
    memory: &Memory,
    options: &RunOptions<'_>,
    sink: &impl Sink,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let plan = &edition.plan;
    let sheets = plan.printed_sheets();
    let Some(all) = plan.all_printed() else {
        return Ok(());
    };
    let printer = Printer::new(edition.project, diagnostics);
    let press = printer.press(false);
    let laid: Vec<(Proof, Vec<Diagnostic>)> = sheets
        .par_iter()
        .map_init(
            || press.typesetter(),
            |typesetter, (id, _)| {
                let face = plan.face(*id);
                let proof = printer.lay_out(typesetter, &face, memory);
                let problems = printer.problems(&face, &proof.laid);
                (options.on_step)();
                (proof, problems)
            },
        )
        .collect();
    // One thread writes what holds all of them, while the others write each by itself.
    let together = || {
        let proofs = laid.iter().map(|(proof, _)| proof);
        sink.write(&all, &printer.together(&press, proofs, memory)?)
    };
    let alone = || {
        let sheets = sheets.par_iter().zip(&laid);
        sheets.try_for_each(|((_, route), (proof, _))| {
            (options.on_step)();
            sink.write(route, &proof.alone(&press, memory)?)
        })
    };
    let (together, alone) = rayon::join(together, alone);
    together.and(alone)?;
    diagnostics.extend(laid.into_iter().flat_map(|(_, problems)| problems));
    Ok(())
}

/// Prints the sheet of a story when somebody asks for it, byte for byte as [`site`] does.
///
/// # Errors
/// When the engine refuses it, which no content should bring about.
pub(super) fn one(
    plan: &Plan<'_>,
    project: &Project,
    memory: &Memory,
    id: StoryId,
) -> Result<Arc<[u8]>, Failure> {
    let printer = Printer::new(project, &mut Vec::new());
    let press = printer.press(false);
    let proof = printer.lay_out(&mut press.typesetter(), &plan.face(id), memory);
    proof.alone(&press, memory)
}

/// Prints all sheets together when somebody asks for them, byte for byte as [`site`] does.
///
/// # Errors
/// When the engine refuses them, which no content should bring about.
pub(super) fn all(
    plan: &Plan<'_>,
    project: &Project,
    memory: &Memory,
) -> Result<Arc<[u8]>, Failure> {
    let printer = Printer::new(project, &mut Vec::new());
    let press = printer.press(false);
    let proofs: Vec<Proof> = plan
        .printed_sheets()
        .par_iter()
        .map_init(
            || press.typesetter(),
            |typesetter, (id, _)| printer.lay_out(typesetter, &plan.face(*id), memory),
        )
        .collect();
    printer.together(&press, proofs.iter(), memory)
}

/// What is wrong with the design and the fonts of a site whose sheets are printed.
pub(super) fn problems(plan: &Plan<'_>, project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    if plan.all_printed().is_some() {
        Printer::new(project, diagnostics);
    }
}
