//! Words: what a person would say of a text, with the way back to its source and what is stressed.
//!
//! How many words there are and how long they take is left to others.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::read::PlacedEvent;
use crate::html;
use crate::source::Span;

/// The words of a text as a person would say them.
///
/// No marks, no pictures, no footnote numbers. A line break in the source is a space, a hard one a
/// line break; so is the end of each block, of an item and of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// What is stressed in them, in the order in which it ends.
    pub emphasis: Vec<Emphasis>,
    /// Where the head of a table ends that the text opens with, in bytes; else 0.
    head_end: usize,
    /// Where each stretch of the text comes from, in order, none beside another. What lies between two of them was written
    /// by nobody: it is the gap between blocks.
    origins: Vec<Origin>,
}

/// A stretch of words that differs from those around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Emphasis {
    /// The stretch, in bytes of the text.
    pub range: Range<usize>,
    /// How it differs.
    pub kind: EmphasisKind,
}

/// How a stretch of words differs from those around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmphasisKind {
    /// It is bold; so are the cells of a table's head.
    Strong,
    /// It is in italics.
    Italic,
    /// It is an item of a plain list.
    Item,
}

/// A stretch of the text and the place that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    /// In bytes of the text.
    range: Range<usize>,
    span: Span,
}

/// Hashes what is said and how, wherever it was written.
impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.text, &self.emphasis).hash(state);
    }
}

impl Words {
    /// The bold that the text opens with.
    pub fn opening_bold(&self) -> Option<&str> {
        let mut bold = self
            .emphasis
            .iter()
            .filter(|it| it.kind == EmphasisKind::Strong);
        let bold = bold.find(|it| it.range.start == 0)?;
        self.text.get(bold.range.clone())
    }

    /// The words without the head of the table that they open with.
    pub fn without_table_head(&self) -> &str {
        self.text[self.head_end.min(self.text.len())..].trim_start()
    }

    /// Words that were written nowhere.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Takes back what is behind byte `end`.
    fn truncate(&mut self, end: usize) {
        self.text.truncate(end);
        while let Some(last) = self.origins.pop_if(|last| last.range.end > end) {
            self.origins.extend(last.up_to(end));
        }
    }

    /// The words of `events`.
    pub(super) fn of(events: &[PlacedEvent<'_>]) -> Self {
        let mut listener = Listener::default();
        for (event, span) in events {
            listener.hear(event, *span);
        }
        listener.finish()
    }

    /// Where the words `range` (in bytes of the text) are written, from the first to the last of them;
    /// `None` where nobody wrote any of them.
    ///
    /// It is exact for words that are written as they are said. A character that stands for others,
    /// such as a typographic quote or an entity, is where those are.
    pub fn span_of(&self, range: Range<usize>) -> Option<Span> {
        let first = self
            .origins
            .partition_point(|it| it.range.end <= range.start);
        let end = self
            .origins
            .partition_point(|it| it.range.start < range.end);
        let touching = self.origins.get(first..end)?;
        let (first, last) = (touching.first()?, touching.last()?);
        let start = first.source_of(range.start.max(first.range.start)).start;
        let end = last.source_of(range.end.min(last.range.end) - 1).end;
        Some(Span {
            start,
            end,
            ..first.span
        })
    }
}

impl Origin {
    /// What of it is in front of byte `end`; `None` where that is nothing.
    fn up_to(self, end: usize) -> Option<Self> {
        if self.range.start >= end {
            return None;
        }
        let span = Span {
            end: self.source_of(end - 1).end,
            ..self.span
        };
        let range = self.range.start..end;
        Some(Self { range, span })
    }

    /// Where a byte of the text was read from.
    fn source_of(&self, at: usize) -> Span {
        let length = self.span.range().len();
        if length != self.range.len() {
            return self.span;
        }
        let at = self.span.range().start + at - self.range.start;
        Span::new(self.span.file, at..at + 1)
    }
}

/// Whether a tag breaks the line, or says where a word may be broken.
fn is_line_break(tag: &str) -> bool {
    let tag = tag.trim_start_matches(['<', '/']).to_ascii_lowercase();
    let name = tag
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .next();
    name == Some("br")
}

/// Follows events and notes what is heard.
#[derive(Default)]
struct Listener {
    words: Words,
    /// Where the stretches began that are still open, the innermost last.
    open: Vec<(usize, EmphasisKind)>,
    open_images: usize,
}

impl Listener {
    fn hear(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::Image { .. }) => self.open_images += 1,
            Event::End(TagEnd::Image) => self.open_images = self.open_images.saturating_sub(1),
            _ if self.open_images > 0 => {}
            Event::Text(words) => self.say(words, span),
            Event::Code(words) => self.say(words, without_ticks(span, words)),
            Event::Html(html) => {
                self.say(&html::text_of(html), span);
                self.words.text.push('\n');
            }
            Event::InlineHtml(tag) if is_line_break(tag) => self.words.text.push('\n'),
            Event::SoftBreak => self.words.text.push(' '),
            Event::Start(Tag::TableCell) => self.part_cells(),
            Event::HardBreak => self.words.text.push('\n'),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            _ => {}
        }
    }

    fn say(&mut self, words: &str, span: Span) {
        let start = self.words.text.len();
        html::push_visible(&mut self.words.text, words);
        let range = start..self.words.text.len();
        if !range.is_empty() {
            self.words.origins.push(Origin { range, span });
        }
    }

    /// Parts a cell from the one before it in its row.
    fn part_cells(&mut self) {
        let text = &self.words.text;
        if !text.is_empty() && !text.ends_with('\n') {
            let end = text.trim_end_matches([' ', '·']).len();
            self.words.truncate(end);
            self.words.text.push_str(" · ");
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if !is_inline(tag.to_end()) {
            self.end_line();
        }
        let kind = match tag {
            Tag::Strong | Tag::TableHead => EmphasisKind::Strong,
            Tag::Emphasis => EmphasisKind::Italic,
            Tag::Item => EmphasisKind::Item,
            _ => return,
        };
        self.open.push((self.words.text.len(), kind));
    }

    fn end(&mut self, tag: TagEnd) {
        if !is_inline(tag) {
            self.end_line();
        }
        if matches!(
            tag,
            TagEnd::Strong | TagEnd::TableHead | TagEnd::Emphasis | TagEnd::Item
        ) && let Some((start, kind)) = self.open.pop()
        {
            if start == 0 && tag == TagEnd::TableHead {
                self.words.head_end = self.words.text.len();
            }
            let range = start..self.words.text.trim_end().len().max(start);
            self.words.emphasis.push(Emphasis { range, kind });
        }
    }

    fn end_line(&mut self) {
        self.words.truncate(self.words.text.trim_end().len());
        if !self.words.text.is_empty() {
            self.words.text.push('\n');
        }
    }

    fn finish(self) -> Words {
        let mut words = self.words;
        let end = words.text.trim_end().len();
        words.truncate(end);
        for emphasis in &mut words.emphasis {
            emphasis.range = emphasis.range.start.min(end)..emphasis.range.end.min(end);
        }
        words
    }
}

/// The place of code without the marks around it, as far as they are plain.
fn without_ticks(span: Span, code: &str) -> Span {
    let range = span.range();
    let marks = range.len().saturating_sub(code.len());
    if marks % 2 == 1 {
        return span;
    }
    Span::new(span.file, range.start + marks / 2..range.end - marks / 2)
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::TableCell
    )
}
