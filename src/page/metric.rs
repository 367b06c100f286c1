//! Metrics, as templates receive them.

use serde::Serialize;

use crate::content::Metric;
use crate::source::Spanned;

/// An outcome worth saying.
#[derive(Debug, Serialize)]
pub struct MetricView<'a> {
    /// The figure; `None` for a plain phrase.
    pub value: Option<&'a str>,
    /// What it counts, or the whole phrase.
    pub label: &'a str,
    /// Whether the figure is a guess.
    pub estimate: bool,
    /// Whether the figure is too long to be set as large as others.
    pub is_long: bool,
}

/// A figure of more letters is long.
const LONG: usize = 10;

impl<'a> MetricView<'a> {
    pub(super) fn of(metric: &'a Spanned<Metric>) -> Self {
        match &metric.value {
            Metric::Figure {
                value,
                label,
                estimate,
            } => Self {
                value: Some(value),
                label,
                estimate: *estimate,
                is_long: value.chars().count() > LONG,
            },
            Metric::Phrase(phrase) => Self {
                value: None,
                label: phrase,
                estimate: false,
                is_long: false,
            },
        }
    }
}
