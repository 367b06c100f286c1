//! The watch loop: opens a project, and again whenever something in it has changed.

use std::path::Path;
use std::sync::Arc;

use crate::cache::Key;
use crate::failure::Failure;
use crate::project::{Files, Overrides, Project};

use super::watcher::FileWatcher;

/// How many moments a save that has begun is given until what there is of it is shown.
const PATIENCE: usize = 4;

/// A project that is new or has changed.
#[derive(Debug)]
pub struct Change {
    /// The project as it is now, or why it cannot be read.
    pub project: Result<Project, Failure>,
    /// The files that are new or changed, as paths from the root.
    pub saved: Vec<String>,
}

/// Who watches a project.
pub trait Observer {
    /// Takes in the project as it is now. `false` ends the watching.
    fn on_change(&mut self, change: Change) -> bool;

    /// Does what can wait. It is given up as soon as `is_cancelled` returns that something may have
    /// changed; returns whether it was done to the end, and is not to be done again.
    fn on_idle(&mut self, is_cancelled: &(dyn Fn() -> bool + Sync)) -> bool {
        let _ = is_cancelled;
        true
    }
}

/// Opens the project at `root`, and again after each change, for as long as the observer likes.
///
/// A change that changes nothing, such as a save of what was there already, is passed over.
pub fn follow(
    root: &Path,
    overrides: &Overrides,
    mut watcher: FileWatcher,
    observer: &mut impl Observer,
) {
    let mut last: Option<Trace> = None;
    // Whether all that can wait is done.
    let mut is_settled = false;
    loop {
        let (project, trace) = look(root, overrides, last.as_ref(), &mut watcher);
        if last.as_ref().is_none_or(|last| !trace.is_the_same_as(last)) {
            let before = last.as_ref().map(|last| &last.files);
            let saved = before.map(|before| trace.files.saved_since(before));
            let saved = saved.unwrap_or_default();
            if !observer.on_change(Change { project, saved }) {
                return;
            }
            last = Some(trace);
            is_settled = false;
        }
        if !is_settled {
            // Whoever waits for a page comes first.
            if watcher.is_saved_before_idle() {
                continue;
            }
            is_settled = observer.on_idle(&watcher.has_events());
        }
        watcher.wait();
    }
}

/// Opens the project. A save that seems to be going on is given some moments to end.
fn look(
    root: &Path,
    overrides: &Overrides,
    last: Option<&Trace>,
    watcher: &mut FileWatcher,
) -> (Result<Project, Failure>, Trace) {
    let files = last.map(|last| Arc::clone(&last.files)).unwrap_or_default();
    let open = || {
        let project = Project::open(root, overrides, &files);
        let trace = Trace::of(project.as_ref());
        (project, trace)
    };
    let (mut project, mut trace) = open();
    for _ in 0..PATIENCE {
        if last.is_none() || !trace.files.are_half_saved_since(&files) {
            break;
        }
        watcher.debounce();
        (project, trace) = open();
    }
    (project, trace)
}

/// What differs where a project has changed.
#[derive(Default)]
struct Trace {
    /// `None` where the project cannot be read.
    fingerprint: Option<Key>,
    /// Trouble that has no part in the fingerprint.
    trouble: Vec<String>,
    files: Arc<Files>,
}

impl Trace {
    fn of(project: Result<&Project, &Failure>) -> Self {
        match project {
            Ok(project) => Self {
                fingerprint: Some(project.fingerprint),
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
