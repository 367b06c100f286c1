//! Turns the parser's marks, which count characters, into places in the file.

use saphyr_parser::{Marker, Span as Marks};

use crate::source::Span;

/// The text that is parsed, and where it is.
pub(super) struct SourceMap<'a> {
    text: &'a str,
    /// Where `text` starts in the file.
    offset: usize,
    place: Span,
    /// The byte at which each character starts; empty where bytes and characters agree.
    characters: Vec<u32>,
}

impl<'a> SourceMap<'a> {
    /// The source map of `text`, which covers `place`; without a byte order mark.
    pub(super) fn new(text: &'a str, place: Span) -> Self {
        let marked = text.len();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let characters = if text.is_ascii() {
            Vec::new()
        } else {
            let starts = text.char_indices().map(|(start, _)| start);
            starts
                .filter_map(|start| u32::try_from(start).ok())
                .collect()
        };
        Self {
            text,
            offset: place.start as usize + marked - text.len(),
            place,
            characters,
        }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The empty place before the first character.
    pub(super) fn start(&self) -> Span {
        self.bytes(0, 0)
    }

    /// The first NUL character.
    pub(super) fn nul(&self) -> Option<Span> {
        let at = self.text.find('\0')?;
        Some(self.bytes(at, at + 1))
    }

    /// The place that `marks` enclose.
    pub(super) fn span(&self, marks: Marks) -> Span {
        let start = self.byte(marks.start.index());
        let end = self.byte(marks.end.index());
        self.bytes(start, end.max(start))
    }

    /// The character that `mark` is before; the end of a line is no character.
    pub(super) fn character(&self, mark: Marker) -> Span {
        let start = self.byte(mark.index());
        let next = self.text[start..].chars().next();
        let length = next.filter(|next| !matches!(next, '\r' | '\n'));
        self.bytes(start, start + length.map_or(0, char::len_utf8))
    }

    /// Where a scalar is written, without the line breaks after a block of text, if it is at all.
    pub(super) fn written(&self, span: Span) -> Option<Span> {
        let written = self.slice(span).trim_end();
        let end = span.start + u32::try_from(written.len()).ok()?;
        (!written.is_empty()).then_some(Span { end, ..span })
    }

    /// The closing bracket at `span`, if there is one: most lists and tables just end.
    pub(super) fn bracket(&self, span: Span) -> Option<Span> {
        matches!(self.slice(span), "]" | "}").then_some(span)
    }

    fn slice(&self, span: Span) -> &'a str {
        &self.text[span.start as usize - self.offset..span.end as usize - self.offset]
    }

    fn byte(&self, character: usize) -> usize {
        if self.characters.is_empty() {
            return character.min(self.text.len());
        }
        let start = self.characters.get(character);
        start.map_or(self.text.len(), |&start| start as usize)
    }

    fn bytes(&self, start: usize, end: usize) -> Span {
        Span::new(self.place.file, self.offset + start..self.offset + end)
    }
}
