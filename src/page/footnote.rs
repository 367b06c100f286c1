//! Footnotes with the ways back to the text.

use std::borrow::Cow;

use serde::Serialize;

use crate::markdown::{Fragment, Prose};

use super::Plan;
use super::html::LinkContext;

/// What a text says in a footnote. Number n has the id `fn:n`.
#[derive(Debug, Serialize)]
pub struct FootnoteView<'a> {
    /// What it says.
    pub html: Cow<'a, str>,
    /// The ids of the places on the page that refer to it, in order.
    pub references: Vec<&'a str>,
}

impl Plan<'_> {
    /// The footnotes of a file on its own page, which shows these pieces of its `text`.
    pub(super) fn footnotes<'f>(
        &self,
        footnotes: &'f [Prose],
        text: impl Iterator<Item = &'f Fragment>,
        context: LinkContext<'_>,
    ) -> Vec<FootnoteView<'f>> {
        if footnotes.is_empty() {
            return Vec::new();
        }
        let links: Vec<_> = text
            .chain(footnotes.iter().map(|note| &note.html))
            .flat_map(Fragment::links)
            .filter_map(|link| Some((link.destination.as_str(), link.anchor.as_deref()?)))
            .collect();
        (1..)
            .zip(footnotes)
            .map(|(number, footnote)| {
                let to_it = format!("#fn:{number}");
                let references = links.iter().filter(|(footnote, _)| *footnote == to_it);
                FootnoteView {
                    html: self.html(&footnote.html, context),
                    references: references.map(|(_, anchor)| *anchor).collect(),
                }
            })
            .collect()
    }
}
