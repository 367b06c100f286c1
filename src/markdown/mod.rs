//! Turns Markdown into blocks of prose with their places and their HTML; highlights code.
//!
//! ```text
//! read (events, raw HTML settled) -> block --> write (HTML, links left open) -> Fragment --+
//!                                      |         '-> highlight (code)                      +-> Prose
//!                                      |-> card (titled items)                             |
//!                                      '-> words (text, way back, emphasis) -> Words ------+
//! ```
//!
//! It knows nothing of stories: which heading is which section, where a link leads and whether its
//! scheme is allowed, and how words are counted are left to others.

mod block;
mod card;
mod comment;
mod footnote;
mod fragment;
mod highlight;
mod input;
mod prose;
mod read;
mod words;
mod write;

use pulldown_cmark::{Event, Tag};

use self::card::card;
use self::footnote::Footnotes;
use self::read::{ParsedEvents, PlacedEvent, take_inside};
use self::write::Shared;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::url::{UniqueNames, slug};

pub use self::block::{Block, BlockKind, CardList, Heading, Item};
pub use self::fragment::{Fragment, Link, LinkKind};
pub use self::highlight::Highlighter;
pub use self::input::Input;
pub use self::prose::Prose;
pub use self::words::{Emphasis, EmphasisKind, Words};

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
    pub footnotes: Vec<Prose>,
    /// Whether some code was highlighted, so that a page that shows it needs the syntax style.
    pub has_code: bool,
}

/// Reads Markdown. Never fails: what is odd is reported, and everything else is read.
pub fn parse(
    input: &Input<'_>,
    options: &Options<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Document {
    let cleared = comment::without_split_comments(input, diagnostics);
    let ParsedEvents {
        events,
        definitions,
    } = read::read(&cleared, input, options.raw_html, diagnostics);
    let mut shared = Shared {
        highlighter: options.highlighter,
        anchors: UniqueNames::of_headings(),
        footnotes: Footnotes::new(&definitions),
        has_code: false,
    };
    let blocks = blocks(&events, &mut shared);
    let footnotes = footnotes(&mut shared);
    shared.footnotes.report_unused(diagnostics);
    Document {
        blocks,
        footnotes,
        has_code: shared.has_code,
    }
}

fn blocks(mut events: &[PlacedEvent<'_>], shared: &mut Shared<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    while let Some(((first, span), mut rest)) = events.split_first() {
        let inside = match first {
            Event::Start(_) => take_inside(&mut rest),
            _ => &[],
        };
        let whole = &events[..events.len() - rest.len()];
        blocks.push(Block {
            span: *span,
            kind: kind(first, *span, inside, whole, shared),
        });
        events = rest;
    }
    blocks
}

/// What the block is that begins with `first`; `inside` leaves out its first and its last event.
fn kind(
    first: &Event<'_>,
    span: Span,
    inside: &[PlacedEvent<'_>],
    whole: &[PlacedEvent<'_>],
    shared: &mut Shared<'_>,
) -> BlockKind {
    match first {
        Event::Start(Tag::Heading { level, id, .. }) => {
            let words = Words::of(inside);
            let wanted = id.as_deref().unwrap_or(&words.text);
            BlockKind::Heading(Heading {
                level: *level as u8,
                id: shared.anchors.take(&slug(wanted)),
                prose: shared.prose(inside),
                span,
            })
        }
        Event::Start(Tag::Paragraph) => BlockKind::Paragraph(shared.prose(whole)),
        Event::Start(Tag::List(number)) => match cards(inside, shared) {
            Some(items) => BlockKind::Cards(CardList {
                ordered: number.is_some(),
                items,
            }),
            None => BlockKind::Other(shared.prose(whole)),
        },
        _ => BlockKind::Other(shared.prose(whole)),
    }
}

/// The items of a list, if at least one is a titled card.
fn cards(list: &[PlacedEvent<'_>], shared: &mut Shared<'_>) -> Option<Vec<Item>> {
    let items: Vec<_> = items(list)
        .map(|(span, content)| (span, content, card(content)))
        .collect();
    items.iter().find(|(.., card)| card.is_some())?;
    let items = items.iter().map(|(span, content, card)| Item {
        span: *span,
        title: card.as_ref().map(|card| shared.prose(&card.title)),
        body: shared.prose(card.as_ref().map_or(content, |card| &card.rest)),
        words: Words::of(content),
    });
    Some(items.collect())
}

/// The place and the content of each item of a list.
fn items<'e, 'a>(
    mut list: &'e [PlacedEvent<'a>],
) -> impl Iterator<Item = (Span, &'e [PlacedEvent<'a>])> {
    std::iter::from_fn(move || {
        let ((_, span), rest) = list.split_first()?;
        list = rest;
        Some((*span, take_inside(&mut list)))
    })
}

/// Writes the footnotes in order. One footnote may refer to others, which then follow.
fn footnotes(shared: &mut Shared<'_>) -> Vec<Prose> {
    let mut footnotes = Vec::new();
    while let Some(content) = shared.footnotes.content(footnotes.len() + 1) {
        footnotes.push(shared.prose(content));
    }
    footnotes
}
