//! Every word of the interface: English from the default theme, then the theme's, then the settings'.

use serde_json::{Map, Value};
use tera::{Kwargs, State, Tera, TeraResult};

use crate::diagnostic::Diagnostic;
use crate::project::Project;
use crate::record::{self, Kind, Table};
use crate::source::Span;

use super::embedded;

const FILE: &str = "labels.toml";

/// The labels, merged. An unknown one in the settings is reported: no template would show it.
pub(super) fn gather(project: &Project, diagnostics: &mut Vec<Diagnostic>) -> Map<String, Value> {
    let english = embedded::text(FILE).unwrap_or_default();
    let mut labels: Map<String, Value> = toml::from_str(&english).unwrap_or_default();
    if let Some(file) = project.theme.texts.get(FILE) {
        let text = project.sources.text(*file);
        let table = record::toml(text, Span::new(*file, 0..text.len()), diagnostics);
        merge(&mut labels, &table);
    }
    if let Some(table) = &project.config.labels {
        for entry in &table.entries {
            let (key, span) = (&entry.key.value, entry.key.span);
            match labels.get(key) {
                None => diagnostics.push(
                    Diagnostic::warning("unknown-label", format!("no label is called `{key}`"))
                        .at(span, "nothing would show it")
                        .did_you_mean(key, labels.keys().map(String::as_str)),
                ),
                Some(Value::String(_))
                    if !matches!(entry.value.kind, Kind::Text(_) | Kind::Bare(_)) =>
                {
                    diagnostics.push(wrong_type(
                        key,
                        "a text",
                        entry.value.kind.name(),
                        entry.value.span,
                    ));
                }
                Some(Value::Object(_)) if !matches!(entry.value.kind, Kind::Table(_)) => {
                    diagnostics.push(wrong_type(
                        key,
                        "a table such as `{ one = \"{n} story\", other = \"{n} stories\" }`",
                        entry.value.kind.name(),
                        entry.value.span,
                    ));
                }
                Some(Value::Array(names)) if !matches!(&entry.value.kind, Kind::List(own) if own.len() == names.len()) =>
                {
                    diagnostics.push(wrong_type(
                        key,
                        &format!("a list of {} texts", names.len()),
                        entry.value.kind.name(),
                        entry.value.span,
                    ));
                }
                Some(_) => {}
            }
        }
        merge(&mut labels, table);
    }
    labels
}

fn wrong_type(key: &str, expected: &str, found: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        "wrong-type",
        format!("expected {expected} for the label `{key}`, found {found}"),
    )
    .at(span, found)
    .help("the default theme's `labels.toml` shows what each label looks like")
}

/// Lays `upper` over the labels: what is of the same kind wins, tables are merged.
fn merge(labels: &mut Map<String, Value>, upper: &Table) {
    let Value::Object(upper) = upper.to_json() else {
        return;
    };
    for (key, value) in upper {
        match (labels.get_mut(&key), value) {
            (Some(Value::Object(lower)), Value::Object(upper)) => lower.extend(upper),
            (Some(Value::Array(lower)), Value::Array(upper)) if lower.len() == upper.len() => {
                *lower = upper;
            }
            (Some(lower @ Value::String(_)), upper @ Value::String(_)) => *lower = upper,
            (Some(_), _) => {}
            (None, value) => {
                labels.insert(key, value);
            }
        }
    }
}

/// Makes the filter `count` known: `{{ 12 | count(of="stories") }}` says "12 stories" in the
/// words of the label `stories`, which has `one` and `other`.
pub(super) fn register(tera: &mut Tera, labels: &Map<String, Value>) {
    let plurals: Map<String, Value> = labels
        .iter()
        .filter(|(_, value)| value.is_object())
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    tera.register_filter(
        "count",
        move |n: i64, kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let of: &str = kwargs.must_get("of")?;
            let form = if n == 1 { "one" } else { "other" };
            let words = plurals
                .get(of)
                .and_then(|plural| plural.get(form).or_else(|| plural.get("other")))
                .and_then(Value::as_str)
                .ok_or_else(|| {
                    tera::Error::message(format!("no label `{of}` with `one` and `other`"))
                })?;
            Ok(words.replace("{n}", &n.to_string()))
        },
    );
}
