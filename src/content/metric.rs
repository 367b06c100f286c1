//! A metric: an outcome worth saying, as a figure with a label or as a plain phrase.

use crate::diagnostic::Diagnostic;
use crate::record::{Reader, Table, Value, ValueKind};
use crate::source::Spanned;

/// An outcome worth saying.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Metric {
    /// A figure with what it counts.
    Figure {
        /// The figure, such as `4`, `31 %` or `~5 min`.
        value: String,
        /// What it counts; may be empty.
        label: String,
        /// Whether it is a guess.
        estimate: bool,
    },
    /// A phrase without a figure.
    Phrase(String),
}

impl Metric {
    /// What it says.
    pub fn text(&self) -> String {
        match self {
            Self::Figure { value, label, .. } => format!("{value} {label}"),
            Self::Phrase(phrase) => phrase.clone(),
        }
    }

    /// Reads one entry of `metrics`: a phrase, or a table of `value`, `label` and `estimate`.
    pub(super) fn read(value: Value, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<Self>> {
        let metric = match value.kind {
            ValueKind::Text(phrase) | ValueKind::Bare(phrase) if phrase.trim().is_empty() => None,
            ValueKind::Text(phrase) | ValueKind::Bare(phrase) => {
                Some(Self::from_phrase(phrase.trim()))
            }
            ValueKind::Table(table) => Self::from_table(table, diagnostics),
            other => {
                diagnostics.push(
                    Diagnostic::error(
                        "wrong-type",
                        format!("expected a metric, found {}", other.name()),
                    )
                    .at(value.span, other.name())
                    .help("write a phrase such as \"rollback path now exists\", or `{ value = \"4\", label = \"fixes shipped\" }`"),
                );
                None
            }
        };
        metric.map(|metric| Spanned::new(metric, value.span))
    }

    fn from_table(table: Table, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let span = table.span;
        let mut reader = Reader::new(table, "a metric", diagnostics);
        let value = reader.text("value").map(|text| text.value);
        let label = reader.text("label").map(|text| text.value);
        let estimate = reader.flag("estimate").unwrap_or(false);
        let metric = match (value, label) {
            (Some(value), label) => Some(Self::Figure {
                value,
                label: label.unwrap_or_default(),
                estimate,
            }),
            (None, Some(phrase)) => Some(Self::Phrase(phrase)),
            (None, None) => {
                reader.report(
                    Diagnostic::error("empty-metric", "a metric says nothing")
                        .at(span, "neither `value` nor `label`")
                        .help("write `{ value = \"4\", label = \"fixes shipped\" }`, or a plain phrase"),
                );
                None
            }
        };
        reader.finish();
        metric
    }

    /// A phrase that opens with a figure is taken apart: `4 fixes shipped` counts fixes,
    /// and `~5 min of downtime` is an estimate.
    fn from_phrase(phrase: &str) -> Self {
        let (figure, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        if !opens_with_figure(figure) {
            return Self::Phrase(phrase.to_owned());
        }
        let (figure, rest) = with_unit(phrase, figure, rest);
        Self::Figure {
            value: figure.to_owned(),
            label: rest.trim().to_owned(),
            estimate: figure.starts_with(['~', '≈']),
        }
    }
}

/// Whether a word is a figure, perhaps behind a sign or a currency.
fn opens_with_figure(word: &str) -> bool {
    word.trim_start_matches([
        '~', '≈', '+', '-', '−', '±', '<', '>', '≤', '≥', '$', '€', '£', '¥', '×',
    ])
    .starts_with(|letter: char| letter.is_ascii_digit())
}

/// The figure together with a unit that is set apart from it: `31 %`, `5 min`.
fn with_unit<'a>(phrase: &'a str, figure: &'a str, rest: &'a str) -> (&'a str, &'a str) {
    const UNITS: [&str; 12] = [
        "%", "min", "minutes", "h", "hours", "s", "seconds", "days", "weeks", "months", "years",
        "×",
    ];
    let (unit, after) = rest.split_once(' ').unwrap_or((rest, ""));
    if UNITS.contains(&unit) {
        let end = phrase.len() - after.len();
        (phrase[..end].trim_end(), after)
    } else {
        (figure, rest)
    }
}
