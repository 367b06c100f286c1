//! The files that a project was read from, kept so that the next look reads only what is new.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::cache::Key;
use crate::source::FileIds;

/// How long a file must have been left alone until what the system tells of it is trusted: clocks
/// of file systems are coarse, and a second save within one tick would not be seen.
const SETTLED: Duration = Duration::from_secs(2);

/// The files that a project was read from, in the order of their paths from its root.
#[derive(Debug, Clone, Default)]
pub struct Files {
    found: Vec<ReadFile>,
    /// Whether some file could not be read, and is not among them.
    lacks_some: bool,
    /// The id of each path that was met so far.
    ids: FileIds,
}

/// An earlier look at the files of a project.
#[derive(Debug, Clone, Default)]
pub struct PreviousScan {
    /// The files that were found.
    pub files: Arc<Files>,
    /// What may have changed since.
    pub changed: ChangedPaths,
}

/// Which files may have changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ChangedPaths {
    /// Nobody knows.
    #[default]
    Anything,
    /// None but these, by their paths from the project's root; some may be no part of it.
    Only(BTreeSet<String>),
}

/// A file and what is in it.
#[derive(Debug, Clone)]
pub(super) struct ReadFile {
    /// The path from the project's root, with `/` between its parts.
    pub(super) path: Arc<str>,
    /// What is in it.
    pub(super) content: Content,
    /// A key of what is in it.
    pub(super) key: Key,
    /// What the system tells of it, where that is trusted.
    pub(super) stamp: Option<Stamp>,
}

/// Hashes the path and what is in the file, by its key.
impl Hash for ReadFile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.path, self.key).hash(state);
    }
}

/// What is in a file.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// UTF-8 text.
    Text(Arc<str>),
    /// Anything else.
    Bytes(Arc<[u8]>),
}

/// What the system tells of a file: while it stays the same, so does what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: SystemTime,
    /// When anything about it has last changed, its times included, where the system tells that.
    changed: SystemTime,
    /// Which file it is, where the system tells that.
    number: u64,
}

impl Files {
    /// The files that a project was read from, in any order.
    pub(super) fn new(mut found: Vec<ReadFile>, lacks_some: bool, ids: FileIds) -> Self {
        found.sort_by(|left, right| left.path.cmp(&right.path));
        Self {
            found,
            lacks_some,
            ids,
        }
    }

    /// The id of each path that was met so far.
    pub(super) fn ids(&self) -> &FileIds {
        &self.ids
    }

    /// The file at a path, as it was read.
    pub(super) fn get(&self, path: &str) -> Option<&ReadFile> {
        Some(&self.found[self.place(path)?])
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.found
            .binary_search_by(|file| (*file.path).cmp(path))
            .ok()
    }

    /// The files in a folder and below, where all of them could be read.
    pub(super) fn below(&self, folder: &str) -> Option<Self> {
        let prefix = format!("{folder}/");
        let first = self.found.partition_point(|file| *file.path < *prefix);
        let inside = self.found[first..].iter();
        let found = inside.take_while(|file| file.path.starts_with(&prefix));
        (!self.lacks_some).then(|| Self {
            found: found.cloned().collect(),
            lacks_some: false,
            ids: FileIds::default(),
        })
    }

    /// Puts a file in the place of the one at its path; `false` where there was none.
    pub(super) fn replace(&mut self, file: ReadFile) -> bool {
        let place = self.place(&file.path);
        if let Some(place) = place {
            self.found[place] = file;
        }
        place.is_some()
    }

    pub(super) fn into_found(self) -> Vec<ReadFile> {
        self.found
    }

    /// The paths of files that are new or say something else than before, in order.
    pub fn saved_since(&self, before: &Self) -> Vec<String> {
        let files = self.with_those_of(before);
        files
            .filter(|(file, earlier)| earlier.is_none_or(|it| it.key != file.key))
            .map(|(file, _)| file.path.as_ref().to_owned())
            .collect()
    }

    /// Whether a file of before is gone, or a file has become empty: many editors begin a save
    /// that way.
    pub fn are_half_saved_since(&self, before: &Self) -> bool {
        let mut left = 0;
        for (file, earlier) in self.with_those_of(before) {
            left += usize::from(earlier.is_some());
            if file.is_empty() && earlier.is_none_or(|it| !it.is_empty()) {
                return true;
            }
        }
        left < before.found.len()
    }

    /// Each file with the one at its path among those of before.
    fn with_those_of<'f>(
        &'f self,
        before: &'f Self,
    ) -> impl Iterator<Item = (&'f ReadFile, Option<&'f ReadFile>)> {
        let mut earlier = before.found.iter().peekable();
        self.found.iter().map(move |file| {
            let is_before =
                |it: &&ReadFile| !Arc::ptr_eq(&it.path, &file.path) && it.path < file.path;
            while earlier.next_if(is_before).is_some() {}
            (file, earlier.next_if(|it| it.path == file.path))
        })
    }
}

impl ChangedPaths {
    /// Takes in what else may have changed.
    pub fn add(&mut self, other: Self) {
        *self = match (std::mem::take(self), other) {
            (Self::Only(mut files), Self::Only(others)) => {
                files.extend(others);
                Self::Only(files)
            }
            _ => Self::Anything,
        };
    }

    /// Takes in a file below the project's root.
    pub fn add_file(&mut self, root: &Path, file: &Path) {
        self.add(match path_within(root, file) {
            Some(path) => Self::Only(BTreeSet::from([path])),
            None => Self::Anything,
        });
    }

    /// Nothing at all.
    pub fn nothing() -> Self {
        Self::Only(BTreeSet::new())
    }
}

/// The path of a file from the project's root, with `/` between its parts; nothing where it has
/// none or is no text.
pub(super) fn path_within(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.iter();
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

impl ReadFile {
    /// A file that was read just now.
    pub(super) fn new(path: String, bytes: Vec<u8>, stamp: Option<Stamp>) -> Self {
        Self {
            path: path.into(),
            key: Key::of(&bytes),
            content: match String::from_utf8(bytes) {
                Ok(text) => Content::Text(text.into()),
                Err(error) => Content::Bytes(error.into_bytes().into()),
            },
            stamp,
        }
    }

    fn is_empty(&self) -> bool {
        match &self.content {
            Content::Text(text) => text.is_empty(),
            Content::Bytes(bytes) => bytes.is_empty(),
        }
    }

    /// What is in it.
    pub(super) fn bytes(&self) -> Arc<[u8]> {
        match &self.content {
            Content::Text(text) => Arc::from(Arc::clone(text)),
            Content::Bytes(bytes) => Arc::clone(bytes),
        }
    }

    /// What is in it as text, and where it stops being UTF-8, if it does.
    pub(super) fn text(&self) -> (Arc<str>, Option<usize>) {
        match &self.content {
            Content::Text(text) => (Arc::clone(text), None),
            Content::Bytes(bytes) => {
                let flaw = std::str::from_utf8(bytes).err();
                let text = String::from_utf8_lossy(bytes).into();
                (text, flaw.map(|flaw| flaw.valid_up_to()))
            }
        }
    }
}

impl Stamp {
    /// What the system tells of a file at the time `now`, where that is to be trusted.
    pub(super) fn of(file: &Metadata, now: SystemTime) -> Option<Self> {
        let modified = file.modified().ok()?;
        let (changed, number) = identity(file).unwrap_or((modified, 0));
        let age = now.duration_since(modified.max(changed)).ok()?;
        (age > SETTLED).then_some(Self {
            length: file.len(),
            modified,
            changed,
            number,
        })
    }
}

/// When anything about a file has last changed, and which file it is.
#[cfg(unix)]
fn identity(file: &Metadata) -> Option<(SystemTime, u64)> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(file.ctime().try_into().ok()?);
    let nanoseconds = Duration::from_nanos(file.ctime_nsec().try_into().ok()?);
    let changed = SystemTime::UNIX_EPOCH.checked_add(seconds)?;
    Some((changed.checked_add(nanoseconds)?, file.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(SystemTime, u64)> {
    None
}
