//! Decides whether a folder may be built into, before anything is done to it.

use std::env;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf, absolute};

use super::changes::first_few;
use super::disk::{EntryKind, cannot};
use crate::failure::Failure;

/// The folders of a project that hold what a person wrote.
const WRITTEN_BY_HAND: [&str; 2] = ["content", "themes"];

/// Follows every link and `..` in `folder`, which need not exist yet.
pub(super) fn resolve(folder: &Path) -> Result<PathBuf, Failure> {
    let written = absolute(folder).map_err(|error| cannot("find", folder, error))?;
    let mut resolved = PathBuf::new();
    for component in written.components() {
        match component {
            // What is resolved so far has no links, so that its parent is the one before it.
            Component::ParentDir => {
                resolved.pop();
            }
            other => resolved.push(other),
        }
        if EntryKind::at(&resolved)? == EntryKind::SymbolicLink {
            resolved = resolved
                .canonicalize()
                .map_err(|error| cannot("follow the link", &resolved, error))?;
        }
    }
    // Only this finds the spelling that a file system which folds case has for it.
    Ok(resolved.canonicalize().unwrap_or(resolved))
}

/// Refuses a `folder` that is, holds or lies in something which is not for a build to write to.
pub(super) fn refuse_protected(folder: &Path, project: &Path) -> Result<(), Failure> {
    let project = resolve(project)?;
    let by_hand = WRITTEN_BY_HAND.map(|name| (name, project.join(name)));
    let refuse = |reason: String| {
        Err(Failure::new(format!(
            "cannot build into `{}`: {reason}",
            folder.display()
        ))
        .hint("choose a folder of its own, such as `public`, with `--output-dir`"))
    };
    if folder == project {
        return refuse("it is the project itself".to_owned());
    }
    if project.starts_with(folder) {
        return refuse("it holds the project".to_owned());
    }
    for (name, path) in by_hand {
        let path = resolve(&path)?;
        if folder.starts_with(&path) {
            return refuse(format!("it is in the project's `{name}`"));
        }
        if path.starts_with(folder) {
            return refuse(format!("it holds the project's `{name}`"));
        }
    }
    if let Some(home) = env::home_dir().filter(|home| home.is_absolute())
        && resolve(&home)?.starts_with(folder)
    {
        return refuse("it is or holds your home folder".to_owned());
    }
    Ok(())
}

/// Refuses something that is not a folder, and, without `force`, a folder that holds anything
/// while no build has been there.
pub(super) fn refuse_foreign(
    folder: &Path,
    is_ours: impl FnOnce() -> bool,
    force: bool,
) -> Result<(), Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(cannot("build into", folder, error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| cannot("read", folder, error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            found.push(name);
        }
    }
    // Asked last: by now a build that runs meanwhile has left its mark if it has left a file.
    if found.is_empty() || force || is_ours() {
        return Ok(());
    }
    found.sort();
    let names = first_few(found.iter().map(|name| format!("`{name}`")));
    Err(Failure::new(format!(
        "cannot build into `{}`: it holds what no build wrote: {names}",
        folder.display()
    ))
    .hint(
        "choose an empty folder with `--output-dir`, or build with `--force`, which replaces \
         files that pages of this site need to go to, and leaves all others alone",
    ))
}
