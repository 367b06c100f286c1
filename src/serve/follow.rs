//! Follows a project: opens it, and again whenever something in it has changed.

use std::collections::BTreeSet;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

use crate::failure::Failure;
use crate::project::{Overrides, Project};

use super::wake::Wake;

/// What was seen of a project.
#[derive(Debug)]
pub struct Seen {
    /// The project as it is now, or why it cannot be read.
    pub project: Result<Project, Failure>,
    /// The files that are new or say something else than before, as paths from the root.
    pub saved: Vec<String>,
}

/// Opens the project at `root`, and again after each change, for as long as `look` says `true`.
///
/// A change that changes nothing, such as a save of what was there already, is passed over.
pub fn follow(
    root: &Path,
    overrides: &Overrides,
    mut wake: Wake,
    mut look: impl FnMut(Seen) -> bool,
) {
    let mut last = Trace::default();
    let mut is_first = true;
    loop {
        let mut project = Project::open(root, overrides);
        let mut trace = Trace::of(project.as_ref());
        if !is_first && last.files.iter().any(|(path, _)| !trace.has(path)) {
            // Some editors remove a file before they write it again.
            wake.settle();
            project = Project::open(root, overrides);
            trace = Trace::of(project.as_ref());
        }
        if is_first || trace != last {
            let saved = trace.files.difference(&last.files);
            let saved = saved.filter(|_| !is_first).map(|(path, _)| path.clone());
            let saved = saved.collect();
            if !look(Seen { project, saved }) {
                return;
            }
            last = trace;
            is_first = false;
        }
        wake.wait();
    }
}

/// What tells one look at a project from another.
#[derive(Default, PartialEq)]
struct Trace {
    fingerprint: String,
    /// Trouble that has no part in the fingerprint.
    trouble: Vec<String>,
    /// Each text with a hash of what it says.
    files: BTreeSet<(String, u64)>,
}

impl Trace {
    fn of(project: Result<&Project, &Failure>) -> Self {
        match project {
            Ok(project) => Self {
                fingerprint: project.fingerprint.clone(),
                trouble: project
                    .diagnostics
                    .iter()
                    .map(|it| it.message.clone())
                    .collect(),
                files: project
                    .sources
                    .iter()
                    .map(|(file, source)| {
                        let hash = xxh3_64(source.original().as_bytes());
                        (project.sources.path(file).to_owned(), hash)
                    })
                    .collect(),
            },
            Err(failure) => Self {
                trouble: vec![failure.to_string()],
                ..Self::default()
            },
        }
    }

    fn has(&self, path: &str) -> bool {
        let from = (path.to_owned(), 0);
        let first = self.files.range(from..).next();
        first.is_some_and(|(known, _)| known == path)
    }
}
