//! Puts the staged site in place: removes what is stale, then moves the new files.
//!
//! It decides nothing: what is to go and what is to come is known before.

use std::fs;
use std::path::Path;

use super::changes::stale;
use super::disk::{DiskScan, EntryKind, cannot};
use super::manifest::Manifest;
use crate::failure::Failure;
use crate::url::Route;

/// Removes from `folder` what an `old` build wrote and the `new` one does not have, with the
/// folders that this leaves empty.
///
/// A file that somebody has changed since is left alone.
pub(super) fn remove_stale(folder: &Path, old: &Manifest, new: &Manifest) -> Result<(), Failure> {
    let is_stale = |route: &&Route| new.file(route).is_none();
    let old_routes = old.routes().filter(is_stale);
    let scan = DiskScan::of(folder, old_routes)?;
    for route in stale(folder, &scan, old, |route| new.file(route).is_some())?.removed {
        let path = folder.join(route.as_str());
        fs::remove_file(&path).map_err(|error| cannot("remove", &path, error))?;
    }
    for (path, kind) in scan.deepest_first() {
        if kind == EntryKind::Folder && !path.is_empty() {
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
            match EntryKind::at(&to)? {
                EntryKind::Missing => {}
                EntryKind::Folder => {
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
