//! Which files are to be checked.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, closest};
use crate::failure::Failure;
use crate::project::Project;
use crate::source::Sources;

/// The files that are to be checked; all, where none was named.
pub(super) struct ChosenFiles(Vec<String>);

impl ChosenFiles {
    /// The files and folders that somebody named, as paths from the project's root.
    ///
    /// # Errors
    /// Where one of them holds no content of the project.
    pub(super) fn among(
        named: &[PathBuf],
        current: &Path,
        root: &Path,
        project: &Project,
    ) -> Result<Self, Failure> {
        let known: Vec<&str> = project
            .content
            .iter()
            .map(|file| project.sources.path(*file))
            .collect();
        let chosen = named.iter().map(|name| {
            let path = from_root(&current.join(name), root);
            let is_there = |path: &String| known.iter().any(|known| is_in(known, path));
            let chosen = path.filter(is_there);
            chosen.ok_or_else(|| {
                let shown = name.display();
                let failure = Failure::new(format!("`{shown}` is no content of this site"));
                match closest(&name.to_string_lossy(), known.iter().copied()) {
                    Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
                    None => failure.hint("name a file below `content`, or none for all of them"),
                }
            })
        });
        Ok(Self(chosen.collect::<Result<_, _>>()?))
    }

    /// Whether the file at this path from the root is to be checked.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|chosen| is_in(path, chosen))
    }

    /// Whether a problem is in such a file.
    pub(super) fn has_problem(&self, problem: &Diagnostic, sources: &Sources) -> bool {
        let place = problem
            .place
            .as_ref()
            .map(|place| sources.path(place.span.file));
        let path = place.or(problem.path.as_deref());
        self.0.is_empty() || path.is_some_and(|path| self.has(path))
    }
}

/// Whether a path is another, or in the folder that the other is.
fn is_in(path: &str, file_or_folder: &str) -> bool {
    let rest = path.strip_prefix(file_or_folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || file_or_folder.is_empty())
}

/// A path from the root, with `/` between its parts; without those that only go in and out again.
fn from_root(path: &Path, root: &Path) -> Option<String> {
    let path = plain(path);
    let relative = path.strip_prefix(plain(root)).ok()?;
    let parts = relative.components().map(|it| it.as_os_str().to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    use std::path::Component;

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
