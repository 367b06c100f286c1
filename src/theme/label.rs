//! Every word of the interface: English from the default theme, then the theme's, then the settings'.

use serde_json::{Map, Value};
use tera::{Kwargs, State, Tera, TeraResult};

use crate::config::{Language, PLURALS};
use crate::diagnostic::Diagnostic;
use crate::project::Project;
use crate::record::{self, Table, ValueKind};
use crate::source::Span;

use super::embedded;

const FILE: &str = "labels.toml";

/// The label that says which way the interface is written.
const DIRECTION: &str = "direction";

/// The labels, merged. A theme may add labels for its own templates; an unknown one in the
/// settings is reported, since no template would show it.
pub(super) fn gather(
    project: &Project,
    language: &Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Map<String, Value> {
    let english = embedded::text(FILE).unwrap_or_default();
    let mut labels: Map<String, Value> = toml::from_str(english).unwrap_or_default();
    if let Some(file) = project.theme.texts.get(FILE) {
        let text = project.sources.text(*file);
        let table = record::toml(text, Span::new(*file, 0..text.len()), diagnostics);
        lay(&mut labels, &table, diagnostics);
    }
    if let Some(table) = &project.config.labels {
        report_unknown(&labels, table, diagnostics);
        lay(&mut labels, table, diagnostics);
    }
    // Whatever else it says leaves it to the language.
    let direction = labels.get(DIRECTION).and_then(Value::as_str);
    if !direction.is_some_and(|direction| ["ltr", "rtl"].contains(&direction)) {
        labels.insert(DIRECTION.to_owned(), language.direction.into());
    }
    labels
}

/// Lays `upper` over the labels, and reports what is wrong with it.
fn lay(labels: &mut Map<String, Value>, upper: &Table, diagnostics: &mut Vec<Diagnostic>) {
    report_wrong_types(labels, upper, diagnostics);
    report_wrong_plurals(labels, upper, diagnostics);
    report_wrong_direction(upper, diagnostics);
    merge(labels, upper);
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
            (Some(Value::Array(names)), ValueKind::List(own)) if own.len() == names.len() => {
                continue;
            }
            (Some(Value::String(_)), ValueKind::Text(_) | ValueKind::Bare(_))
            | (Some(Value::Object(_)), ValueKind::Table(_)) => continue,
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

/// Reports what is in a label that counts and is no form of a word.
fn report_wrong_plurals(
    labels: &Map<String, Value>,
    upper: &Table,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for entry in &upper.entries {
        let label = &entry.key.value;
        let (Some(Value::Object(_)), ValueKind::Table(forms)) =
            (labels.get(label), &entry.value.kind)
        else {
            continue;
        };
        for form in &forms.entries {
            let (name, value) = (&form.key, &form.value);
            if !PLURALS.contains(&name.value.as_str()) {
                let message = format!("a label that counts has no form `{}`", name.value);
                let problem = Diagnostic::warning("unknown-plural", message)
                    .at(name.span, "nothing would show it")
                    .did_you_mean(&name.value, PLURALS)
                    .help(format!("the forms are `{}`", PLURALS.join("`, `")));
                diagnostics.push(problem);
            } else if !matches!(value.kind, ValueKind::Text(_) | ValueKind::Bare(_)) {
                let label = format!("{label}.{}", name.value);
                diagnostics.push(wrong_type(&label, "a text", value.kind.name(), value.span));
            }
        }
    }
}

fn report_wrong_direction(upper: &Table, diagnostics: &mut Vec<Diagnostic>) {
    let mut entries = upper.entries.iter();
    let Some(entry) = entries.find(|entry| entry.key.value == DIRECTION) else {
        return;
    };
    let written = entry.value.text();
    if written.is_some_and(|written| !["auto", "ltr", "rtl"].contains(&written)) {
        let message = "text runs from left to right or from right to left";
        let problem = Diagnostic::error("invalid-direction", message).at(entry.value.span, "");
        diagnostics.push(problem.help("write `ltr`, `rtl`, or `auto` to leave it to the language"));
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
            (Some(Value::Object(lower)), Value::Object(upper)) => {
                lower.extend(upper.into_iter().filter(|(_, words)| words.is_string()));
            }
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
/// words of the label `stories`, in the form that the language has for that number.
pub(super) fn register(tera: &mut Tera, labels: &Map<String, Value>, language: Language) {
    let plurals: Map<String, Value> = labels
        .iter()
        .filter(|(_, value)| value.is_object())
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    tera.register_filter(
        "count",
        move |n: i64, kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let of: &str = kwargs.must_get("of")?;
            let form = language.plural(n);
            let words = plurals
                .get(of)
                .and_then(|plural| plural.get(form).or_else(|| plural.get("other")))
                .and_then(Value::as_str)
                .ok_or_else(|| {
                    tera::Error::message(format!("no label `{of}` with a form `other`"))
                })?;
            Ok(words.replace("{n}", &n.to_string()))
        },
    );
    tera.register_filter(
        "named",
        |labels: tera::Map, kwargs: Kwargs, _: &State<'_>| -> TeraResult<tera::Value> {
            let like: Vec<String> = kwargs.must_get("like")?;
            let is_named = |name: &str| {
                like.iter().any(|like| match like.strip_suffix('*') {
                    Some(beginning) => name.starts_with(beginning),
                    None => name == like,
                })
            };
            let named = labels.into_iter();
            let named = named.filter(|(name, _)| name.as_str().is_some_and(is_named));
            Ok(named.collect::<tera::Map>().into())
        },
    );
}
