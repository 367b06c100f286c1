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

use rayon::iter::{ParallelBridge, ParallelIterator};
use xxhash_rust::xxh3::xxh3_128;

use super::commit::{put_in_place, remove_stale};
use super::disk::{self, DiskScan, EntryKind, cannot};
use super::manifest::Manifest;
use super::stage::{Lock, Stage};
use super::target::{refuse_foreign, refuse_protected, resolve};
use crate::failure::Failure;
use crate::url::Route;

/// The folder inside the output that holds what is not site.
const STATE: &str = ".starling";

/// What a build remembers beside its files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// A fingerprint of everything that the site was made from.
    pub input: String,
    /// A line that an unchanged build gets back.
    pub note: String,
}

/// A folder that may be built into.
#[derive(Debug, Clone)]
pub struct OutputFolder {
    pub(super) folder: PathBuf,
    pub(super) force: bool,
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
        let output = Self {
            folder: resolve(folder)?,
            force,
        };
        refuse_protected(&output.folder, project)?;
        refuse_foreign(&output.folder, || output.is_ours(), force)?;
        output.refuse_foreign_state()?;
        Ok(output)
    }

    /// The note of the last build, if the folder still holds, byte for byte, all that it wrote,
    /// and its [`Record::input`] was `input`.
    pub fn unchanged_since(&self, input: &str) -> Option<String> {
        if self.journal().exists() {
            return None;
        }
        let manifest = Manifest::read(&self.manifest()).ok()??;
        if manifest.record.input != input {
            return None;
        }
        let scan = DiskScan::of(&self.folder, manifest.routes()).ok()?;
        let is_whole = manifest
            .files()
            .par_bridge()
            .map_init(Vec::new, |buffer, (route, record)| {
                let path = self.folder.join(route.as_str());
                scan.at(route.folder()) == EntryKind::Folder
                    && matches!(EntryKind::at(&path), Ok(EntryKind::File(_)))
                    && disk::read(&path, buffer).is_ok()
                    && xxh3_128(buffer) == record.hash
            })
            .all(|is_same| is_same);
        is_whole.then_some(manifest.record.note)
    }

    /// Begins to take a site of the files at `routes`. If the last build was interrupted, it is
    /// finished first.
    ///
    /// # Errors
    /// When no folder can hold such files, when another build is writing there, and when the disk
    /// refuses.
    pub fn stage(&self, routes: &BTreeSet<Route>) -> Result<Stage<'_>, Failure> {
        refuse_impossible(routes)?;
        let lock = self.lock()?;
        self.recover()?;
        let old = self.read(&self.manifest())?;
        Ok(Stage::new(self, old, Some(lock)))
    }

    /// Begins to take a site of the files at `routes` only to report what writing it would do.
    ///
    /// # Errors
    /// When no folder can hold such files, and when what the last build has recorded cannot be read.
    pub fn rehearse(&self, routes: &BTreeSet<Route>) -> Result<Stage<'_>, Failure> {
        refuse_impossible(routes)?;
        let last = self.read(&self.manifest())?;
        // A crashed build is finished first, so that its files count as well.
        let known = match (self.read(&self.journal())?, last) {
            (Some(journal), Some(last)) => Some(journal.and(last)),
            (journal, last) => journal.or(last),
        };
        Ok(Stage::new(self, known, None))
    }

    /// Makes the new site the one that counts.
    pub(super) fn announce(&self, new: &Manifest) -> Result<(), Failure> {
        let draft = self.draft();
        fs::write(&draft, new.to_json()).map_err(|error| cannot("write", &draft, error))?;
        fs::rename(&draft, self.journal()).map_err(|error| cannot("rename", &draft, error))
    }

    /// Does all that remains after the commit; done again after a crash, it does the rest.
    pub(super) fn finish(&self, old: Option<&Manifest>, new: &Manifest) -> Result<(), Failure> {
        let finish = || {
            if let Some(old) = old {
                remove_stale(&self.folder, old, new)?;
            }
            if EntryKind::at(&self.staged())? == EntryKind::Folder {
                put_in_place(&self.staged(), &self.folder)?;
            }
            let manifest = self.manifest();
            fs::rename(self.journal(), &manifest)
                .map_err(|error| cannot("replace", &manifest, error))?;
            self.discard_staged()
        };
        finish().map_err(|failure: Failure| {
            let remedy =
                "the new site is complete, and the next build puts the rest of it in place";
            match failure.remedy() {
                Some(_) => failure,
                None => failure.hint(remedy),
            }
        })
    }

    /// Finishes a build that was interrupted after its commit, or clears up one from before.
    fn recover(&self) -> Result<(), Failure> {
        let journal = self.journal();
        if let Some(new) = self.read(&journal)? {
            // A manifest that cannot be read only means that nothing is known to be stale.
            let old = Manifest::read(&self.manifest()).unwrap_or_default();
            return self.finish(old.as_ref(), &new);
        }
        removed(&journal, fs::remove_file(&journal))?;
        self.discard_staged()
    }

    /// Reads a manifest. With `force`, one that cannot be read is none.
    fn read(&self, path: &Path) -> Result<Option<Manifest>, Failure> {
        match Manifest::read(path) {
            Err(_) if self.force => Ok(None),
            read => read,
        }
    }

    /// Holds every other build off until the result is dropped, or the process ends in any way.
    fn lock(&self) -> Result<Lock, Failure> {
        let state = self.folder.join(STATE);
        let made = missing(&state);
        fs::create_dir_all(&state).map_err(|error| cannot("create", &state, error))?;
        self.refuse_foreign_state()?;
        let path = self.lock_file();
        let file = File::options()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|error| cannot("open", &path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::new(format!(
                    "another build is writing into `{}`",
                    self.folder.display()
                ))
                .hint("wait until it has finished, then build again"));
            }
            // A file system without locks still takes a site.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(cannot("lock", &path, error)),
        }
        Ok(Lock { file, made })
    }

    /// Takes back what was made for a lock under which nothing was written.
    pub(super) fn forget(&self, lock: Lock) {
        // Whatever cannot be removed is in nobody's way.
        if lock.made.contains(&self.folder.join(STATE)) {
            let _ = fs::remove_file(self.lock_file());
        }
        for folder in lock.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        drop(lock.file);
    }

    pub(super) fn discard_staged(&self) -> Result<(), Failure> {
        let (staged, draft) = (self.staged(), self.draft());
        removed(&staged, fs::remove_dir_all(&staged))?;
        removed(&draft, fs::remove_file(&draft))
    }

    /// Whether a build has written to the folder, or has begun to.
    fn is_ours(&self) -> bool {
        // In the order in which a build that is running now makes the one into the other.
        self.journal().exists() || self.manifest().exists()
    }

    /// Refuses a `.starling` that is no folder: behind a link it would not be inside the output.
    fn refuse_foreign_state(&self) -> Result<(), Failure> {
        let state = self.folder.join(STATE);
        match EntryKind::at(&state)? {
            EntryKind::Missing | EntryKind::Folder => Ok(()),
            other => Err(Failure::new(format!(
                "`{}` is {}, where builds keep their records",
                state.display(),
                other.name()
            ))
            .hint("move it elsewhere, and build again")),
        }
    }

    fn manifest(&self) -> PathBuf {
        self.folder.join(STATE).join("manifest.json")
    }

    fn journal(&self) -> PathBuf {
        self.folder.join(STATE).join("commit.json")
    }

    /// The journal while it is being written.
    fn draft(&self) -> PathBuf {
        self.folder.join(STATE).join("commit.json.new")
    }

    pub(super) fn staged(&self) -> PathBuf {
        self.folder.join(STATE).join("staged")
    }

    fn lock_file(&self) -> PathBuf {
        self.folder.join(STATE).join("lock")
    }
}

/// The part of `folder`'s path that is not there yet, the outermost folder first.
fn missing(folder: &Path) -> Vec<PathBuf> {
    let missing = folder.ancestors().take_while(|it| !it.exists());
    let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    missing.reverse();
    missing
}

/// Takes it for a success that there was nothing to remove.
fn removed(path: &Path, result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot("remove", path, error)),
        _ => Ok(()),
    }
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
