//! Metrics, as templates receive them.

use serde::Serialize;

use crate::content::Metric;

/// An outcome worth saying.
#[derive(Debug, Serialize)]
pub struct MetricView<'a> {
    /// The figure; nothing for a plain phrase.
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
    pub(super) fn of(metric: &'a Metric) -> Self {
        let value = metric.value.as_deref();
        Self {
            value,
            label: &metric.label,
            estimate: metric.estimate,
            is_long: value.is_some_and(|value| value.chars().count() > LONG),
        }
    }
}
