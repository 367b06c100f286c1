//! Every metric of every story: the figures to know by heart.

use serde::Serialize;

use super::Plan;
use super::card::LinkView;
use super::metric::MetricView;

/// What `numbers.html` receives as `numbers`.
#[derive(Debug, Serialize)]
pub struct NumbersView<'a> {
    /// The stories that have metrics, in order.
    pub stories: Vec<StoryNumbers<'a>>,
}

/// The metrics of one story.
#[derive(Debug, Serialize)]
pub struct StoryNumbers<'a> {
    /// The story.
    #[serde(flatten)]
    pub link: LinkView<'a>,
    /// Its metrics.
    pub metrics: Vec<MetricView<'a>>,
}

impl Plan<'_> {
    pub(super) fn numbers(&self) -> NumbersView<'_> {
        let with_metrics = self
            .portfolio
            .stories()
            .filter(|(_, story)| !story.metrics.is_empty());
        let stories = with_metrics.map(|(id, story)| StoryNumbers {
            link: self.story_link(id),
            metrics: story.metrics.iter().map(MetricView::of).collect(),
        });
        NumbersView {
            stories: stories.collect(),
        }
    }
}
