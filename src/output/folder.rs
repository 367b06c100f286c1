//! Puts a site into a folder: the old site or the new one, never half of either.
//!
//! What is new or changed is first written to `.starling/staged` inside the folder, by the stage. Renaming the
//! new manifest to `.starling/commit.json` is the moment at which the new site counts. From then
//! on everything can be done again after a crash: remove what is stale, put what is staged in
//! place, let `commit.json` take the place of `manifest.json`.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rayon::iter::{ParallelBridge, ParallelIterator};

use super::commit::Swap;
use super::disk::{self, DiskScan, EntryKind, cannot};
use super::manifest::Manifest;
use super::records::{Records, STATE};
use super::stage::{FolderLock, Stage};
use super::target::{refuse_foreign, refuse_protected, resolve};
use crate::failure::Failure;
use crate::url::Route;

/// What a build remembers beside its files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// A fingerprint of everything that the site was made from.
    pub input: String,
    /// A line that an unchanged build gets back.
    pub note: String,
}

/// How often a folder that another build is writing into is tried again.
const RETRY: Duration = Duration::from_millis(20);

/// How to wait for a build that is writing into the same folder.
pub struct Patience<'a> {
    /// How long to wait; `None` waits until the other build ends.
    pub limit: Option<Duration>,
    /// Called once, when the waiting begins.
    pub on_wait: &'a dyn Fn(),
}

impl Default for Patience<'_> {
    /// Waits for nobody.
    fn default() -> Self {
        Self {
            limit: Some(Duration::ZERO),
            on_wait: &|| {},
        }
    }
}

/// A folder that may be built into.
#[derive(Debug, Clone)]
pub struct OutputFolder {
    pub(super) folder: PathBuf,
    pub(super) force: bool,
    pub(super) records: Records,
}

impl OutputFolder {
    /// Checks that `folder` may be built into; nothing is written yet.
    ///
    /// # Errors
    /// Always refused are the root folder of the `project`, its `content` and `themes`, the home
    /// folder, every folder that holds one of these or lies in one of the two, however the path
    /// is written, and anything that is not a folder. A folder that no build has written to and
    /// that holds more than names with a leading `.` is refused without `force`.
    pub fn open(folder: &Path, project: &Path, force: bool) -> Result<Self, Failure> {
        let folder = resolve(folder)?;
        let records = Records::of(&folder);
        refuse_protected(&folder, project)?;
        refuse_foreign(&folder, || records.exist(), force)?;
        records.refuse_foreign()?;
        Ok(Self {
            folder,
            force,
            records,
        })
    }

    /// Clears up what a build that was cut off has left, so that nobody uploads it; where it was
    /// putting its site in place, that is finished first. A build that is still running is left alone.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn clear_up(&self) -> Result<(), Failure> {
        if self.records.are_unfinished()
            && let Some(_lock) = self.try_lock()?
        {
            self.recover()?;
        }
        Ok(())
    }

    /// The note of the last build, if the folder still holds, byte for byte, all that it wrote,
    /// and its [`Record::input`] was `input`.
    pub fn unchanged_since(&self, input: &str) -> Option<String> {
        if self.records.are_unfinished() {
            return None;
        }
        let manifest = self.records.last().ok()??;
        if manifest.record.input != input {
            return None;
        }
        let scan = DiskScan::of(&self.folder, manifest.routes()).ok()?;
        let is_whole = manifest
            .files()
            .par_bridge()
            .map(|(route, record)| {
                let path = self.folder.join(route.as_str());
                scan.at(route.folder()) == EntryKind::Folder
                    && matches!(EntryKind::at(&path), Ok(EntryKind::File(_)))
                    && disk::hash_of(&path).is_ok_and(|hash| hash == record.hash)
            })
            .all(|is_same| is_same);
        is_whole.then_some(manifest.record.note)
    }

    /// Begins to take a site of the files at `routes`. If the last build was interrupted, it is
    /// finished first.
    ///
    /// # Errors
    /// When no folder can hold such files, when another build is writing there for longer than
    /// `patience` allows, and when the disk refuses.
    pub fn stage(
        &self,
        routes: &BTreeSet<Route>,
        patience: &Patience<'_>,
    ) -> Result<Stage<'_>, Failure> {
        refuse_impossible(routes)?;
        let lock = self.lock(patience)?;
        self.recover()?;
        let old = self.known(self.records.last())?;
        Ok(Stage::new(self, old, Some(lock)))
    }

    /// Begins to take a site of the files at `routes` only to report what writing it would do.
    ///
    /// # Errors
    /// When no folder can hold such files, and when what the last build has recorded cannot be read.
    pub fn rehearse(&self, routes: &BTreeSet<Route>) -> Result<Stage<'_>, Failure> {
        refuse_impossible(routes)?;
        let last = self.known(self.records.last())?;
        // A crashed build is finished first, so that its files count as well.
        let known = match (self.known(self.records.announced())?, last) {
            (Some(journal), Some(last)) => Some(journal.and(last)),
            (journal, last) => journal.or(last),
        };
        Ok(Stage::new(self, known, None))
    }

    /// Puts what is staged in place of the `old` site, so that the folder holds the `new` one, or,
    /// where that cannot be, the old one as it was.
    pub(super) fn replace(&self, old: Option<&Manifest>, new: &Manifest) -> Result<(), Failure> {
        self.records.announce(new)?;
        let mut swap = Swap::new(&self.folder, self.records.replaced());
        match self.put_in_place(&mut swap, old, new) {
            Ok(()) => self.settle(),
            Err(failure) => {
                let undone = swap.undo().and_then(|()| self.records.withdraw());
                Err(match (undone, failure.remedy()) {
                    (Ok(()), None) => failure.hint("nothing was changed: the old site is whole"),
                    (Ok(()), Some(_)) => failure,
                    (Err(_), _) => failure.hint(
                        "some files of the new site are in place: the next build puts the rest there",
                    ),
                })
            }
        }
    }

    fn put_in_place(
        &self,
        swap: &mut Swap<'_>,
        old: Option<&Manifest>,
        new: &Manifest,
    ) -> Result<(), Failure> {
        if let Some(old) = old {
            swap.remove_stale(old, new)?;
        }
        let staged = self.records.staged();
        if EntryKind::at(&staged)? == EntryKind::Folder {
            swap.put_in_place(&staged)?;
        }
        Ok(())
    }

    fn settle(&self) -> Result<(), Failure> {
        self.records.settle()?;
        self.records.discard()
    }

    /// Finishes a build that was cut off after its announcement, or clears up one from before.
    fn recover(&self) -> Result<(), Failure> {
        if let Some(new) = self.known(self.records.announced())? {
            let old = self.known(self.records.last())?;
            self.records.announce(&new)?;
            let mut swap = Swap::new(&self.folder, self.records.recovered());
            self.put_in_place(&mut swap, old.as_ref(), &new)
                .map_err(|failure| {
                    failure.hint("the last build was cut off: the next one puts the rest in place")
                })?;
            return self.settle();
        }
        self.records.withdraw()?;
        self.records.discard()
    }

    /// With `force`, a manifest that cannot be read is none.
    fn known(&self, read: Result<Option<Manifest>, Failure>) -> Result<Option<Manifest>, Failure> {
        match read {
            Err(_) if self.force => Ok(None),
            read => read,
        }
    }

    /// Holds every other build off until the result is dropped, or the process ends in any way.
    pub(super) fn lock(&self, patience: &Patience<'_>) -> Result<FolderLock, Failure> {
        if let Some(lock) = self.try_lock()? {
            return Ok(lock);
        }
        let start = Instant::now();
        if patience.limit != Some(Duration::ZERO) {
            (patience.on_wait)();
        }
        while patience.limit.is_none_or(|limit| start.elapsed() < limit) {
            thread::sleep(RETRY);
            if let Some(lock) = self.try_lock()? {
                return Ok(lock);
            }
        }
        Err(Failure::new(format!(
            "another build is writing into `{}`",
            self.folder.display()
        ))
        .hint("wait until it has finished, then build again"))
    }

    /// As [`Self::lock`]; `None` where another build holds it.
    fn try_lock(&self) -> Result<Option<FolderLock>, Failure> {
        let state = self.records.folder();
        let made = missing(state);
        fs::create_dir_all(state).map_err(|error| cannot("create", state, error))?;
        self.records.refuse_foreign()?;
        let path = self.records.lock_file();
        let file = File::options()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|error| cannot("open", &path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            // A file system without locks still takes a site.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(cannot("lock", &path, error)),
        }
        Ok(Some(FolderLock { file, made }))
    }

    /// Takes back what was made for a lock under which nothing was written.
    pub(super) fn forget(&self, lock: FolderLock) {
        // Whatever cannot be removed is in nobody's way.
        if lock.made.iter().any(|it| it == self.records.folder()) {
            let _ = fs::remove_file(self.records.lock_file());
        }
        for folder in lock.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        drop(lock.file);
    }
}

/// The part of `folder`'s path that is not there yet, the outermost folder first.
fn missing(folder: &Path) -> Vec<PathBuf> {
    let missing = folder.ancestors().take_while(|it| !it.exists());
    let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    missing.reverse();
    missing
}

/// Whether a route leads to where builds keep their records.
pub(super) fn is_reserved(route: &Route) -> bool {
    let first = route.as_str().split('/').next().unwrap_or_default();
    first.eq_ignore_ascii_case(STATE)
}

/// Refuses files that no folder can hold beside each other, or that builds keep for themselves.
fn refuse_impossible(routes: &BTreeSet<Route>) -> Result<(), Failure> {
    for route in routes {
        if is_reserved(route) {
            return Err(
                Failure::new(format!("the site may not have a file `{route}`")).hint(format!(
                    "rename it: `{STATE}` is where builds keep their records"
                )),
            );
        }
        let mut folder = route.folder();
        while !folder.is_empty() {
            if routes.contains(folder) {
                return Err(Failure::new(format!(
                    "the site may not have both a file `{folder}` and a file `{route}`"
                ))
                .hint("rename one of the two"));
            }
            folder = Route::parent(folder);
        }
    }
    Ok(())
}
