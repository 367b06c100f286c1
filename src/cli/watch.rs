//! `starling watch`

use std::path::Path;
use std::time::Instant;

use crate::failure::Failure;
use crate::project::find_root;
use crate::serve::{Wake, follow};

use super::args::{BuildArgs, Common, Format, WatchArgs};
use super::{Outcome, build, report};

pub(super) fn run(args: &WatchArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    let args_of_build = BuildArgs {
        output_dir: args.output_dir.clone(),
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        strict: false,
        force: args.force,
        open: false,
        dry_run: false,
        format: Format::Human,
    };
    // A folder that cannot be built into will not become one by a save.
    build::output(&args_of_build, current, &root)?;
    let (wake, watching) = Wake::watch(&root, args.poll);
    report::watching(&watching);
    follow(&root, &build::overrides(&args_of_build), wake, |seen| {
        let start = Instant::now();
        let built = seen.project.and_then(|project| {
            let output = build::output(&args_of_build, current, &root)?;
            build::build(&project, &output, &args_of_build, common, current, start)
        });
        if let Err(failure) = built {
            report::failure(&failure);
        }
        true
    });
    Ok(Outcome::Done)
}
