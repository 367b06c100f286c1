//! Follows a project: opens it, and again whenever something in it has changed.

use std::path::Path;
use std::sync::Arc;

use crate::failure::Failure;
use crate::project::{Before, Files, Overrides, Project, Touched};

use super::wake::Wake;

/// How many moments a save that has begun is given until what there is of it is shown.
const PATIENCE: usize = 4;

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
    let mut touched = Touched::Anything;
    let mut is_first = true;
    let mut is_done = false;
    loop {
        let open = |touched: &Touched| {
            let files = Arc::clone(&last.files);
            let touched = touched.clone();
            let project = Project::open_again(root, overrides, &Before { files, touched });
            let trace = Trace::of(project.as_ref());
            (project, trace)
        };
        let (mut project, mut trace) = open(&touched);
        for _ in 0..PATIENCE {
            if is_first || !trace.files.are_half_saved_since(&last.files) {
                break;
            }
            touched.add(wake.settle());
            (project, trace) = open(&touched);
        }
        if is_first || !trace.is_the_same_as(&last) {
            let saved = if is_first {
                Vec::new()
            } else {
                trace.files.saved_since(&last.files)
            };
            if !follower.look(Seen { project, saved }) {
                return;
            }
            last = trace;
            is_first = false;
            is_done = false;
        }
        let is_whole = touched == Touched::Anything;
        if !(is_whole && is_done) {
            // Whoever waits for a page comes first.
            touched = wake.stir();
            if touched != Touched::nothing() {
                continue;
            }
            // What the system tells is a hint: in the end all files are looked at.
            if !is_whole {
                touched = Touched::Anything;
                continue;
            }
            is_done = follower.at_leisure(&wake.stirred());
        }
        touched = wake.wait();
    }
}

/// What tells one look at a project from another.
#[derive(Default)]
struct Trace {
    /// Empty where the project cannot be read.
    fingerprint: String,
    /// Trouble that has no part in the fingerprint.
    trouble: Vec<String>,
    files: Arc<Files>,
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
                files: Arc::clone(&project.files),
            },
            Err(failure) => Self {
                trouble: vec![failure.to_string()],
                ..Self::default()
            },
        }
    }

    fn is_the_same_as(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint && self.trouble == other.trouble
    }
}
