//! Pages: what the theme renders.

use crate::page::Plan;

use super::{Fault, OutputKind};

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        let pages = inputs.pages.iter().zip(0..);
        pages
            .map(|(page, number)| (page.route.clone(), number))
            .collect()
    },
    key: None,
    shows_content: |inputs, number| !Plan::is_before(&inputs.pages[number]),
    make: |inputs, number| {
        let html = match &inputs.theme {
            Some(theme) => theme.render(&inputs.pages[number], &inputs.plan()),
            // Without a theme there are no pages.
            None => Ok(String::new()),
        };
        html.map(|html| html.into_bytes().into())
            .map_err(Fault::Template)
    },
};
