//! The files that a project was read from, kept so that the next look reads only what is new.

use std::collections::HashMap;
use std::fs::Metadata;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::memo::Key;

/// How long a file must have been left alone until what the system tells of it is trusted: clocks
/// of file systems are coarse, and a second save within one tick would not be seen.
const SETTLED: Duration = Duration::from_secs(2);

/// The files that a project was read from, by their path from its root.
#[derive(Debug, Clone, Default)]
pub struct Files(HashMap<Arc<str>, Found>);

/// A file and what is in it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The path from the project's root, with `/` between its parts.
    pub(super) path: Arc<str>,
    /// What is in it.
    pub(super) content: Content,
    /// Names what is in it.
    pub(super) key: Key,
    /// What the system tells of it, where that is trusted.
    pub(super) stamp: Option<Stamp>,
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
    /// The files of several folders, together.
    pub(super) fn of<'f>(found: impl IntoIterator<Item = &'f Found>) -> Self {
        let found = found.into_iter();
        Self(
            found
                .map(|file| (Arc::clone(&file.path), file.clone()))
                .collect(),
        )
    }

    /// The file at a path, as it was read.
    pub(super) fn get(&self, path: &str) -> Option<&Found> {
        self.0.get(path)
    }

    /// The paths of files that are new or say something else than before, in order.
    pub fn saved_since(&self, before: &Self) -> Vec<String> {
        let is_saved = |file: &&Found| before.get(&file.path).is_none_or(|it| it.key != file.key);
        let saved = self.0.values().filter(is_saved);
        let mut saved: Vec<String> = saved.map(|file| file.path.as_ref().to_owned()).collect();
        saved.sort_unstable();
        saved
    }

    /// Whether a file of before is gone, or a file has become empty: many editors begin a save
    /// that way.
    pub fn are_half_saved_since(&self, before: &Self) -> bool {
        let is_gone = |path| !self.0.contains_key(path);
        let is_emptied = |file: &Found| {
            file.is_empty() && before.get(&file.path).is_none_or(|it| !it.is_empty())
        };
        before.0.keys().any(is_gone) || self.0.values().any(is_emptied)
    }
}

impl Found {
    /// A file that was read just now.
    pub(super) fn new(path: String, bytes: Vec<u8>, stamp: Option<Stamp>) -> Self {
        Self {
            path: path.into(),
            key: Key::of([bytes.as_slice()]),
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
