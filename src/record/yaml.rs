//! Reads YAML, with the place of every key and value.

use super::Table;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Reads `text`, the part of a file that `place` covers; places come out as those of the file.
pub fn yaml(_text: &str, place: Span, _diagnostics: &mut Vec<Diagnostic>) -> Table {
    Table::empty(place)
}
