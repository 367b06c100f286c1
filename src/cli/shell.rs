//! Paths and words as somebody would type them where they are.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

/// The way to a path from a folder, both from the root of the disk; with `..` where it leads out of the folder;
/// empty where they are the same.
pub(super) fn from_folder(path: &Path, folder: &Path) -> PathBuf {
    let (path, folder) = (plain(path), plain(folder));
    let shared = path.components().zip(folder.components());
    let shared = shared.take_while(|(left, right)| left == right).count();
    let out = folder
        .components()
        .skip(shared)
        .map(|_| Component::ParentDir);
    out.chain(path.components().skip(shared)).collect()
}

/// A path without `.` and `..`.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A word as a shell takes it for one.
pub(super) fn word(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "_-./+:@%,=\\".contains(letter);
    if !text.is_empty() && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("'{}'", text.replace('\'', "'\\''")))
}

/// A path as a shell takes it for one word, counted from a folder.
pub(super) fn path(path: &Path, folder: &Path) -> String {
    let way = from_folder(path, folder);
    word(&way.to_string_lossy()).into_owned()
}
