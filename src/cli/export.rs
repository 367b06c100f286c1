//! `starling export`

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::export::{ExportFormat, export};
use crate::failure::Failure;

use super::args::{Common, ExportArgs, ExportKind, Format};
use super::init::write_new;
use super::reading::{self, ReadProject};
use super::{Outcome, report};

pub(super) fn run(args: &ExportArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let ReadProject {
        project,
        content,
        mut diagnostics,
    } = reading::read(common, current, args.drafts)?;
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
