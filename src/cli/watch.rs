//! `starling watch`

use std::path::Path;
use std::time::Instant;

use crate::failure::Failure;
use crate::project::find_root;
use crate::serve::{Change, FileWatcher, Observer, follow};

use super::args::{BuildArgs, Common, Format, WatchArgs};
use super::build::{self, Building};
use super::{Outcome, report};

pub(super) fn run(args: &WatchArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    let poll = args.poll;
    let args = BuildArgs {
        target: args.target.clone(),
        zip: None,
        strict: false,
        open: false,
        dry_run: false,
        format: Format::Human,
    };
    let building = Building::new(&args, common, current, &root, None)?;
    let (watcher, mode) = FileWatcher::new(&root, poll);
    report::watch_mode(&mode);
    let mut writing = Writing(building);
    follow(&root, &build::overrides(&args), watcher, &mut writing);
    Ok(Outcome::Done)
}

/// Writes what is saved to a folder.
struct Writing<'a>(Building<'a>);

impl Observer for Writing<'_> {
    fn on_change(&mut self, change: Change) -> bool {
        let start = Instant::now();
        let built = change
            .project
            .and_then(|project| self.0.build(project, start));
        if let Err(failure) = built {
            report::failure(&failure);
        }
        true
    }
}
