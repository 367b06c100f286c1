//! `starling export`

use std::path::Path;
use std::sync::Arc;

use crate::build::Snapshot;
use crate::diagnostic::Diagnostic;
use crate::export::{ExportFormat, export};
use crate::failure::Failure;
use crate::project::{Files, Project, find_root};

use super::args::{Common, ExportArgs, ExportKind, Format};
use super::init::write_new;
use super::reading::{self, ReadProject};
use super::{Outcome, report};

pub(super) fn run(args: &ExportArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    let overrides = reading::overrides(args.drafts).shared(args.share);
    let project = Project::open(&root, &overrides, &Files::default())?;
    let ReadProject {
        project,
        content,
        mut diagnostics,
    } = reading::content_of(project);
    let format = match args.format {
        ExportKind::Json => ExportFormat::Json,
        ExportKind::Csv => ExportFormat::Csv,
        ExportKind::Anki => ExportFormat::Anki,
    };
    let text = export(&content.portfolio, project.config.visibility, format);
    let project = Arc::new(project);
    let is_private = project.config.visibility.is_private();
    if !is_private {
        let site = Snapshot::new(Arc::clone(&project), &Arc::default());
        diagnostics.extend(site.leaks("export", text.as_bytes()));
    }
    diagnostics.retain(Diagnostic::is_error);
    report::diagnostics(&diagnostics, &project.sources, Format::Human)?;
    if !is_private && !diagnostics.is_empty() {
        report::remark(report::NOTHING_FOR_OTHERS);
        return Ok(Outcome::Problems);
    }
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
