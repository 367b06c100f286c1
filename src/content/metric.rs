//! A metric: an outcome worth saying, as a figure with a label or as a plain phrase.

use crate::diagnostic::Diagnostic;
use crate::record::{Kind, Reader, Value};

/// An outcome worth saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// The figure, such as `4`, `31 %` or `~5 min`; nothing for a plain phrase.
    pub value: Option<String>,
    /// What the figure counts, or the whole phrase.
    pub label: String,
    /// Whether the figure is a guess.
    pub estimate: bool,
}

impl Metric {
    /// Reads one entry of `metrics`: a phrase, or a table of `value`, `label` and `estimate`.
    pub(super) fn read(value: Value, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        match value.kind {
            Kind::Text(phrase) | Kind::Bare(phrase) => Some(Self::from_phrase(phrase.trim())),
            Kind::Table(table) => {
                let span = table.span;
                let mut reader = Reader::new(table, "a metric", diagnostics);
                let figure = reader.text("value").map(|text| text.value);
                let label = reader.text("label").map(|text| text.value);
                let estimate = reader.flag("estimate").unwrap_or(false);
                if figure.is_none() && label.is_none() {
                    reader.report(
                        Diagnostic::error("empty-metric", "a metric says nothing")
                            .at(span, "neither `value` nor `label`")
                            .help("write `{ value = \"4\", label = \"fixes shipped\" }`, or a plain phrase"),
                    );
                }
                reader.finish();
                (figure.is_some() || label.is_some()).then(|| Self {
                    value: figure,
                    label: label.unwrap_or_default(),
                    estimate,
                })
            }
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
        }
    }

    /// A phrase that opens with a figure is taken apart: `4 fixes shipped` counts fixes,
    /// and `~5 min of downtime` is an estimate.
    fn from_phrase(phrase: &str) -> Self {
        let (figure, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        if !opens_with_figure(figure) {
            return Self {
                value: None,
                label: phrase.to_owned(),
                estimate: false,
            };
        }
        let (figure, rest) = with_unit(phrase, figure, rest);
        Self {
            value: Some(figure.to_owned()),
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

/// The figure together with a unit that stands apart from it: `31 %`, `5 min`.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(value: Option<&str>, label: &str, estimate: bool) -> Metric {
        Metric {
            value: value.map(str::to_owned),
            label: label.to_owned(),
            estimate,
        }
    }

    #[test]
    fn a_phrase_that_opens_with_a_figure_shows_it() {
        for (phrase, expected) in [
            (
                "rollback path now exists",
                metric(None, "rollback path now exists", false),
            ),
            ("4 fixes shipped", metric(Some("4"), "fixes shipped", false)),
            (
                "~5 min of downtime",
                metric(Some("~5 min"), "of downtime", true),
            ),
            (
                "31 % fewer falls",
                metric(Some("31 %"), "fewer falls", false),
            ),
            ("€1.2m saved", metric(Some("€1.2m"), "saved", false)),
            ("100%", metric(Some("100%"), "", false)),
        ] {
            assert_eq!(Metric::from_phrase(phrase), expected, "{phrase}");
        }
    }
}
