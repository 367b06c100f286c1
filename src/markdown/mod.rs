//! Turns Markdown into blocks of HTML with their places, outline and plain text; highlights code.
//!
//! ```text
//! read (events, raw HTML settled) -> blocks -> write (HTML, links left open) -> Fragment
//!                                      |-> card (titled items)   |-> highlight (code)
//!                                      '-> text (words)
//! ```
//!
//! It knows nothing of stories: which heading is which section, where a link leads and whether its
//! scheme is allowed, and how words are counted are left to others.

mod card;
mod footnote;
mod fragment;
mod highlight;
mod read;
mod text;
mod write;

use std::borrow::Cow;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag};

use self::card::card;
use self::footnote::Footnotes;
use self::read::{Piece, Reading, take_inside};
use self::text::text;
use self::write::Shared;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::url::{UniqueNames, slug};

pub use self::fragment::{Fragment, Link, LinkKind};
pub use self::highlight::Highlighter;

/// How Markdown is read.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Whether raw HTML is passed through. Otherwise it is shown as text, with one warning.
    /// Comments never reach a page: people keep notes to themselves in them.
    pub raw_html: bool,
    /// What highlights code.
    pub highlighter: &'a Highlighter,
}

/// A text, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its blocks in order, outermost only. Footnote definitions and comments are no blocks.
    pub blocks: Vec<Block>,
    /// What each footnote says, in the order of first reference: footnote 1 comes first.
    pub footnotes: Vec<Fragment>,
    /// Whether some code was highlighted, so that a page that shows it needs the syntax style.
    pub has_code: bool,
    /// Whether there is any link, picture or reference to a footnote in it.
    pub has_links: bool,
}

/// One of the outermost blocks of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the blank lines behind it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading { .. })
    }

    /// Its words; for a list those of each item on a line of their own.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.kind {
            BlockKind::Heading { text, .. } => Cow::Borrowed(text),
            BlockKind::Paragraph { text, .. } | BlockKind::Other { text, .. } => {
                Cow::Borrowed(text)
            }
            BlockKind::List(list) => {
                let items: Vec<&str> = list.items.iter().map(|item| item.text.as_str()).collect();
                Cow::Owned(items.join("\n"))
            }
        }
    }

    /// Every piece of HTML in it.
    pub fn fragments(&self) -> Vec<&Fragment> {
        match &self.kind {
            BlockKind::Heading { html, .. } => vec![html],
            BlockKind::Paragraph { html, .. } | BlockKind::Other { html, .. } => vec![html],
            BlockKind::List(list) => {
                let items = list.items.iter();
                items
                    .flat_map(|item| item.title.iter().chain([&item.html]))
                    .collect()
            }
        }
    }
}

/// What a block is.
///
/// A `text` is the plain text as a person would say it: a line break in the source is a space,
/// a hard one a line break; images and footnote numbers are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// An id for links to it, unique in the document.
        id: String,
        /// Its words.
        text: String,
        /// What stands inside the heading's tags.
        html: Fragment,
    },
    /// A paragraph.
    Paragraph {
        /// With its `<p>`.
        html: Arc<Fragment>,
        /// Its words.
        text: Arc<str>,
    },
    /// A list with at least one titled card: an item that opens in bold.
    List(List),
    /// Anything else: a plain list, a quote, a table, code, a rule, raw HTML.
    Other {
        /// With its own tags.
        html: Arc<Fragment>,
        /// Its words, a line for each block in it.
        text: Arc<str>,
    },
}

/// A list that holds titled cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Whether its items are numbered.
    pub ordered: bool,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it stands, from its bullet on.
    pub span: Span,
    /// The bold that it opens with, without `<strong>` and without a dash, colon or full stop at its end.
    pub title: Option<Fragment>,
    /// The rest, without the dash, colon or full stop behind the title; the first letter is kept
    /// as written. In `<p>` only where blank lines part the items.
    pub html: Fragment,
    /// All its words, those of the title too.
    pub text: String,
}

/// Reads the part of a file that is Markdown.
///
/// `file_text` is the whole file and `body` the part to read, so that all spans are places in the
/// file. Never fails: what is odd is reported, and everything else is read.
pub fn parse(
    file_text: &str,
    body: Span,
    options: &Options<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Document {
    let Reading {
        events,
        definitions,
    } = read::read(file_text, body, options.raw_html, diagnostics);
    let mut shared = Shared {
        highlighter: options.highlighter,
        anchors: UniqueNames::default(),
        footnotes: Footnotes::new(&definitions),
        has_code: false,
        has_links: false,
        buffer: String::new(),
    };
    let blocks = blocks(&events, &mut shared);
    let footnotes = footnotes(&mut shared);
    shared.footnotes.report_unused(diagnostics);
    Document {
        blocks,
        footnotes,
        has_code: shared.has_code,
        has_links: shared.has_links,
    }
}

fn blocks(mut events: &[Piece<'_>], shared: &mut Shared<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    while let Some(((first, span), mut rest)) = events.split_first() {
        let inside = match first {
            Event::Start(_) => take_inside(&mut rest),
            _ => &[],
        };
        let whole = &events[..events.len() - rest.len()];
        blocks.push(Block {
            span: *span,
            kind: kind(first, inside, whole, shared),
        });
        events = rest;
    }
    blocks
}

/// What the block is that begins with `first`; `inside` leaves out its first and its last event.
fn kind(
    first: &Event<'_>,
    inside: &[Piece<'_>],
    whole: &[Piece<'_>],
    shared: &mut Shared<'_>,
) -> BlockKind {
    match first {
        Event::Start(Tag::Heading { level, .. }) => {
            let text = text(inside);
            return BlockKind::Heading {
                level: *level as u8,
                id: shared.anchors.take(&slug(&text)),
                html: shared.fragment(inside),
                text,
            };
        }
        Event::Start(Tag::Paragraph) => {
            return BlockKind::Paragraph {
                html: shared.fragment(whole).into(),
                text: text(whole).into(),
            };
        }
        Event::Start(Tag::List(number)) => {
            if let Some(items) = cards(inside, shared) {
                let ordered = number.is_some();
                return BlockKind::List(List { ordered, items });
            }
        }
        _ => {}
    }
    BlockKind::Other {
        html: shared.fragment(whole).into(),
        text: text(whole).into(),
    }
}

/// The items of a list, if at least one is a titled card.
fn cards(list: &[Piece<'_>], shared: &mut Shared<'_>) -> Option<Vec<Item>> {
    let items: Vec<_> = items(list)
        .map(|(span, content)| (span, content, card(content)))
        .collect();
    items.iter().find(|(.., card)| card.is_some())?;
    let items = items.iter().map(|(span, content, card)| Item {
        span: *span,
        title: card.as_ref().map(|card| shared.fragment(&card.title)),
        html: shared.fragment(card.as_ref().map_or(content, |card| &card.rest)),
        text: text(content),
    });
    Some(items.collect())
}

/// The place and the content of each item of a list.
fn items<'e, 'a>(mut list: &'e [Piece<'a>]) -> impl Iterator<Item = (Span, &'e [Piece<'a>])> {
    std::iter::from_fn(move || {
        let ((_, span), rest) = list.split_first()?;
        list = rest;
        Some((*span, take_inside(&mut list)))
    })
}

/// Writes the footnotes in order. One footnote may refer to others, which then follow.
fn footnotes(shared: &mut Shared<'_>) -> Vec<Fragment> {
    let mut footnotes = Vec::new();
    while let Some(content) = shared.footnotes.content(footnotes.len() + 1) {
        footnotes.push(shared.fragment(content));
    }
    footnotes
}
