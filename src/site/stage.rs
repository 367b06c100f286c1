//! Writes the files that are new or changed to a folder of their own, and puts them in place.
//!
//! It decides nothing: what is to be written and removed, and whether, is known before.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use super::Route;
use super::ground::{Ground, Standing, cannot};
use super::manifest::Manifest;
use super::plan::stale;
use crate::failure::Failure;

/// Writes `files` below `staged`, which does not exist yet.
///
/// Threads start in different folders, since in one they would wait for each other, and help
/// with a large one when nothing else is left.
pub(super) fn stage<'a>(
    staged: &Path,
    files: impl Iterator<Item = (&'a Route, &'a [u8])>,
) -> Result<(), Failure> {
    let mut folders: BTreeMap<&str, Vec<(&Route, &[u8])>> = BTreeMap::new();
    for (route, bytes) in files {
        folders
            .entry(route.folder())
            .or_default()
            .push((route, bytes));
    }
    for folder in folders.keys() {
        let path = staged.join(folder);
        fs::create_dir_all(&path).map_err(|error| cannot("create", &path, error))?;
    }
    let folders: Vec<_> = folders.into_values().collect();
    folders.par_iter().try_for_each(|files| {
        files.par_chunks(128).try_for_each(|files| {
            files.iter().try_for_each(|(route, bytes)| {
                let path = staged.join(route.as_str());
                // A file that is there already would be this site's own, under a name that this
                // file system takes for the same.
                File::create_new(&path)
                    .and_then(|mut file| file.write_all(bytes))
                    .map_err(|error| cannot("write", &path, error))
            })
        })
    })
}

/// Removes from `folder` what an `old` build wrote and the `new` one does not have, with the
/// folders that this leaves empty.
///
/// A file that somebody has changed since is left alone.
pub(super) fn remove_stale(folder: &Path, old: &Manifest, new: &Manifest) -> Result<(), Failure> {
    let is_stale = |route: &&Route| new.hash(route).is_none();
    let old_routes = old.routes().filter(is_stale);
    let ground = Ground::survey(folder, old_routes)?;
    for route in stale(folder, &ground, old, |route| new.hash(route).is_some())?.removed {
        let path = folder.join(route.as_str());
        fs::remove_file(&path).map_err(|error| cannot("remove", &path, error))?;
    }
    for (path, standing) in ground.deepest_first() {
        if standing == Standing::Folder && !path.is_empty() {
            // A folder that is not empty stays.
            let _ = fs::remove_dir(folder.join(path));
        }
    }
    Ok(())
}

/// Moves everything below `staged` to the same place below `target`.
///
/// Done again after a crash, it moves what is left.
pub(super) fn put_in_place(staged: &Path, target: &Path) -> Result<(), Failure> {
    let cannot_read = |error| cannot("read", staged, error);
    // Listed to the end first: moving entries out of a folder disturbs some listings.
    let entries: Vec<_> = fs::read_dir(staged)
        .and_then(Iterator::collect)
        .map_err(cannot_read)?;
    for entry in entries {
        let (from, to) = (entry.path(), target.join(entry.file_name()));
        if entry.file_type().map_err(cannot_read)?.is_dir() {
            match Standing::at(&to)? {
                Standing::Nothing => {}
                Standing::Folder => {
                    put_in_place(&from, &to)?;
                    continue;
                }
                other => {
                    return Err(Failure::new(format!(
                        "`{}` is {} where a folder must go",
                        to.display(),
                        other.name()
                    ))
                    .hint("move it elsewhere, and build again"));
                }
            }
        }
        fs::rename(&from, &to).map_err(|error| cannot("replace", &to, error))?;
    }
    Ok(())
}
