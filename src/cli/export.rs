//! `starling export`

use std::path::Path;

use crate::build;
use crate::cache::Cache;
use crate::diagnostic::Diagnostic;
use crate::export::{ExportFormat, export};
use crate::failure::Failure;
use crate::project::{Files, Overrides, Project, find_root};

use super::args::{Common, ExportArgs, ExportKind, Format};
use super::init::write_new;
use super::{Outcome, report};

pub(super) fn run(args: &ExportArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    let overrides = Overrides {
        environment: super::build::environment(),
        flags: Vec::new(),
        drafts: args.drafts,
    };
    let project = Project::open(&root, &overrides, &Files::default())?;
    let mut diagnostics = project.diagnostics.clone();
    let content = build::read(&project, &Cache::default(), &mut diagnostics);
    content.allowed.drop_from(&mut diagnostics);
    diagnostics.retain(Diagnostic::is_error);
    report::diagnostics(&diagnostics, &project.sources, Format::Human)?;
    let format = match args.format {
        ExportKind::Json => ExportFormat::Json,
        ExportKind::Csv => ExportFormat::Csv,
        ExportKind::Anki => ExportFormat::Anki,
    };
    let text = export(&content.portfolio, format);
    match &args.output {
        None => report::file(&text)?,
        Some(path) => {
            let target = current.join(path);
            if !write_new(&target, &text)? {
                return Err(
                    Failure::new(format!("`{}` is there already", path.display()))
                        .hint("move it away first, or give another name"),
                );
            }
            if !common.quiet {
                report::line(&format!("created {}", path.display()))?;
            }
        }
    }
    Ok(if diagnostics.is_empty() {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}
