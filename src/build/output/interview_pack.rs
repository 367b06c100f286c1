//! The pack of an interview: its plan, and the sheets of its stories in the order of its rounds.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Key;
use crate::page;
use crate::pdf::{SheetLayout, SheetPrinter};

use super::{Content, Fault, Made, OutputKind};

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        if !inputs.has_printed_interviews() {
            return Vec::new();
        }
        let interviews = inputs.portfolio.interviews.iter().enumerate();
        interviews
            .map(|(index, it)| (page::printed_interview(&it.said), index))
            .collect()
    },
    key: Some(|inputs, number| {
        let sheets = inputs.sheets_of(&inputs.interviews[number].stories());
        let interview = inputs.interview_on_paper(number);
        Key::of(&(inputs.project.looks, interview, sheets))
    }),
    shows_content: |_, _| true,
    make: |inputs, number| {
        let printer = &inputs.printer().0;
        let interview = &inputs.portfolio.interviews[number].said;
        let plan = printer.layout_plan(&inputs.interview_on_paper(number));
        let sheets = inputs.sheets_of(&inputs.interviews[number].stories());
        let sheets: Vec<Arc<SheetLayout>> = sheets
            .par_iter()
            .map(|sheet| inputs.layout_of(sheet))
            .collect();
        let sheets = || sheets.iter().map(AsRef::as_ref);
        let layouts: Vec<&SheetLayout> = std::iter::once(&plan).chain(sheets()).collect();
        let printed = printer.print(&layouts, &plan.title, false);
        // What is wrong with a sheet in it is reported where it is printed on its own.
        let sources = &inputs.project.sources;
        let problem = SheetPrinter::problems_of_interview(interview, &plan, sheets(), sources);
        let leaks = inputs.leaks(&page::printed_interview(interview), plan.text().as_bytes());
        Ok(Made {
            content: Content::Bytes(printed.map_err(Fault::World)?.bytes),
            problems: problem.into_iter().chain(leaks).collect(),
        })
    },
};
