//! `starling theme`

use std::path::Path;

use crate::diagnostic::closest;
use crate::failure::Failure;
use crate::project::{Files, Overrides, Project, find_root};
use crate::theme::{embedded, embedded_paths};

use super::args::{Common, ThemeArgs, ThemeCommand};
use super::{Outcome, build, init, report};

pub(super) fn run(args: &ThemeArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    match &args.command {
        ThemeCommand::List => {
            for path in embedded_paths() {
                report::line(path)?;
            }
            Ok(Outcome::Done)
        }
        ThemeCommand::Eject { path } => eject(path, common, current),
    }
}

fn eject(path: &str, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let bytes = embedded(path).ok_or_else(|| unknown(path))?;
    let root = find_root(common.root.as_deref(), current)?;
    let overrides = Overrides {
        environment: build::environment(),
        ..Overrides::default()
    };
    let theme = Project::open(&root, &overrides, &Files::default())?
        .config
        .theme
        .name;
    let target = root.join("themes").join(theme).join(path);
    let shown = target.strip_prefix(current).unwrap_or(&target).display();
    if !init::write_new(&target, bytes)? {
        return Err(Failure::new(format!("`{shown}` is there already"))
            .hint("change it there, or remove it to go back to the default"));
    }
    if !common.quiet {
        report::line(&format!("created {shown}"))?;
    }
    Ok(Outcome::Done)
}

fn unknown(path: &str) -> Failure {
    let failure = Failure::new(format!("the default theme has no file `{path}`"));
    match closest(path, embedded_paths()) {
        Some(meant) => failure.hint(format!(
            "did you mean `{meant}`? `starling theme list` names them all"
        )),
        None => failure.hint("`starling theme list` names them all"),
    }
}
