//! Holds file texts by id and turns byte spans into lines and columns.
//!
//! It neither reads files nor knows what they mean.

use std::ops::Range;
use std::sync::Arc;

/// Names one text among [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Its number among the texts of its project, from 0.
    pub fn number(self) -> u32 {
        self.0
    }
}

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
    pub path: Arc<str>,
    /// The whole text, as the rest of Starling sees it.
    pub text: Arc<str>,
    rewriting: Option<Box<Rewriting>>,
}

/// What a text was before some of it was rewritten.
#[derive(Debug, Clone)]
struct Rewriting {
    path: String,
    original: Arc<str>,
    edits: Vec<Edit>,
}

/// A stretch of a text and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the original.
    pub replaced: Range<usize>,
    /// What stands there instead.
    pub replacement: String,
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
    /// The path that addresses are made from: [`Self::path`], rewritten as the text is.
    pub fn public_path(&self) -> &str {
        self.rewriting.as_ref().map_or(&self.path, |it| &it.path)
    }

    /// The text as it is in the file, for showing it to the person who wrote it.
    pub fn original(&self) -> &str {
        self.rewriting
            .as_ref()
            .map_or(&self.text, |it| &it.original)
    }

    /// Where `offset` (in bytes of [`Self::text`]) is in [`Self::original`]. What lies inside a
    /// replacement is where the replaced words begin.
    pub fn original_offset(&self, offset: usize) -> usize {
        let Some(rewriting) = &self.rewriting else {
            return offset.min(self.text.len());
        };
        // How far the text after the edits so far has moved.
        let (mut grown, mut shrunk) = (0, 0);
        for edit in &rewriting.edits {
            let start = edit.replaced.start + grown - shrunk;
            if offset <= start {
                break;
            }
            if offset < start + edit.replacement.len() {
                return edit.replaced.start;
            }
            grown += edit.replacement.len();
            shrunk += edit.replaced.len();
        }
        (offset + shrunk - grown).min(rewriting.original.len())
    }

    /// Where `offset` (in bytes of [`Self::text`]) stands in the file. An offset past the end
    /// stands at the end.
    pub fn position(&self, offset: usize) -> Position {
        let text = self.original();
        let before = &text[..text.floor_char_boundary(self.original_offset(offset))];
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

    /// Takes in a text of which some is to be rewritten, and names it. `edits` are in order and
    /// do not overlap; `public_path` is what addresses are
    /// made from.
    pub fn add_rewritten(
        &mut self,
        path: impl Into<Arc<str>>,
        public_path: String,
        original: Arc<str>,
        edits: Vec<Edit>,
    ) -> FileId {
        let mut text = String::with_capacity(original.len());
        let mut from = 0;
        for edit in &edits {
            text.push_str(&original[from..edit.replaced.start]);
            text.push_str(&edit.replacement);
            from = edit.replaced.end;
        }
        text.push_str(&original[from..]);
        let id = self.add(path, text);
        if let Some(source) = self.files.last_mut() {
            source.rewriting = Some(Box::new(Rewriting {
                path: public_path,
                original,
                edits,
            }));
        }
        id
    }

    /// Takes a text in and names it. A text over [`Self::LONGEST`] is cut at that length;
    /// whoever reads files refuses such a file first.
    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let mut text = text.into();
        if text.len() > Self::LONGEST {
            text = text[..text.floor_char_boundary(Self::LONGEST)].into();
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source {
            path: path.into(),
            text,
            rewriting: None,
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
