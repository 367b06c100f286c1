//! Is a text to be read, with the way back to the file that it comes from.

use std::ops::Range;

use crate::source::{FileId, Rewritten, Span};

/// A text to be read. All spans that are made of it are places in its file.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    file: FileId,
    /// What the file says from byte `offset` on, as it is read.
    rewritten: &'a Rewritten,
    offset: usize,
    /// The part of it that is read.
    part: Range<usize>,
}

impl<'a> Input<'a> {
    /// A part of what was made of the text of `file` from byte `offset` on.
    pub fn new(file: FileId, offset: usize, rewritten: &'a Rewritten, part: Range<usize>) -> Self {
        Self {
            file,
            rewritten,
            offset,
            part,
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        &self.rewritten.text()[self.part.clone()]
    }

    /// Where a stretch of the text, or of one that is as long, is in the file.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let text = self.rewritten.text();
        let [start, end] =
            [range.start, range.end].map(|at| text.floor_char_boundary(self.part.start + at));
        let origin = self.rewritten.origin_of(start..end.max(start));
        Span::new(
            self.file,
            self.offset + origin.start..self.offset + origin.end,
        )
    }
}
