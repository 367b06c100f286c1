//! Reads the files of a folder, in the order of their paths.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::content::{FileClass, classify};
use crate::diagnostic::Diagnostic;

use super::files::{Files, ReadFile, Stamp};
use super::has_ending;
use super::stored::StoredFile;

/// The files of a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Whether the folder is there.
    pub(super) exists: bool,
    /// The files, sorted by path.
    pub(super) files: Vec<ReadFile>,
    /// Files and folders that could not be read.
    pub(super) problems: Vec<Diagnostic>,
}

impl Folder {
    /// Reads every file below `root/name` without those that are hidden or an editor's leavings. Links
    /// are followed, but where they lead `outside` only as far as that allows. A file that has not
    /// changed since `previous` is not read again.
    pub(super) fn read(root: &Path, name: &str, outside: Outside, previous: &Files) -> Self {
        let folder = root.join(name);
        let home = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let mut paths = Vec::new();
        let mut problems = Vec::new();
        let mut refused = Vec::new();
        let walk = WalkDir::new(&folder)
            .min_depth(1)
            .follow_links(true)
            .sort_by_file_name();
        let may_be_read = |entry: &DirEntry| {
            if !is_content(entry) {
                return false;
            }
            let leads_out = outside != Outside::Followed && leads_out_of(&home, entry);
            if leads_out {
                refused.push(entry.path().to_owned());
            }
            !leads_out
        };
        for entry in walk.into_iter().filter_entry(may_be_read) {
            match entry {
                Ok(entry) if entry.file_type().is_file() => match path_within(root, entry.path()) {
                    Some(path) => paths.push(path),
                    None => problems.push(unreadable_name(root, entry.path())),
                },
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
                    problems.push(no_file(&path.to_string_lossy()));
                }
                Err(error) => problems.extend(unwalkable(root, &folder, &error)),
            }
        }
        problems.extend(refused.iter().map(|path| link_outside(root, path, outside)));
        paths.sort_unstable();
        let read: Vec<_> = paths
            .into_par_iter()
            .map(|path| read(root, path, previous))
            .collect();
        let mut files = Vec::with_capacity(read.len());
        for file in read {
            match file {
                Ok(file) => files.extend(file),
                Err(problem) => problems.push(*problem),
            }
        }
        Self {
            exists: folder.is_dir(),
            files,
            problems,
        }
    }

    /// Reads the one file at `root/path`, if it is there.
    pub(super) fn read_one(root: &Path, path: &str, previous: &Files) -> Self {
        if !root.join(path).exists() {
            return Self::default();
        }
        let mut folder = Self {
            exists: true,
            ..Self::default()
        };
        match read(root, path.to_owned(), previous) {
            Ok(file) => folder.files.extend(file),
            Err(problem) => folder.problems.push(*problem),
        }
        folder
    }
}

/// What becomes of links that lead out of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outside {
    Followed,
    /// They are not followed, and reported as a warning.
    Left,
    /// They are not followed, and are an error: whoever made the folder may be somebody else.
    Refused,
}

/// Whether an entry is a link to something outside of the folder `home`.
fn leads_out_of(home: &Path, entry: &DirEntry) -> bool {
    entry.path_is_symlink()
        && entry
            .path()
            .canonicalize()
            .is_ok_and(|target| !target.starts_with(home))
}

/// The names of the folders in `folder`, sorted.
pub(super) fn names_in(folder: &Path) -> Vec<String> {
    let walk = WalkDir::new(folder)
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name();
    let entries = walk.into_iter().filter_entry(is_content).flatten();
    entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().to_str().map(str::to_owned))
        .collect()
}

/// The path of a file from the project's root, with `/` between its parts; `None` where it is no text.
fn path_within(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.iter();
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Reads a file; `None` where it has gone since it was found, as editors' trial files do.
fn read(root: &Path, path: String, previous: &Files) -> Result<Option<ReadFile>, Box<Diagnostic>> {
    let place = root.join(&path);
    // The stamp is taken first: what is written while the file is read is seen the next time.
    let metadata = fs::metadata(&place).ok();
    // To read a pipe is to wait for whoever writes into it.
    if metadata
        .as_ref()
        .is_some_and(|it| !it.is_file() && !it.is_dir())
    {
        return Err(Box::new(no_file(&path)));
    }
    let length = metadata.as_ref().map_or(0, fs::Metadata::len);
    let is_attachment =
        path.starts_with("content/") && matches!(classify(&path), FileClass::Attachment);
    if !is_attachment && length > longest(&path) {
        return Err(Box::new(too_large(path, length)));
    }
    let stamp = metadata.and_then(|file| Stamp::of(&file, SystemTime::now()));
    if let Some(known) = previous.get(&path)
        && stamp.is_some()
        && known.stamp == stamp
    {
        return Ok(Some(known.clone()));
    }
    if is_attachment && length > LONGEST_HELD {
        let stored = StoredFile::read(&place).map_err(|error| unreadable(&path, &error))?;
        return Ok(Some(ReadFile::stored(path, stored, stamp)));
    }
    let bytes = match fs::read(&place) {
        Ok(bytes) => bytes,
        Err(error) if has_gone(&place, &error) => return Ok(None),
        Err(error) => return Err(Box::new(unreadable(&path, &error))),
    };
    Ok(Some(ReadFile::new(path, bytes, stamp)))
}

/// The longest text that is read, in bytes: a novel has fewer.
const LONGEST_TEXT: u64 = 2 * 1024 * 1024;

/// The longest attachment that is held in memory, in bytes: most pictures are shorter.
const LONGEST_HELD: u64 = 4 * 1024 * 1024;

/// The longest other file that is read, in bytes.
const LONGEST_FILE: u64 = 256 * 1024 * 1024;

fn longest(path: &str) -> u64 {
    let is_text = has_ending(path, &["md", "markdown", "toml", "html", "css", "js"]);
    if is_text { LONGEST_TEXT } else { LONGEST_FILE }
}

fn too_large(path: String, length: u64) -> Diagnostic {
    let most = longest(&path) / (1024 * 1024);
    let size = format!("it has {length} bytes; up to {most} MiB are read");
    Diagnostic::error("file-too-large", "this file is too large")
        .in_file(path)
        .note(size)
        .help("divide it, or move it out of the folder")
}

fn no_file(path: &str) -> Diagnostic {
    Diagnostic::error(
        "not-a-file",
        "this is a pipe, a socket or a device, and no file",
    )
    .in_file(path)
    .help("move it elsewhere")
}

fn link_outside(root: &Path, path: &Path, outside: Outside) -> Diagnostic {
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    let message = "this link leads out of the folder, so it is not followed";
    let problem = if outside == Outside::Refused {
        Diagnostic::error("link-outside", message)
    } else {
        Diagnostic::warning("link-outside", message)
    };
    problem
        .in_file(shown)
        .help("put what it leads to into the folder, or remove the link")
}

/// Whether nothing is left at `path`; a link that leads nowhere is something.
fn has_gone(path: &Path, error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_err()
}

/// Whether a file or folder can be content: not hidden, not set aside, not an editor's leavings.
fn is_content(entry: &DirEntry) -> bool {
    let Some(name) = entry.file_name().to_str() else {
        return true;
    };
    let is_backup = name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".swx", ".bak", ".bck", ".orig", ".tmp"]
            .iter()
            .any(|ending| name.ends_with(ending));
    !(name.starts_with(['.', '_']) || is_backup)
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(
        "unreadable-file",
        format!("this file cannot be read: {error}"),
    )
    .in_file(path)
}

fn unreadable_name(root: &Path, path: &Path) -> Diagnostic {
    let path = path.strip_prefix(root).unwrap_or(path);
    Diagnostic::error("unreadable-name", "the name of this file is not UTF-8 text")
        .in_file(path.to_string_lossy())
        .help("rename the file")
}

fn unwalkable(root: &Path, folder: &Path, error: &walkdir::Error) -> Option<Diagnostic> {
    let path = error.path().unwrap_or(folder);
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    if error.loop_ancestor().is_some() {
        let problem = Diagnostic::error("link-loop", "this link leads back into its own folder");
        return Some(problem.in_file(shown).help("remove the link"));
    }
    if error.io_error().is_some_and(|error| has_gone(path, error)) {
        return None;
    }
    // Without the path, which is shown beside it.
    let reason = match error.io_error() {
        Some(reason) => reason.to_string(),
        None => error.to_string(),
    };
    let problem = Diagnostic::error("unreadable-file", format!("this cannot be read: {reason}"));
    Some(
        problem
            .in_file(shown)
            .help("remove it; if it is a link, see where it leads"),
    )
}
