//! Which files are to be checked.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, closest};
use crate::failure::Failure;
use crate::portfolio::Portfolio;
use crate::project::Project;
use crate::source::Sources;

use super::super::reading;
use super::super::shell;

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
        project: &Project,
    ) -> Result<Self, Failure> {
        let known: Vec<&str> = project
            .content
            .iter()
            .map(|file| project.sources.path(*file))
            .collect();
        let chosen = named.iter().map(|name| {
            let path = from_root(&current.join(name), &project.root);
            let is_there = |path: &String| known.iter().any(|known| is_in(known, path));
            let chosen = path.filter(is_there);
            chosen.ok_or_else(|| {
                Unknown {
                    name,
                    current,
                    project,
                }
                .failure(&known)
            })
        });
        Ok(Self(chosen.collect::<Result<_, _>>()?))
    }

    /// Holds that no file was named all of whose stories are drafts, which are left out.
    ///
    /// # Errors
    /// Where one was.
    pub(super) fn are_no_drafts(
        &self,
        shown: &Portfolio,
        project: &Project,
    ) -> Result<(), Failure> {
        let content = project.content.iter();
        let content: HashSet<&str> = content.map(|file| project.sources.path(*file)).collect();
        let shown = files_of(shown, &project.sources);
        let is_silent = |path: &&str| content.contains(path) && !shown.contains(path);
        let silent: Vec<&str> = self
            .0
            .iter()
            .map(String::as_str)
            .filter(is_silent)
            .collect();
        if project.drafts || silent.is_empty() {
            return Ok(());
        }
        let all = reading::content_of(reading::open_own(project, true)?);
        let with_drafts = files_of(&all.content.portfolio, &all.project.sources);
        match silent.iter().find(|path| with_drafts.contains(*path)) {
            Some(path) => Err(Failure::new(format!("`{path}` is a draft"))
                .hint("add `--drafts` to check it, too")),
            None => Ok(()),
        }
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

/// The paths of the files that hold stories.
fn files_of<'a>(portfolio: &Portfolio, sources: &'a Sources) -> HashSet<&'a str> {
    let stories = portfolio.stories.iter();
    stories.map(|story| sources.path(story.body.file)).collect()
}

/// Whether a path is another, or in the folder that the other is.
fn is_in(path: &str, file_or_folder: &str) -> bool {
    let rest = path.strip_prefix(file_or_folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || file_or_folder.is_empty())
}

/// Something that was named and holds no content.
struct Unknown<'a> {
    name: &'a Path,
    current: &'a Path,
    project: &'a Project,
}

impl Unknown<'_> {
    /// Says what it is instead, and what may have been meant.
    fn failure(&self, known: &[&str]) -> Failure {
        let shown = self.name.display();
        let path = self.current.join(self.name);
        let root = &self.project.root;
        if path.exists() {
            return if from_root(&path, root).is_some() {
                Failure::new(format!("`{shown}` is no content of this site"))
                    .hint("name a file below `content`, or none for all of them")
            } else {
                Failure::new(format!("`{shown}` is outside this site")).hint(format!(
                    "the site is in `{}`; `--root DIR` names another one",
                    root.display()
                ))
            };
        }
        let written = self.name.to_string_lossy();
        if written.contains(['*', '?', '[']) {
            return Failure::new(format!("nothing is called `{shown}`"))
                .hint("name a file below `content`, or none for all of them");
        }
        let failure = Failure::new(format!("there is no file `{shown}`"));
        match meant(&stem(&written), known) {
            Some(meant) => failure.hint(format!(
                "did you mean `{}`?",
                shell::path(&root.join(meant), self.current)
            )),
            None => failure.hint("name a file below `content`, or none for all of them"),
        }
    }
}

/// The file whose name is near to one that was written: the folders before it are alike for all.
fn meant<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let stems: Vec<String> = known.iter().map(|path| stem(path)).collect();
    let near = closest(written, stems.iter().map(String::as_str))?;
    let place = stems.iter().position(|stem| stem == near)?;
    Some(known[place])
}

/// The name of a file without folders and ending.
fn stem(path: &str) -> String {
    let stem = Path::new(path).file_stem();
    stem.map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A path from the root, with `/` between its parts; without those that only go in and out again.
fn from_root(path: &Path, root: &Path) -> Option<String> {
    let path = shell::plain(path);
    let relative = path.strip_prefix(shell::plain(root)).ok()?;
    let parts = relative.components().map(|it| it.as_os_str().to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}
