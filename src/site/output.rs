//! Puts a site into a folder: the old site or the new one, never half of either.
//!
//! What is new or changed is first written to `.starling/staged` inside the folder. Renaming the
//! new manifest to `.starling/commit.json` is the moment at which the new site counts. From then
//! on everything can be done again after a crash: remove what is stale, put what is staged in
//! place, let `commit.json` take the place of `manifest.json`.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use xxhash_rust::xxh3::xxh3_128;

use super::ground::{self, Ground, Standing, cannot};
use super::manifest::Manifest;
use super::plan::{Plan, plan};
use super::stage::{put_in_place, remove_stale, stage};
use super::target::{refuse_foreign, refuse_protected, resolve};
use super::{Route, Site};
use crate::failure::Failure;

/// The folder inside the output that holds what is not site.
const STATE: &str = ".starling";

/// What a build remembers beside its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// A fingerprint of everything that the site was made from.
    pub input: String,
    /// A line that an unchanged build gives back.
    pub note: String,
}

/// A folder that may be built into.
#[derive(Debug, Clone)]
pub struct Output {
    folder: PathBuf,
    force: bool,
}

impl Output {
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
        let ground = Ground::survey(&self.folder, manifest.routes()).ok()?;
        let is_whole = manifest
            .files()
            .par_iter()
            .map_init(Vec::new, |buffer, (route, hash)| {
                let path = self.folder.join(route.as_str());
                ground.at(route.folder()) == Standing::Folder
                    && matches!(Standing::at(&path), Ok(Standing::File(_)))
                    && ground::read(&path, buffer).is_ok()
                    && xxh3_128(buffer) == *hash
            })
            .all(|is_same| is_same);
        is_whole.then_some(manifest.record.note)
    }

    /// What [`write`](Self::write) would do, without doing it.
    ///
    /// # Errors
    /// As for [`write`](Self::write), as far as that is known before anything is written.
    pub fn plan(&self, site: &Site) -> Result<Plan, Failure> {
        refuse_impossible(site)?;
        let last = self.read(&self.manifest())?;
        // A crashed build is finished first, so that its files count as well.
        let known = match (self.read(&self.journal())?, last) {
            (Some(journal), Some(last)) => Some(journal.and(last)),
            (journal, last) => journal.or(last),
        };
        plan(&self.folder, site, known.as_ref(), self.force)
    }

    /// Writes `site`, so that afterwards the folder holds it and nothing stale.
    ///
    /// Files that hold the right bytes already are not touched, and files that no build wrote are
    /// neither changed nor removed. If the last build was interrupted, it is finished first.
    ///
    /// # Errors
    /// When another build is writing there, when something that no build wrote is in the way, and
    /// when the disk refuses. The old site is then still whole, or, past the point where the new
    /// one counts, the next build finishes the work.
    pub fn write(&self, site: &Site, record: &Record) -> Result<Plan, Failure> {
        refuse_impossible(site)?;
        let state = self.folder.join(STATE);
        fs::create_dir_all(&state).map_err(|error| cannot("create", &state, error))?;
        self.refuse_foreign_state()?;
        let _lock = self.lock()?;
        self.recover()?;

        let old = self.read(&self.manifest())?;
        let (plan, new) = rayon::join(
            || plan(&self.folder, site, old.as_ref(), self.force),
            || Manifest::of(site, record),
        );
        let plan = plan?;
        if plan.is_empty() && old.as_ref() == Some(&new) {
            return Ok(plan);
        }
        if let Err(failure) = self.commit(site, &plan, &new) {
            // The first failure is the one to tell; the next build clears up what is left.
            let _ = self.discard_staged();
            return Err(failure);
        }
        self.finish(old.as_ref(), &new)?;
        Ok(plan)
    }

    /// Stages what `plan` adds and changes, and makes the new site the one that counts.
    fn commit(&self, site: &Site, plan: &Plan, new: &Manifest) -> Result<(), Failure> {
        let routes = plan.added.iter().chain(&plan.changed);
        let files = routes.filter_map(|route| Some((route, site.get(route.as_str())?)));
        stage(&self.staged(), files)?;
        let draft = self.draft();
        fs::write(&draft, new.to_json()).map_err(|error| cannot("write", &draft, error))?;
        fs::rename(&draft, self.journal()).map_err(|error| cannot("rename", &draft, error))
    }

    /// Does all that remains after the commit; done again after a crash, it does the rest.
    fn finish(&self, old: Option<&Manifest>, new: &Manifest) -> Result<(), Failure> {
        let finish = || {
            if let Some(old) = old {
                remove_stale(&self.folder, old, new)?;
            }
            if Standing::at(&self.staged())? == Standing::Folder {
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
    fn lock(&self) -> Result<File, Failure> {
        let path = self.folder.join(STATE).join("lock");
        let file = File::options()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|error| cannot("open", &path, error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Failure::new(format!(
                "another build is writing into `{}`",
                self.folder.display()
            ))
            .hint("wait until it has finished, then build again")),
            // A file system without locks still takes a site.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(file)
            }
            Err(TryLockError::Error(error)) => Err(cannot("lock", &path, error)),
        }
    }

    fn discard_staged(&self) -> Result<(), Failure> {
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
        match Standing::at(&state)? {
            Standing::Nothing | Standing::Folder => Ok(()),
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

    fn staged(&self) -> PathBuf {
        self.folder.join(STATE).join("staged")
    }
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

/// Refuses a site that no folder can hold.
fn refuse_impossible(site: &Site) -> Result<(), Failure> {
    for (route, _) in site.iter() {
        if is_reserved(route) {
            return Err(
                Failure::new(format!("the site may not have a file `{route}`")).hint(format!(
                    "rename it: `{STATE}` is where builds keep their records"
                )),
            );
        }
        let mut folder = route.folder();
        while !folder.is_empty() {
            if site.get(folder).is_some() {
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
