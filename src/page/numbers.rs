//! Every metric of every story: the figures to know by heart.

use serde::Serialize;

use crate::portfolio::StoryId;

use super::card::LinkView;
use super::metric::MetricView;
use super::run::List;
use super::{Pieces, Plan};

/// What `numbers.html` receives as `numbers`.
#[derive(Debug, Serialize)]
pub struct NumbersView<'a> {
    /// The stories that have metrics, in order: finished sections, one or several at a time.
    pub stories: Vec<&'a str>,
}

/// The metrics of one story: what the component `metric.story` receives as `story`.
#[derive(Debug, Serialize)]
pub struct StoryNumbers<'a> {
    /// The story.
    #[serde(flatten)]
    pub link: LinkView<'a>,
    /// Its metrics.
    pub metrics: Vec<MetricView<'a>>,
}

impl Plan<'_> {
    pub(super) fn numbers<'v>(&self, pieces: &'v Pieces) -> NumbersView<'v> {
        NumbersView {
            stories: self.list(List::Numbers, pieces),
        }
    }

    pub(super) fn numbers_of(&self, id: StoryId) -> StoryNumbers<'_> {
        let metrics = self.portfolio.story(id).metrics.iter();
        StoryNumbers {
            link: self.story_link(id),
            metrics: metrics.map(MetricView::of).collect(),
        }
    }
}
