//! Printed sheets: a PDF for each story.

use crate::page;
use crate::portfolio::StoryId;

use super::{Content, Fault, Made, OutputKind};

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        if !inputs.has_printed_sheets() {
            return Vec::new();
        }
        let stories = inputs.portfolio.stories();
        stories
            .map(|(id, story)| (page::printed_sheet(story), id.0))
            .collect()
    },
    key: Some(|inputs, number| inputs.sheet_key(StoryId(number))),
    shows_content: |_, _| true,
    make: |inputs, number| {
        let layout = inputs.layout(StoryId(number));
        let printer = &inputs.printer().0;
        let printed = printer.print(&[&layout], &layout.title, false);
        let story = inputs.portfolio.story(StoryId(number));
        let mut problems = printer.problems(story, &layout, &inputs.project.sources);
        let route = page::printed_sheet(story);
        problems.extend(inputs.leaks(&route, layout.text().as_bytes()));
        Ok(Made {
            content: Content::Bytes(printed.map_err(Fault::World)?.bytes),
            problems,
        })
    },
};
