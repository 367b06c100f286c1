//! Where the files of a site go as they are finished.

use std::path::Path;

use super::Digest;
use crate::cache::Key;
use crate::failure::Failure;
use crate::url::Route;

/// A file of the site, finished.
#[derive(Debug, Clone, Copy)]
pub struct FinishedFile<'a> {
    /// Its place in the site.
    pub route: &'a Route,
    /// What is in it.
    pub content: FinishedContent<'a>,
    /// A key of all that it was made from, where a later build need not make it again while that
    /// stays the same.
    pub made_from: Option<Key>,
}

/// What is in a finished file.
#[derive(Debug, Clone, Copy)]
pub enum FinishedContent<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// What is in the file at this path, which may be too large to be held in memory.
    File(&'a Path),
}

/// Takes finished files, one by one, from many threads.
pub trait Sink: Sync {
    /// Takes a finished file. No route comes twice; which comes when is left to chance.
    ///
    /// # Errors
    /// When it has no room for the file.
    fn write(&self, file: FinishedFile<'_>) -> Result<(), Failure>;

    /// The digest of the file at `route`, where it has that already, made from what `key` stands
    /// for: then the file is not made again, and counts as taken.
    ///
    /// # Errors
    /// When that cannot be found out.
    fn has(&self, route: &Route, key: Key) -> Result<Option<Digest>, Failure> {
        let _ = (route, key);
        Ok(None)
    }
}

/// Keeps nothing: for a site that is only checked.
#[derive(Debug, Clone, Copy, Default)]
pub struct NullSink;

impl Sink for NullSink {
    fn write(&self, _: FinishedFile<'_>) -> Result<(), Failure> {
        Ok(())
    }
}
