//! The blocks of a text.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use super::fragment::Fragment;
use super::prose::Prose;
use super::words::Words;
use crate::source::Span;

/// One of the outermost blocks of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its place, without the blank lines behind it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// Hashes what the block says, wherever it was written.
impl Hash for Block {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.kind.hash(state);
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading.
    Heading(Heading),
    /// A paragraph, with its `<p>`.
    Paragraph(Prose),
    /// A list with at least one titled card: an item that opens in bold.
    Cards(CardList),
    /// Anything else, with its own tags: a plain list, a quote, a table, code, a rule, raw HTML. Its
    /// words have a line for each block in it.
    Other(Prose),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// An anchor for links to it, unique in the document.
    pub id: String,
    /// What it says; its HTML is what is inside the heading's tags.
    pub prose: Prose,
    /// Its place.
    pub span: Span,
}

/// Hashes what the heading says, wherever it was written.
impl Hash for Heading {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.level, &self.id, &self.prose).hash(state);
    }
}

/// A list that holds titled cards.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardList {
    /// Whether its items are numbered.
    pub ordered: bool,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// An item of a list that holds titled cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its place, from its bullet on.
    pub span: Span,
    /// The bold that it opens with, without `<strong>` and without a dash, colon or full stop at its
    /// end.
    pub title: Option<Prose>,
    /// The rest, without the dash, colon or full stop behind the title; the first letter is kept
    /// as written. In `<p>` only where blank lines part the items.
    pub body: Prose,
    /// All its words as they were written, those of the title too.
    pub words: Words,
}

/// Hashes what the item says, wherever it was written.
impl Hash for Item {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.title, &self.body, &self.words).hash(state);
    }
}

impl From<Heading> for Block {
    fn from(heading: Heading) -> Self {
        Self {
            span: heading.span,
            kind: BlockKind::Heading(heading),
        }
    }
}

impl Block {
    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading(_))
    }

    /// Its words as plain text; for a list of cards those of each item on a line of their own.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.kind {
            BlockKind::Heading(heading) => Cow::Borrowed(heading.prose.text()),
            BlockKind::Paragraph(prose) | BlockKind::Other(prose) => Cow::Borrowed(prose.text()),
            BlockKind::Cards(list) => {
                let items = list.items.iter().map(|item| item.words.text.as_str());
                Cow::Owned(items.collect::<Vec<_>>().join("\n"))
            }
        }
    }

    /// Every piece of HTML in it.
    pub fn fragments(&self) -> Vec<&Fragment> {
        match &self.kind {
            BlockKind::Heading(heading) => vec![&heading.prose.html],
            BlockKind::Paragraph(prose) | BlockKind::Other(prose) => vec![&prose.html],
            BlockKind::Cards(list) => {
                let items = list.items.iter();
                let prose = items.flat_map(|item| item.title.iter().chain([&item.body]));
                prose.map(|prose| &prose.html).collect()
            }
        }
    }
}
