//! Keeps what builds record beside the site, in `.starling`.
//!
//! | file | holds |
//! |---|---|
//! | `manifest.json` | what the last build wrote |
//! | `commit.json` | what a build is putting in place: while it is there, that site counts |
//! | `*.copy.json` | the same once more, for where a power cut has damaged the first |
//! | `staged/` | new files, until they are put in place |
//! | `replaced/` | old files, until all new ones are in place |
//! | `lock` | held by the build that is writing |

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{EntryKind, cannot, sync_folder};
use super::manifest::{Manifest, ReadError};
use crate::failure::Failure;

/// The folder inside the output that holds what is not site.
pub(super) const STATE: &str = ".starling";

/// The records of one output folder.
#[derive(Debug, Clone)]
pub(super) struct Records {
    state: PathBuf,
}

impl Records {
    /// The records in an output folder, which need not exist.
    pub(super) fn of(output: &Path) -> Self {
        Self {
            state: output.join(STATE),
        }
    }

    /// The folder that they are in.
    pub(super) fn folder(&self) -> &Path {
        &self.state
    }

    pub(super) fn staged(&self) -> PathBuf {
        self.state.join("staged")
    }

    pub(super) fn replaced(&self) -> PathBuf {
        self.state.join("replaced")
    }

    /// Where the old files are kept while a build that was cut off is finished: that one has kept
    /// others in [`Self::replaced`].
    pub(super) fn recovered(&self) -> PathBuf {
        self.replaced().join("recovered")
    }

    pub(super) fn lock_file(&self) -> PathBuf {
        self.state.join("lock")
    }

    fn manifest(&self) -> PathBuf {
        self.state.join("manifest.json")
    }

    fn journal(&self) -> PathBuf {
        self.state.join("commit.json")
    }

    /// The journal while it is being written.
    fn draft(&self) -> PathBuf {
        self.state.join("commit.json.new")
    }

    /// Whether a build has written to the output folder, or has begun to.
    pub(super) fn exist(&self) -> bool {
        // In the order in which a build that is running now makes the one into the other.
        [self.journal(), self.manifest(), copy_of(&self.manifest())]
            .iter()
            .any(|path| path.exists())
    }

    /// Whether a build was cut off, so that there is something to clear up.
    pub(super) fn are_unfinished(&self) -> bool {
        let journal = self.journal();
        [copy_of(&journal), journal, self.draft()]
            .iter()
            .any(|path| path.exists())
            || self.staged().exists()
            || self.replaced().exists()
    }

    /// Whether a build has announced a site and not finished it.
    pub(super) fn are_announced(&self) -> bool {
        self.journal().exists()
    }

    /// Whether the last build's record and its copy can be read.
    pub(super) fn are_whole(&self) -> bool {
        let manifest = self.manifest();
        let mut both = [copy_of(&manifest), manifest].into_iter();
        both.all(|path| Manifest::read(&path).is_ok())
    }

    /// What the last build wrote; `None` where none has, or where that is not known any more.
    ///
    /// # Errors
    /// When it was written by another version, and when the disk refuses.
    pub(super) fn last(&self) -> Result<Option<Manifest>, Failure> {
        read(&self.manifest())
    }

    /// What a build that was cut off was putting in place; `None` where no build was.
    ///
    /// # Errors
    /// As for [`Self::last`].
    pub(super) fn announced(&self) -> Result<Option<Manifest>, Failure> {
        // The copy is written first: by itself it announces nothing.
        if self.are_announced() {
            read(&self.journal())
        } else {
            Ok(None)
        }
    }

    /// Makes the site of the `new` manifest the one that counts: from here on a build that is cut off
    /// is finished by the next one. What is staged is on the disk by then.
    pub(super) fn announce(&self, new: &Manifest) -> Result<(), Failure> {
        let (draft, json) = (self.draft(), new.to_json());
        write_synced(&copy_of(&self.journal()), &json)?;
        write_synced(&draft, &json)?;
        fs::rename(&draft, self.journal()).map_err(|error| cannot("rename", &draft, error))?;
        sync_folder(&self.state)
    }

    /// Makes what was announced what the last build wrote.
    pub(super) fn settle(&self) -> Result<(), Failure> {
        let manifest = self.manifest();
        let moved = rename_if_there(&copy_of(&self.journal()), &copy_of(&manifest));
        moved
            .and_then(|()| fs::rename(self.journal(), &manifest))
            .map_err(|error| cannot("replace", &manifest, error))
    }

    /// Takes back an announcement: the old site counts.
    pub(super) fn withdraw(&self) -> Result<(), Failure> {
        remove_file(&self.journal())
    }

    /// Removes what a build needs only while it is running.
    pub(super) fn discard(&self) -> Result<(), Failure> {
        for folder in [self.staged(), self.replaced()] {
            removed(&folder, fs::remove_dir_all(&folder))?;
        }
        remove_file(&copy_of(&self.journal()))?;
        remove_file(&self.draft())
    }

    /// Refuses a `.starling` that is no folder: behind a link it would not be inside the output.
    pub(super) fn refuse_foreign(&self) -> Result<(), Failure> {
        match EntryKind::at(&self.state)? {
            EntryKind::Missing | EntryKind::Folder => Ok(()),
            other => Err(Failure::new(format!(
                "`{}` is {}, where builds keep their records",
                self.state.display(),
                other.name()
            ))
            .hint("move it elsewhere, and build again")),
        }
    }
}

/// Where the copy of a record is: `manifest.copy.json` of `manifest.json`.
fn copy_of(record: &Path) -> PathBuf {
    record.with_extension("copy.json")
}

/// Reads a record, or its copy where it is missing or damaged; `None` where neither can be read.
fn read(record: &Path) -> Result<Option<Manifest>, Failure> {
    for path in [record, &copy_of(record)] {
        match Manifest::read(path) {
            Ok(manifest) => return Ok(Some(manifest)),
            Err(ReadError::Missing | ReadError::Damaged) => {}
            Err(ReadError::Failed(failure)) => return Err(failure),
        }
    }
    Ok(None)
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    File::create(path)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .map_err(|error| cannot("write", path, error))
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn remove_file(path: &Path) -> Result<(), Failure> {
    removed(path, fs::remove_file(path))
}

/// Takes it for a success that there was nothing to remove.
fn removed(path: &Path, result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot("remove", path, error)),
        _ => Ok(()),
    }
}
