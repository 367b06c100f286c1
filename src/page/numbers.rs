//! The page of numbers: every metric of every story, to know by heart.

use serde::Serialize;

use crate::portfolio::StoryId;

use super::card::LinkView;
use super::kind::{Audience, PageKind};
use super::metric::MetricView;
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "numbers",
    variable: "numbers",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages: |_| vec![Page::new(&KIND, route::numbers())],
    view: |plan, _| Box::new(plan.numbers()),
};

/// What `numbers.html` receives as `numbers`.
#[derive(Debug, Serialize)]
struct NumbersView<'a> {
    /// The stories that have metrics, in the portfolio's order.
    stories: Vec<StoryNumbers<'a>>,
}

/// The metrics of one story: what the component `metric.story` receives as `story`.
#[derive(Debug, Serialize)]
struct StoryNumbers<'a> {
    /// The story.
    #[serde(flatten)]
    link: LinkView<'a>,
    /// Its metrics.
    metrics: Vec<MetricView<'a>>,
}

impl<'a> Plan<'a> {
    fn numbers(&self) -> NumbersView<'a> {
        let stories = self.portfolio.stories();
        let with_metrics = stories.filter(|(_, story)| !story.metrics.is_empty());
        NumbersView {
            stories: with_metrics.map(|(id, _)| self.numbers_of(id)).collect(),
        }
    }

    fn numbers_of(&self, id: StoryId) -> StoryNumbers<'a> {
        let metrics = self.portfolio.story(id).metrics.iter();
        StoryNumbers {
            link: self.story_link(id),
            metrics: metrics.map(MetricView::of).collect(),
        }
    }
}
