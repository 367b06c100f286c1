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
}

impl<'a> MetricView<'a> {
    pub(super) fn of(metric: &'a Metric) -> Self {
        Self {
            value: metric.value.as_deref(),
            label: &metric.label,
            estimate: metric.estimate,
        }
    }
}
