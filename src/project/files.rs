//! The files that a project was read from, kept so that the next look reads only what is new.

use std::fs::Metadata;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::cache::Key;
use crate::source::FileIds;

use super::stored::{Attachment, StoredFile};

/// How long a file must have been left alone until its metadata is trusted: clocks
/// of file systems are coarse, and a second save within one tick would not be seen.
const SETTLED: Duration = Duration::from_secs(2);

/// The files that a project was read from, in the order of their paths from its root.
#[derive(Debug, Clone, Default)]
pub struct Files {
    found: Vec<ReadFile>,
    /// The id of each path that was met so far.
    ids: FileIds,
}

/// A file and what is in it.
#[derive(Debug, Clone)]
pub(super) struct ReadFile {
    /// The path from the project's root, with `/` between its parts.
    pub(super) path: Arc<str>,
    /// What is in it.
    pub(super) content: FileContent,
    /// A key of what is in it.
    pub(super) key: Key,
    /// Its metadata, where that is trusted.
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
pub(super) enum FileContent {
    /// UTF-8 text.
    Text(Arc<str>),
    /// Anything else.
    Bytes(Arc<[u8]>),
    /// A large file, which is left on the disk.
    Stored(StoredFile),
}

/// The metadata of a file: while it stays the same, so does what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: SystemTime,
    /// When anything about it has last changed, its times included, where the system reports it.
    changed: SystemTime,
    /// Which file it is, where the system reports it.
    number: u64,
}

impl Files {
    /// The files that a project was read from, in any order.
    pub(super) fn new(mut found: Vec<ReadFile>, ids: FileIds) -> Self {
        found.sort_by(|left, right| left.path.cmp(&right.path));
        Self { found, ids }
    }

    /// The id of each path that was met so far.
    pub(super) fn ids(&self) -> &FileIds {
        &self.ids
    }

    /// The file at a path, as it was read.
    pub(super) fn get(&self, path: &str) -> Option<&ReadFile> {
        let place = self.found.binary_search_by(|file| (*file.path).cmp(path));
        Some(&self.found[place.ok()?])
    }

    /// The paths of files that are new or changed, in order.
    pub fn saved_since(&self, before: &Self) -> Vec<String> {
        let is_saved =
            |file: &&ReadFile| before.get(&file.path).is_none_or(|it| it.key != file.key);
        let saved = self.found.iter().filter(is_saved);
        saved.map(|file| file.path.as_ref().to_owned()).collect()
    }

    /// Whether a file of before is gone, or a file has become empty: many editors begin a save
    /// that way.
    pub fn are_half_saved_since(&self, before: &Self) -> bool {
        let is_gone = |file: &ReadFile| self.get(&file.path).is_none();
        let is_emptied = |file: &ReadFile| {
            file.is_empty() && before.get(&file.path).is_none_or(|it| !it.is_empty())
        };
        before.found.iter().any(is_gone) || self.found.iter().any(is_emptied)
    }
}

impl ReadFile {
    /// A file that was read just now.
    pub(super) fn new(path: String, bytes: Vec<u8>, stamp: Option<Stamp>) -> Self {
        Self {
            path: path.into(),
            key: Key::of(&bytes),
            content: match String::from_utf8(bytes) {
                Ok(text) => FileContent::Text(text.into()),
                Err(error) => FileContent::Bytes(error.into_bytes().into()),
            },
            stamp,
        }
    }

    /// A large file, which is left on the disk.
    pub(super) fn stored(path: String, file: StoredFile, stamp: Option<Stamp>) -> Self {
        Self {
            path: path.into(),
            key: Key::of(&(file.length(), Attachment::Stored(file.clone()).hash())),
            content: FileContent::Stored(file),
            stamp,
        }
    }

    /// The file as one beside the content.
    pub(super) fn attachment(&self) -> Attachment {
        match &self.content {
            FileContent::Stored(file) => Attachment::Stored(file.clone()),
            _ => Attachment::Held(self.bytes()),
        }
    }

    fn is_empty(&self) -> bool {
        match &self.content {
            FileContent::Stored(file) => file.length() == 0,
            FileContent::Text(text) => text.is_empty(),
            FileContent::Bytes(bytes) => bytes.is_empty(),
        }
    }

    /// What is in it, where that is not left on the disk.
    pub(super) fn bytes(&self) -> Arc<[u8]> {
        match &self.content {
            FileContent::Text(text) => Arc::from(Arc::clone(text)),
            FileContent::Bytes(bytes) => Arc::clone(bytes),
            FileContent::Stored(_) => Arc::default(),
        }
    }

    /// What is in it as text, and where it stops being UTF-8, if it does.
    pub(super) fn text(&self) -> (Arc<str>, Option<usize>) {
        match &self.content {
            FileContent::Text(text) => (Arc::clone(text), None),
            FileContent::Stored(_) => (Arc::from(""), None),
            FileContent::Bytes(bytes) => {
                let flaw = std::str::from_utf8(bytes).err();
                let text = String::from_utf8_lossy(bytes).into();
                (text, flaw.map(|flaw| flaw.valid_up_to()))
            }
        }
    }
}

impl Stamp {
    /// The metadata of a file at the time `now`, where it is to be trusted.
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
