//! Every word of the interface: English from the default theme, then the theme's, then the settings'.

use serde_json::{Map, Value};
use tera::{Kwargs, State, Tera, TeraResult};

use crate::diagnostic::Diagnostic;
use crate::project::Project;
use crate::record::{self, Kind, Table};
use crate::source::Span;

use super::embedded;

const FILE: &str = "labels.toml";

/// The labels, merged. A theme may add labels for its own templates; an unknown one in the
/// settings is reported, since no template would show it.
pub(super) fn gather(project: &Project, diagnostics: &mut Vec<Diagnostic>) -> Map<String, Value> {
    let english = embedded::text(FILE).unwrap_or_default();
    let mut labels: Map<String, Value> = toml::from_str(&english).unwrap_or_default();
    if let Some(file) = project.theme.texts.get(FILE) {
        let text = project.sources.text(*file);
        let table = record::toml(text, Span::new(*file, 0..text.len()), diagnostics);
        report_wrong_types(&labels, &table, diagnostics);
        merge(&mut labels, &table);
    }
    if let Some(table) = &project.config.labels {
        report_unknown(&labels, table, diagnostics);
        report_wrong_types(&labels, table, diagnostics);
        merge(&mut labels, table);
    }
    labels
}

fn report_unknown(labels: &Map<String, Value>, upper: &Table, diagnostics: &mut Vec<Diagnostic>) {
    let keys = upper.entries.iter().map(|entry| &entry.key);
    for key in keys.filter(|key| !labels.contains_key(&key.value)) {
        let problem = Diagnostic::warning(
            "unknown-label",
            format!("no label is called `{}`", key.value),
        )
        .at(key.span, "nothing would show it");
        let known = labels.keys().map(String::as_str);
        diagnostics.push(problem.did_you_mean(&key.value, known));
    }
}

fn report_wrong_types(
    labels: &Map<String, Value>,
    upper: &Table,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for entry in &upper.entries {
        let (key, value) = (&entry.key.value, &entry.value);
        let expected = match (labels.get(key), &value.kind) {
            (Some(Value::Array(names)), Kind::List(own)) if own.len() == names.len() => continue,
            (Some(Value::String(_)), Kind::Text(_) | Kind::Bare(_))
            | (Some(Value::Object(_)), Kind::Table(_)) => continue,
            (Some(Value::String(_)), _) => "a text".to_owned(),
            (Some(Value::Array(names)), _) => format!("a list of {} texts", names.len()),
            (Some(Value::Object(_)), _) => {
                "a table such as `{ one = \"{n} story\", other = \"{n} stories\" }`".to_owned()
            }
            _ => continue,
        };
        diagnostics.push(wrong_type(key, &expected, value.kind.name(), value.span));
    }
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
            // Templates would stumble over what is of another kind, and it was reported.
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
