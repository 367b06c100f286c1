//! Holds file texts by id and turns byte spans into lines and columns.
//!
//! It neither reads files nor knows what they mean.

use std::ops::Range;

/// Names one text among [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one source, always inside it and on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source that the range lies in.
    pub file: FileId,
    /// The first byte, counted from the start of the file.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`. Texts are far below 4 GiB: [`Sources::add`] sees to it.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let byte = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            file,
            start: byte(range.start),
            end: byte(range.end.max(range.start)),
        }
    }

    /// The bytes that the span covers, for slicing its source.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value that was written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// One text and the name that a person knows it by.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path relative to the project's root, with `/` between its parts,
    /// or a description such as `the environment`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Source {
    /// Where `offset` (in bytes) stands. An offset past the end stands at the end.
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// Every text of a project, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// The longest text that is taken, in bytes. Nobody writes a longer story.
    pub const LONGEST: usize = 256 * 1024 * 1024;

    /// Takes a text in and names it. A text over [`Self::LONGEST`] is cut at that length;
    /// whoever reads files refuses such a file first.
    pub fn add(&mut self, path: impl Into<String>, mut text: String) -> FileId {
        text.truncate(text.floor_char_boundary(Self::LONGEST));
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source {
            path: path.into(),
            text,
        });
        id
    }

    /// The source that `id` names.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The text of `id`.
    pub fn text(&self, id: FileId) -> &str {
        &self.get(id).text
    }

    /// The path of `id`, as a person knows it.
    pub fn path(&self, id: FileId) -> &str {
        &self.get(id).path
    }

    /// The text that `span` covers.
    pub fn slice(&self, span: Span) -> &str {
        &self.text(span.file)[span.range()]
    }

    /// Every source with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(&self.files)
    }
}
