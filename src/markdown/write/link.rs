//! Writes links, images and footnote references, each with a hole for its destination.

use std::fmt::Write as _;

use super::Writer;
use crate::html;
use crate::markdown::footnote::Reference;
use crate::markdown::fragment::{Link, LinkKind};
use crate::markdown::read::PlacedEvent;
use crate::markdown::words::Words;
use crate::source::Span;

impl Writer<'_, '_> {
    pub(super) fn start_link(&mut self, destination: String, title: &str, span: Span) {
        let start = self.html.len();
        self.html.push_str("<a href=\"");
        let hole = self.html.len();
        self.html.push('"');
        self.title(title);
        self.html.push('>');
        let end = self.html.len();
        self.open_links.push(self.links.len());
        self.links.push(Link {
            kind: LinkKind::Link,
            destination,
            anchor: None,
            span,
            before: start..end,
            hole,
            after: end..end,
        });
    }

    pub(super) fn end_link(&mut self) {
        let start = self.html.len();
        self.html.push_str("</a>");
        if let Some(index) = self.open_links.pop() {
            self.links[index].after = start..self.html.len();
        }
    }

    pub(super) fn image(
        &mut self,
        destination: &str,
        title: &str,
        inside: &[PlacedEvent<'_>],
        span: Span,
    ) {
        let start = self.html.len();
        self.html.push_str("<img src=\"");
        let hole = self.html.len();
        self.html.push_str("\" alt=\"");
        let before = start..self.html.len();
        html::push_escaped(&mut self.html, &Words::of(inside).text);
        let words_end = self.html.len();
        self.html.push('"');
        self.title(title);
        self.html.push_str(" loading=\"lazy\">");
        self.links.push(Link {
            kind: LinkKind::Image,
            destination: destination.to_owned(),
            anchor: None,
            span,
            before,
            hole,
            after: words_end..self.html.len(),
        });
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            html::push_escaped(&mut self.html, title);
            self.html.push('"');
        }
    }

    pub(super) fn footnote_reference(&mut self, label: &str, span: Span) {
        let Some(Reference { number, time }) = self.shared.footnotes.refer(label) else {
            html::push_escaped(&mut self.html, &format!("[^{label}]"));
            return;
        };
        let start = self.html.len();
        self.html.push_str("<sup class=\"footnote\"><a href=\"");
        let hole = self.html.len();
        let _ = write!(self.html, "\" role=\"doc-noteref\">{number}</a></sup>");
        let end = self.html.len();
        self.links.push(Link {
            kind: LinkKind::Footnote,
            destination: format!("#fn:{number}"),
            anchor: Some(match time {
                1 => format!("fnref:{number}"),
                _ => format!("fnref:{number}:{time}"),
            }),
            span,
            before: start..end,
            hole,
            after: end..end,
        });
    }
}
