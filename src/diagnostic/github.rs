//! Draws a problem as a command of GitHub's workflows, which shows it beside the line in a change.

use std::path::Path;

use super::{Diagnostic, Severity, path_of};
use crate::source::Sources;

/// The problem as one line: `::warning file=...,line=...::message`. The paths of the sources are counted from
/// `folder`, those of the line from where `folder` is counted from.
///
/// Source: "Workflow commands for GitHub Actions", where signs with a meaning are escaped as in addresses.
pub fn github(diagnostic: &Diagnostic, sources: &Sources, folder: &Path) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = Vec::new();
    let path = path_of(diagnostic, sources);
    if !path.is_empty() {
        let path = folder.join(path).to_string_lossy().replace('\\', "/");
        properties.push(format!("file={}", escaped(&path, true)));
    }
    if let Some(place) = &diagnostic.place {
        let source = sources.get(place.span.file);
        let start = source.position(place.span.start as usize);
        let end = source.position(place.span.end as usize);
        properties.push(format!("line={},endLine={}", start.line, end.line));
        // Columns are known to GitHub within one line only.
        if start.line == end.line {
            properties.push(format!("col={},endColumn={}", start.column, end.column));
        }
    }
    properties.push(format!("title={}", escaped(diagnostic.rule, true)));
    let said = std::iter::once(&diagnostic.message)
        .chain(&diagnostic.notes)
        .chain(&diagnostic.help);
    let said: Vec<&str> = said.map(String::as_str).collect();
    format!(
        "::{level} {}::{}",
        properties.join(","),
        escaped(&said.join("\n"), false)
    )
}

fn escaped(text: &str, is_property: bool) -> String {
    let text = text
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    if is_property {
        text.replace(':', "%3A").replace(',', "%2C")
    } else {
        text
    }
}
