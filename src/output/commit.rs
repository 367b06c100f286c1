//! Puts the staged site in place: removes what is stale, then moves the new files. Where something
//! cannot be moved, all that was moved before is moved back.
//!
//! It decides nothing: what is to go and what is to come is known before.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::changes::stale;
use super::disk::{DiskScan, EntryKind, cannot};
use super::manifest::Manifest;
use crate::failure::Failure;
use crate::url::Route;

/// One site on its way out of a folder, another one on its way in.
pub(super) struct Swap<'a> {
    folder: &'a Path,
    /// Where old files are kept until all new ones are in place.
    kept: PathBuf,
    done: Vec<Step>,
}

/// Something that was done, and can be undone.
enum Step {
    /// A file or folder was put where there was none.
    Added(PathBuf),
    /// What was at `path` is at `kept` now.
    Kept { path: PathBuf, kept: PathBuf },
}

impl<'a> Swap<'a> {
    /// Begins to change the site in `folder`; old files are kept in the folder `kept`.
    pub(super) fn new(folder: &'a Path, kept: PathBuf) -> Self {
        Self {
            folder,
            kept,
            done: Vec::new(),
        }
    }

    /// Removes what an `old` build wrote and the `new` one does not have, with the folders that this
    /// leaves empty.
    ///
    /// A file that somebody has changed since is left alone.
    pub(super) fn remove_stale(&mut self, old: &Manifest, new: &Manifest) -> Result<(), Failure> {
        let is_stale = |route: &&Route| new.file(route).is_none();
        let scan = DiskScan::of(self.folder, old.routes().filter(is_stale))?;
        let stale = stale(self.folder, &scan, old, |route| new.file(route).is_some())?;
        for route in stale.removed {
            let path = self.folder.join(route.as_str());
            let kept = self.place_to_keep()?;
            move_file(&path, &kept).map_err(|error| cannot("remove", &path, error))?;
            self.done.push(Step::Kept { path, kept });
        }
        for (path, kind) in scan.deepest_first() {
            if kind == EntryKind::Folder && !path.is_empty() {
                // A folder that is not empty stays.
                let _ = fs::remove_dir(self.folder.join(path));
            }
        }
        Ok(())
    }

    /// Moves everything below `staged` to the same place in the folder.
    ///
    /// Done again after a crash, it moves what is left.
    pub(super) fn put_in_place(&mut self, staged: &Path) -> Result<(), Failure> {
        self.put_below(staged, self.folder)
    }

    fn put_below(&mut self, staged: &Path, target: &Path) -> Result<(), Failure> {
        let cannot_read = |error| cannot("read", staged, error);
        // Listed to the end first: moving entries out of a folder disturbs some listings.
        let entries: Vec<_> = fs::read_dir(staged)
            .and_then(Iterator::collect)
            .map_err(cannot_read)?;
        for entry in entries {
            let (from, to) = (entry.path(), target.join(entry.file_name()));
            if entry.file_type().map_err(cannot_read)?.is_dir() {
                self.put_folder(&from, &to)?;
            } else {
                self.put_file(&from, &to)
                    .map_err(|error| cannot("replace", &to, error))?;
            }
        }
        Ok(())
    }

    fn put_folder(&mut self, from: &Path, to: &Path) -> Result<(), Failure> {
        match EntryKind::at(to)? {
            EntryKind::Missing => {
                self.done.push(Step::Added(to.to_owned()));
                match fs::rename(from, to) {
                    Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                        fs::create_dir(to).map_err(|error| cannot("create", to, error))?;
                        self.put_below(from, to)
                    }
                    renamed => renamed.map_err(|error| cannot("create", to, error)),
                }
            }
            EntryKind::Folder => self.put_below(from, to),
            other => Err(Failure::new(format!(
                "`{}` is {} where a folder must go",
                to.display(),
                other.name()
            ))
            .hint("move it elsewhere, and build again")),
        }
    }

    fn put_file(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let path = to.to_owned();
        if fs::symlink_metadata(to).is_ok() {
            let kept = self.place_to_keep().map_err(io::Error::other)?;
            // A second name for the old file leaves it in place until the new one is there.
            fs::hard_link(to, &kept).or_else(|_| fs::copy(to, &kept).map(|_| ()))?;
            self.done.push(Step::Kept { path, kept });
        } else {
            self.done.push(Step::Added(path));
        }
        move_file(from, to)
    }

    /// A path for one more old file.
    fn place_to_keep(&self) -> Result<PathBuf, Failure> {
        fs::create_dir_all(&self.kept).map_err(|error| cannot("create", &self.kept, error))?;
        Ok(self.kept.join(self.done.len().to_string()))
    }

    /// Puts everything back as it was.
    pub(super) fn undo(&mut self) -> Result<(), Failure> {
        while let Some(step) = self.done.pop() {
            match step {
                Step::Added(path) => match EntryKind::at(&path)? {
                    EntryKind::Missing => Ok(()),
                    EntryKind::Folder => fs::remove_dir_all(&path),
                    _ => fs::remove_file(&path),
                }
                .map_err(|error| cannot("remove", &path, error))?,
                Step::Kept { path, kept } => {
                    let folder = path.parent().unwrap_or(self.folder);
                    fs::create_dir_all(folder)
                        .and_then(|()| move_file(&kept, &path))
                        .map_err(|error| cannot("put back", &path, error))?;
                }
            }
        }
        Ok(())
    }
}

/// Moves a file to where there may be one already: whoever looks sees the one or the other.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            // The last step is on one device again.
            let beside = to.with_added_extension("starling-new");
            let copied = fs::copy(from, &beside).and_then(|_| fs::rename(&beside, to));
            if copied.is_err() {
                let _ = fs::remove_file(&beside);
            }
            copied.and_then(|()| fs::remove_file(from))
        }
        renamed => renamed,
    }
}
