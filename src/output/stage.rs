//! Takes the files of a site for an output folder, and keeps those apart that are new or changed.
//!
//! A page is compared with what is on disk as soon as it is finished, and then forgotten, so
//! that a large site is never in memory as a whole. Until the commit, no file of the old site is
//! touched.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use xxhash_rust::xxh3::xxh3_128;

use super::changes::{Changes, StagedFile, compare};
use super::disk::{self, EntryKind, cannot};
use super::folder::OutputFolder;
use super::manifest::{FileRecord, Manifest};
use super::{Digest, FinishedContent, FinishedFile, Record, Sink};
use crate::cache::Key;
use crate::failure::Failure;
use crate::url::Route;

/// A site on its way into an output folder. Dropped before it is committed, it leaves no trace.
#[derive(Debug)]
pub struct Stage<'a> {
    output: &'a OutputFolder,
    /// What the last build wrote.
    old: Option<Manifest>,
    /// Held until the site is in place; `None` where nothing is to be written.
    lock: Option<FolderLock>,
    finished: Mutex<Vec<StagedFile>>,
    is_committed: bool,
}

/// The lock of an output folder, and what had to be made for it.
#[derive(Debug)]
pub(super) struct FolderLock {
    pub(super) file: File,
    /// The folders that were not there before, the outermost first.
    pub(super) made: Vec<PathBuf>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        output: &'a OutputFolder,
        old: Option<Manifest>,
        lock: Option<FolderLock>,
    ) -> Self {
        Self {
            output,
            old,
            lock,
            finished: Mutex::default(),
            is_committed: false,
        }
    }

    /// Puts the site in place of the old one, so that afterwards the folder holds the files that
    /// were taken and nothing stale. A rehearsal only says what that would do.
    ///
    /// Files that hold the right bytes already are not touched, and files that no build wrote are
    /// neither changed nor removed.
    ///
    /// # Errors
    /// When something that no build wrote is in the way, and when the disk refuses. The old site
    /// is then still whole, or, past the point where the new one counts, the next build finishes
    /// the work.
    pub fn commit(mut self, record: &Record) -> Result<Changes, Failure> {
        let mut finished = std::mem::take(&mut *locked(&self.finished));
        finished.sort_unstable_by(|left, right| left.route.cmp(&right.route));
        let changes = compare(
            self.folder(),
            &finished,
            self.old.as_ref(),
            self.output.force,
        )?;
        if self.lock.is_none() {
            return Ok(changes);
        }
        let files = finished.into_iter().map(|file| (file.route, file.record));
        let new = Manifest::new(record, files);
        if changes.is_empty() && self.old.as_ref() == Some(&new) && self.output.records.are_whole()
        {
            return Ok(changes);
        }
        self.refuse_unwritable(&changes)?;
        let staged = self.output.records.staged();
        if staged.exists() {
            // A site that counts before it is on the disk is lost with the power.
            disk::sync_below(&staged)?;
        }
        self.output.replace(self.old.as_ref(), &new)?;
        self.is_committed = true;
        Ok(changes)
    }

    /// Refuses a folder that files cannot be put into or removed from, before any is.
    fn refuse_unwritable(&self, changes: &Changes) -> Result<(), Failure> {
        let lists = [&changes.added, &changes.changed, &changes.removed];
        let routes = lists.into_iter().flatten();
        let folders: BTreeSet<&str> = routes.map(Route::folder).collect();
        for folder in folders {
            let path = self.folder().join(folder);
            if path.is_dir() && !disk::is_writable(&path) {
                return Err(
                    Failure::new(format!("cannot write into `{}`", path.display())).hint(
                        "nothing was changed: make that folder your own, or build elsewhere with \
                         `--output-dir`",
                    ),
                );
            }
        }
        Ok(())
    }

    fn folder(&self) -> &Path {
        &self.output.folder
    }

    /// Whether the output holds just these bytes at `route`.
    fn holds(&self, route: &Route, bytes: &[u8]) -> Result<bool, Failure> {
        if !self.is_there(route.folder())? {
            return Ok(false);
        }
        let path = self.folder().join(route.as_str());
        match EntryKind::at(&path)? {
            EntryKind::File(length) => disk::holds(&path, length, bytes),
            _ => Ok(false),
        }
    }

    /// Whether the output holds a file of this hash at `route`.
    fn holds_file_of(&self, route: &Route, hash: u128) -> Result<bool, Failure> {
        let path = self.folder().join(route.as_str());
        if !self.is_there(route.folder())? || !matches!(EntryKind::at(&path)?, EntryKind::File(_)) {
            return Ok(false);
        }
        Ok(disk::hash_of(&path)? == hash)
    }

    fn add(&self, route: &Route, record: FileRecord, is_unchanged: bool) {
        locked(&self.finished).push(StagedFile {
            route: route.clone(),
            record,
            is_unchanged,
        });
    }

    /// Whether the output has a folder, and not behind a link.
    fn is_there(&self, folder: &str) -> Result<bool, Failure> {
        Ok((folder.is_empty() || self.is_there(Route::parent(folder))?)
            && EntryKind::at(&self.folder().join(folder))? == EntryKind::Folder)
    }

    fn stage(&self, route: &Route, content: FinishedContent<'_>) -> Result<(), Failure> {
        let staged = self.output.records.staged();
        let folder = staged.join(route.folder());
        fs::create_dir_all(&folder).map_err(|error| cannot("create", &folder, error))?;
        let path = staged.join(route.as_str());
        // A file that is there already would be this site's own, under a name that this file
        // system takes for the same.
        let written = File::create_new(&path).and_then(|mut file| match content {
            FinishedContent::Bytes(bytes) => file.write_all(bytes),
            FinishedContent::File(from) => io::copy(&mut File::open(from)?, &mut file).map(|_| ()),
        });
        written.map_err(|error| cannot("write", &path, error))
    }
}

impl Sink for Stage<'_> {
    fn write(&self, file: FinishedFile<'_>) -> Result<(), Failure> {
        let (hash, is_unchanged) = match file.content {
            FinishedContent::Bytes(bytes) => (xxh3_128(bytes), self.holds(file.route, bytes)?),
            FinishedContent::File(path) => {
                let hash = disk::hash_of(path)?;
                (hash, self.holds_file_of(file.route, hash)?)
            }
        };
        if !is_unchanged && self.lock.is_some() {
            self.stage(file.route, file.content)?;
        }
        let record = FileRecord {
            hash,
            made_from: file.made_from,
        };
        self.add(file.route, record, is_unchanged);
        Ok(())
    }

    fn has(&self, route: &Route, key: Key) -> Result<Option<Digest>, Failure> {
        let record = self.old.as_ref().and_then(|old| old.file(route));
        let Some(record) = record.filter(|record| record.made_from == Some(key)) else {
            return Ok(None);
        };
        if !self.holds_file_of(route, record.hash)? {
            return Ok(None);
        }
        self.add(route, *record, true);
        Digest::of_file(&self.folder().join(route.as_str())).map(Some)
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        let Some(lock) = self.lock.take() else {
            return;
        };
        if self.is_committed {
            return;
        }
        // Whatever went wrong is reported already; the next build clears up what is left.
        if !self.output.records.are_announced() {
            let _ = self.output.records.discard();
        }
        self.output.forget(lock);
    }
}

/// What a lock guards. A thread that panicked while it held one has left it whole: whatever is
/// done under it is one step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
