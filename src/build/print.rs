//! Prints chosen sheets into one file.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::pdf::{SheetLayout, SheetPrinter};
use crate::portfolio::StoryId;
use crate::sheet::SheetContent;

use super::snapshot::Snapshot;

/// Which sheets are to be printed, and how.
#[derive(Debug, Clone)]
pub struct PrintRequest {
    /// The stories, in the order in which they are printed.
    pub stories: Vec<StoryId>,
    /// Whether the author's notes to self are on them; `None` leaves it to the design.
    pub coaching: Option<bool>,
    /// Whether both sides of the paper are printed.
    pub duplex: bool,
}

/// Sheets that are printed.
#[derive(Debug)]
pub struct PrintResult {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What is wrong with the sheets.
    pub diagnostics: Vec<Diagnostic>,
}

/// Prints the requested sheets into one file; they are numbered among themselves. `on_layout` is
/// called when a sheet is laid out.
///
/// # Errors
/// When the engine refuses them, which no content should bring about.
pub fn print(
    snapshot: &Snapshot,
    request: &PrintRequest,
    on_layout: impl Fn() + Sync,
) -> Result<PrintResult, Failure> {
    let inputs = &snapshot.inputs;
    let project = &inputs.project;
    let mut diagnostics = Vec::new();
    let printer = SheetPrinter::new(project, inputs.labels.clone(), &mut diagnostics);
    let printer = match request.coaching {
        Some(coaching) => printer.with_coaching(coaching),
        None => printer,
    };
    let layouts: Vec<SheetLayout> = request
        .stories
        .par_iter()
        .enumerate()
        .map(|(index, id)| {
            let place = (index + 1, request.stories.len());
            let sheet = &inputs.sheets[id.0];
            let content = SheetContent::of(&inputs.portfolio, *id, sheet, place);
            let layout = printer.layout(&content);
            on_layout();
            layout
        })
        .collect();
    for (id, layout) in request.stories.iter().zip(&layouts) {
        let story = inputs.portfolio.story(*id);
        diagnostics.extend(printer.problems(story, layout, &project.sources));
    }
    inputs.policy.apply(&mut diagnostics);
    let title = match layouts.as_slice() {
        [only] => only.title.clone(),
        _ => inputs.title_of_sheets(),
    };
    let layouts: Vec<&SheetLayout> = layouts.iter().collect();
    let document = printer.print(&layouts, &title, request.duplex)?;
    Ok(PrintResult {
        bytes: document.bytes,
        pages: document.pages,
        diagnostics,
    })
}
