//! The card for the pocket of an interview: a small paper for the way there.

use crate::cache::Key;
use crate::page;

use super::{Content, Fault, Made, OutputKind};

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        if !inputs.has_printed_interviews() {
            return Vec::new();
        }
        let interviews = inputs.portfolio.interviews.iter().enumerate();
        interviews
            .map(|(index, it)| (page::printed_card(&it.said), index))
            .collect()
    },
    key: Some(|inputs, number| {
        let interview = inputs.interview_on_paper(number);
        Key::of(&(inputs.project.looks, interview))
    }),
    shows_content: |_, _| true,
    make: |inputs, number| {
        let printer = &inputs.pocket_printer().0;
        let card = printer.layout_card(&inputs.interview_on_paper(number));
        let title = inputs.title_of_card(&card.title);
        let printed = printer.print(&[&card], &title, false);
        let route = page::printed_card(&inputs.portfolio.interviews[number].said);
        Ok(Made {
            content: Content::Bytes(printed.map_err(Fault::World)?.bytes),
            // A character that no font has is reported for the plan, which says the same.
            problems: inputs.leaks(&route, card.text().as_bytes()),
        })
    },
};
