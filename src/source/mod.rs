//! Holds file texts by id and turns byte spans into lines and columns.
//!
//! It neither reads files nor knows what they mean.

mod rewritten;

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use self::rewritten::{Edit, Rewritten};

/// Identifies one text among [`Sources`]. A path keeps its id from one scan of a project to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// The id of every path that was met so far.
#[derive(Debug, Clone, Default)]
pub struct FileIds(HashMap<Arc<str>, FileId>);

impl FileIds {
    /// The id of a path; a new one where the path is new.
    fn of(&mut self, path: &Arc<str>) -> FileId {
        let next = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        *self.0.entry(Arc::clone(path)).or_insert(next)
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
    /// Where it is.
    pub span: Span,
}

/// Hashes the value, wherever it was written.
impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T> Spanned<T> {
    /// A value that was written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(change(self.value), self.span)
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
    /// Where each line of [`Self::original`] begins; found when somebody asks first.
    line_starts: OnceLock<Box<[u32]>>,
}

/// What a text was before some of it was rewritten.
#[derive(Debug, Clone)]
struct Rewriting {
    path: String,
    original: Arc<str>,
    rewritten: Rewritten,
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
        match &self.rewriting {
            Some(rewriting) => rewriting.rewritten.origin(offset),
            None => offset.min(self.text.len()),
        }
    }

    /// Where `offset` (in bytes of [`Self::text`]) is in the file. An offset past the end
    /// is at the end.
    pub fn position(&self, offset: usize) -> Position {
        let text = self.original();
        let at = text.floor_char_boundary(self.original_offset(offset));
        let line = self.line_at(at);
        let start = self.line_starts()[line - 1] as usize;
        Position {
            line,
            column: text[start..at].chars().count() + 1,
        }
    }

    /// The line, from 1, that the byte at `offset` of [`Self::original`] is in.
    pub fn line_at(&self, offset: usize) -> usize {
        let starts = self.line_starts();
        starts.partition_point(|start| *start as usize <= offset)
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let text = self.original();
            let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
            let starts = breaks.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX));
            std::iter::once(0).chain(starts).collect()
        })
    }
}

/// Every text of a project by its id.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: HashMap<FileId, Source>,
    ids: FileIds,
}

impl Sources {
    /// The longest text that is taken, in bytes. Nobody writes a longer story.
    pub const LONGEST: usize = 256 * 1024 * 1024;

    /// No texts yet, but the ids of an earlier scan.
    pub fn with_ids(ids: FileIds) -> Self {
        Self {
            files: HashMap::new(),
            ids,
        }
    }

    /// The ids of the paths so far, for the next scan.
    pub fn ids(&self) -> &FileIds {
        &self.ids
    }

    /// Adds a text of which some is rewritten. `edits` are in order and do not overlap; addresses are
    /// made from `public_path`.
    pub fn add_rewritten(
        &mut self,
        path: impl Into<Arc<str>>,
        public_path: String,
        original: Arc<str>,
        edits: &[Edit],
    ) -> FileId {
        let rewritten = Rewritten::by(&original, edits);
        let text: Arc<str> = rewritten.text().into();
        let rewriting = Rewriting {
            path: public_path,
            original,
            rewritten,
        };
        self.insert(path.into(), text, Some(Box::new(rewriting)))
    }

    /// Adds the text at a path, which is new to these sources. A text over [`Self::LONGEST`] is cut at
    /// that length; whoever reads files refuses such a file first.
    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        self.insert(path.into(), text.into(), None)
    }

    fn insert(
        &mut self,
        path: Arc<str>,
        mut text: Arc<str>,
        rewriting: Option<Box<Rewriting>>,
    ) -> FileId {
        if text.len() > Self::LONGEST {
            text = text[..text.floor_char_boundary(Self::LONGEST)].into();
        }
        let id = self.ids.of(&path);
        let source = Source {
            path,
            text,
            rewriting,
            line_starts: OnceLock::new(),
        };
        self.files.insert(id, source);
        id
    }

    /// The source of an id.
    ///
    /// # Panics
    /// For the id of a path that these sources do not have.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[&id]
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
}
