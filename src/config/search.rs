//! `[search]`: words of one's trade.

use crate::diagnostic::Diagnostic;
use crate::record::{Reader, Value, ValueKind};

/// How questions and stories are found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SearchSettings {
    /// Words and phrases with one meaning, a list each: `["NPS", "customer feedback"]`.
    pub same: Vec<Vec<String>>,
}

/// Reads `[search]`.
pub(super) fn read(settings: &mut Reader<'_>) -> SearchSettings {
    let Some(table) = settings.table("search") else {
        return SearchSettings::default();
    };
    let mut reader = Reader::new(table, "`[search]`", settings.diagnostics());
    let mut same = Vec::new();
    for value in reader.values("same") {
        match phrases(&value) {
            Some(phrases) => same.push(phrases),
            None => reader.report(
                Diagnostic::error("wrong-type", "`same` holds lists of two or more texts")
                    .at(value.span, "this is none")
                    .help("for example: `same = [[\"NPS\", \"customer feedback\"]]`"),
            ),
        }
    }
    reader.finish();
    SearchSettings { same }
}

/// The texts of a list with at least two of them.
fn phrases(value: &Value) -> Option<Vec<String>> {
    let ValueKind::List(values) = &value.kind else {
        return None;
    };
    let texts = values.iter().map(|value| match &value.kind {
        ValueKind::Text(text) if !text.trim().is_empty() => Some(text.clone()),
        _ => None,
    });
    let texts: Vec<String> = texts.collect::<Option<_>>()?;
    (texts.len() > 1).then_some(texts)
}
