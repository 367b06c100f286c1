//! Is a piece of HTML whose links are still open.
//!
//! Markdown is rendered once, but each page needs its own relative links. A fragment therefore
//! keeps a hole for every destination; where a link leads is left to whoever fills them.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use crate::html;
use crate::source::Span;

/// What a link is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Words that lead somewhere.
    Link,
    /// A picture.
    Image,
    /// The small number that leads to a footnote.
    Footnote,
}

/// A destination that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// Where it leads, as written, unchecked; `#fn:1` for the first footnote.
    pub destination: String,
    /// The id that leads back to it from its footnote, `fnref:1` for the first reference to the
    /// first one and `fnref:1:2` for the second; `None` for other links.
    pub anchor: Option<String>,
    /// Where it is in the source, from its first bracket to its last.
    pub span: Span,
    /// The HTML in front of the words that stay when the link is dropped.
    pub(super) before: Range<usize>,
    /// The byte at which the destination belongs, inside `before`.
    pub(super) hole: usize,
    /// The HTML behind the words that stay.
    pub(super) after: Range<usize>,
}

/// Hashes what the link is and where it leads, wherever it was written.
impl Hash for Link {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.kind, &self.destination).hash(state);
    }
}

/// Safe HTML in which every destination is still empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Fragment {
    pub(super) html: String,
    pub(super) links: Vec<Link>,
}

impl Fragment {
    /// The HTML that shows `text` as it is.
    pub fn text_only(text: &str) -> Self {
        let mut html = String::with_capacity(text.len());
        html::push_escaped(&mut html, text);
        Self {
            html,
            links: Vec::new(),
        }
    }

    /// Its links, images and footnote references, in the order in which they begin.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Whether it is a block of code.
    pub fn is_code(&self) -> bool {
        self.html.starts_with("<pre")
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// The HTML with every destination replaced by what `resolve` says, escaped here.
    ///
    /// `None` drops a link and keeps its words; an image becomes its alternative text,
    /// and a footnote's number vanishes. A number has its [anchor](Link::anchor) only where its
    /// footnote is on the same page. Free where there are no links.
    pub fn resolve<'a>(
        &'a self,
        mut resolve: impl FnMut(&'a Link) -> Option<Cow<'a, str>>,
    ) -> Cow<'a, str> {
        if self.links.is_empty() {
            return Cow::Borrowed(&self.html);
        }
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        for link in &self.links {
            match resolve(link) {
                Some(destination) => edits.push((link.hole..link.hole, link.filling(&destination))),
                None => edits.extend([
                    (link.before.clone(), String::new()),
                    (link.after.clone(), String::new()),
                ]),
            }
        }
        // An image inside a link comes before that link's end.
        edits.sort_by_key(|(range, _)| range.start);

        let mut html = String::with_capacity(self.html.len() + 32 * self.links.len());
        let mut copied = 0;
        for (range, filling) in edits {
            html.push_str(&self.html[copied..range.start]);
            html.push_str(&filling);
            copied = range.end;
        }
        html.push_str(&self.html[copied..]);
        Cow::Owned(html)
    }
}

impl Link {
    /// What belongs in its hole, which is between quotation marks.
    fn filling(&self, destination: &str) -> String {
        let mut html = String::new();
        html::push_destination(&mut html, destination);
        let is_here = destination.starts_with('#');
        if let Some(anchor) = self.anchor.as_ref().filter(|_| is_here) {
            html.push_str("\" id=\"");
            html.push_str(anchor);
        }
        html
    }
}
