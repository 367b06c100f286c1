//! All printed sheets together, in the portfolio's order.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Key;
use crate::page;
use crate::pdf::SheetLayout;
use crate::portfolio::StoryId;

use super::{Content, Fault, Made, OutputKind};

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        let all = inputs
            .has_printed_sheets()
            .then(|| (page::printed_sheets(), 0));
        all.into_iter().collect()
    },
    key: Some(|inputs, _| {
        let stories = inputs.portfolio.stories();
        let keys: Vec<Key> = stories.map(|(id, _)| inputs.sheet_key(id)).collect();
        Key::of(&(keys, inputs.title_of_sheets()))
    }),
    shows_content: |_, _| true,
    make: |inputs, _| {
        let stories = 0..inputs.portfolio.stories.len();
        let layouts: Vec<Arc<SheetLayout>> = stories
            .into_par_iter()
            .map(|number| inputs.layout(StoryId(number)))
            .collect();
        let layouts: Vec<&SheetLayout> = layouts.iter().map(AsRef::as_ref).collect();
        let printer = &inputs.printer().0;
        let title = inputs.title_of_sheets();
        let printed = printer.print(&layouts, &title, false);
        Ok(Made {
            content: Content::Bytes(printed.map_err(Fault::World)?.bytes),
            // The sheets in it are searched one by one.
            problems: inputs.leaks(&page::printed_sheets(), title.as_bytes()),
        })
    },
};
