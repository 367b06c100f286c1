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

/// Who follows a project.
pub trait Follower {
    /// Takes in the project as it is now. `false` ends the following.
    fn look(&mut self, seen: Seen) -> bool;

    /// Does what can wait. It is given up as soon as `is_stirred` says that something may have
    /// changed; `false` says that it was, and is to be done again.
    fn at_leisure(&mut self, is_stirred: &(dyn Fn() -> bool + Sync)) -> bool {
        let _ = is_stirred;
        true
    }
}

/// Opens the project at `root`, and again after each change, for as long as the follower likes.
///
/// A change that changes nothing, such as a save of what was there already, is passed over.
pub fn follow(root: &Path, overrides: &Overrides, mut wake: Wake, follower: &mut impl Follower) {
    let mut last = Trace::default();
    let mut is_first = true;
    let mut is_done = false;
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
            if !follower.look(Seen { project, saved }) {
                return;
            }
            last = trace;
            is_first = false;
            is_done = false;
        }
        is_done = is_done || follower.at_leisure(&wake.stirred());
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
