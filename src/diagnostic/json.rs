//! Draws a problem as one line of JSON, for editors and scripts.

use serde_json::{Value, json};

use super::{Diagnostic, Label, path_of};
use crate::source::Sources;

/// The problem as an object: `severity`, `rule`, `message`, `path`, `place`, `quote`, `related`, `notes`, `help`.
///
/// The quote is what is written at the place, null where there is none.
/// A place has `path`, `text`, `start` and `end`, each of those with `line` and `column` from 1
/// (columns in characters) and `byte` from 0. `path` and `place` are null where there is none.
pub fn json(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let path = path_of(diagnostic, sources);
    json!({
        "severity": diagnostic.severity.name(),
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        "path": (!path.is_empty()).then_some(path),
        "place": diagnostic.place.as_ref().map(|label| place(label, sources)),
        "quote": diagnostic.place.as_ref().map(|label| sources.slice(label.span)),
        "related": diagnostic.related.iter().map(|label| place(label, sources)).collect::<Vec<_>>(),
        "notes": diagnostic.notes,
        "help": diagnostic.help,
    })
}

fn place(label: &Label, sources: &Sources) -> Value {
    let source = sources.get(label.span.file);
    let point = |offset: u32| {
        let at = source.position(offset as usize);
        let byte = source.original_offset(offset as usize);
        json!({ "line": at.line, "column": at.column, "byte": byte })
    };
    json!({
        "path": source.path.as_ref(),
        "text": label.text,
        "start": point(label.span.start),
        "end": point(label.span.end),
    })
}
