//! Prints chosen sheets, or what belongs to an interview, into one file.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::pdf::{SheetLayout, SheetPrinter};
use crate::portfolio::StoryId;
use crate::url::Route;

use super::inputs::Inputs;
use super::snapshot::Snapshot;

/// What is to be printed, and how.
#[derive(Debug, Clone)]
pub struct PrintRequest {
    /// What is to be printed.
    pub subject: PrintSubject,
    /// Whether the author's notes to self are on the sheets; `None` leaves it to the design.
    pub coaching: Option<bool>,
    /// Whether both sides of the paper are printed.
    pub duplex: bool,
}

/// What is to be printed.
#[derive(Debug, Clone)]
pub enum PrintSubject {
    /// The sheets of stories, in the order in which they are printed.
    Sheets(Vec<StoryId>),
    /// The plan of an interview, by its index in the portfolio, and the sheets of its stories.
    Pack(usize),
    /// The card for the pocket of an interview.
    Card {
        /// The interview's index in the portfolio.
        interview: usize,
        /// Whether it is on a card that fits a pocket, rather than on the paper of the settings.
        on_pocket_paper: bool,
    },
}

/// What is printed.
#[derive(Debug)]
pub struct PrintResult {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl PrintSubject {
    /// The stories that are printed, in their order.
    pub fn stories(&self, snapshot: &Snapshot) -> Vec<StoryId> {
        self.stories_of(&snapshot.inputs)
    }

    fn stories_of(&self, inputs: &Inputs) -> Vec<StoryId> {
        match self {
            Self::Sheets(stories) => stories.clone(),
            Self::Pack(interview) | Self::Card { interview, .. } => {
                inputs.interviews[*interview].stories()
            }
        }
    }

    /// The interview that it belongs to, by its index in the portfolio.
    pub fn interview(&self) -> Option<usize> {
        match self {
            Self::Sheets(_) => None,
            Self::Pack(interview) | Self::Card { interview, .. } => Some(*interview),
        }
    }
}

/// Prints what is requested into one file; sheets are numbered among themselves. `on_layout` is
/// called when the sheet of a story is laid out.
///
/// # Errors
/// When the engine refuses them, which no content should bring about.
pub fn print(
    snapshot: &Snapshot,
    request: &PrintRequest,
    on_layout: impl Fn() + Sync,
) -> Result<PrintResult, Failure> {
    let inputs = &snapshot.inputs;
    let mut diagnostics = Vec::new();
    let printer = printer(inputs, request, &mut diagnostics);
    let paper = paper(inputs, &printer, &request.subject, on_layout);
    diagnostics.extend(paper.problems(inputs, &printer, &request.subject));
    let texts = paper.layouts().map(SheetLayout::text);
    let shown: String = texts
        .chain([paper.title.clone()])
        .collect::<Vec<_>>()
        .join("\n");
    diagnostics.extend(inputs.leaks(&Route::new("cheat-sheets.pdf"), shown.as_bytes()));
    inputs.policy.apply(&mut diagnostics);
    let layouts: Vec<&SheetLayout> = paper.layouts().collect();
    let document = printer.print(&layouts, &paper.title, request.duplex)?;
    Ok(PrintResult {
        bytes: document.bytes,
        pages: document.pages,
        diagnostics,
    })
}

/// What goes on paper, laid out.
struct Paper {
    /// What the document is called.
    title: String,
    /// The plan or the card of the interview.
    of_interview: Option<SheetLayout>,
    /// The sheets behind it.
    sheets: Vec<SheetLayout>,
}

fn paper(
    inputs: &Inputs,
    printer: &SheetPrinter,
    subject: &PrintSubject,
    on_layout: impl Fn() + Sync,
) -> Paper {
    let sheets = |stories: &[StoryId]| {
        let contents = inputs.sheets_of(stories);
        let layouts = contents.par_iter().map(|content| {
            let layout = printer.layout(content);
            on_layout();
            layout
        });
        layouts.collect::<Vec<_>>()
    };
    match subject {
        PrintSubject::Sheets(stories) => {
            let sheets = sheets(stories);
            let title = match sheets.as_slice() {
                [only] => only.title.clone(),
                _ => inputs.title_of_sheets(),
            };
            Paper {
                title,
                of_interview: None,
                sheets,
            }
        }
        PrintSubject::Pack(interview) => {
            let plan = printer.layout_plan(&inputs.interview_on_paper(*interview));
            Paper {
                title: plan.title.clone(),
                of_interview: Some(plan),
                sheets: sheets(&inputs.interviews[*interview].stories()),
            }
        }
        PrintSubject::Card { interview, .. } => {
            let card = printer.layout_card(&inputs.interview_on_paper(*interview));
            Paper {
                title: inputs.title_of_card(&card.title),
                of_interview: Some(card),
                sheets: Vec::new(),
            }
        }
    }
}

impl Paper {
    /// All that is printed, in its order.
    fn layouts(&self) -> impl Iterator<Item = &SheetLayout> {
        self.of_interview.iter().chain(&self.sheets)
    }

    /// What is wrong with the sheets, then with what is printed of the interview.
    fn problems(
        &self,
        inputs: &Inputs,
        printer: &SheetPrinter,
        subject: &PrintSubject,
    ) -> Vec<Diagnostic> {
        let sources = &inputs.project.sources;
        let stories = subject.stories_of(inputs);
        let sheets = stories.iter().zip(&self.sheets);
        let mut problems: Vec<Diagnostic> = sheets
            .flat_map(|(id, layout)| printer.problems(inputs.portfolio.story(*id), layout, sources))
            .collect();
        if let (Some(layout), Some(index)) = (&self.of_interview, subject.interview()) {
            let interview = &inputs.portfolio.interviews[index].said;
            let sheets = self.sheets.iter();
            problems.extend(SheetPrinter::problems_of_interview(
                interview, layout, sheets, sources,
            ));
        }
        problems
    }
}

/// The printer for a request.
fn printer(
    inputs: &Inputs,
    request: &PrintRequest,
    diagnostics: &mut Vec<Diagnostic>,
) -> SheetPrinter {
    let sheets = &inputs.project.config.sheets;
    let printer = match request.subject {
        PrintSubject::Card {
            on_pocket_paper: true,
            ..
        } => inputs.printer_on(&sheets.for_the_pocket(), diagnostics),
        _ => inputs.printer_on(sheets, diagnostics),
    };
    match request.coaching {
        Some(coaching) => printer.with_coaching(coaching),
        None => printer,
    }
}
