//! A story as it stands in a list, and links to other pages.

use serde::Serialize;

use crate::content::Story;
use crate::portfolio::{QuestionId, StoryId};
use crate::sheet::Sheet;

use super::metric::MetricView;
use super::{Plan, route};

/// A link to a page.
#[derive(Debug, Serialize)]
pub struct LinkView<'a> {
    /// What the page is called.
    pub title: &'a str,
    /// Its place in the site, to be put behind the page's `root`.
    pub href: String,
}

/// A story as it stands in a list.
#[derive(Debug, Serialize)]
pub struct StoryCard<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its page, to be put behind the page's `root`.
    pub href: String,
    /// Its cheat sheet, to be put behind the page's `root`.
    pub sheet: String,
    /// The story in a sentence.
    pub headline: Option<&'a str>,
    /// The first sentence to say.
    pub opening: Option<&'a str>,
    /// The first of its metrics.
    pub metric: Option<MetricView<'a>>,
    /// Whether it can be told: all parts and a script are there.
    pub is_ready: bool,
}

impl<'a> StoryCard<'a> {
    /// The card of a story: it says nothing that the story itself and its sheet do not say.
    pub(super) fn of(story: &'a Story, sheet: &'a Sheet) -> Self {
        let opening = sheet.opening.as_deref();
        Self {
            title: &story.title.value,
            href: address(&route::story(story)),
            sheet: address(&route::sheet(story)),
            headline: story.headline.as_deref(),
            opening: opening.filter(|opening| story.headline.as_deref() != Some(opening)),
            metric: story.metrics.first().map(MetricView::of),
            is_ready: story.is_ready(),
        }
    }
}

impl Plan<'_> {
    pub(super) fn story_link(&self, id: StoryId) -> LinkView<'_> {
        let story = self.portfolio.story(id);
        LinkView {
            title: &story.title.value,
            href: address(&route::story(story)),
        }
    }

    pub(super) fn question_link(&self, id: QuestionId) -> LinkView<'_> {
        let question = self.portfolio.question(id);
        LinkView {
            title: &question.text,
            href: address(&route::question(question)),
        }
    }

    /// A link to a competency's place in the index of questions; nothing for the questions that
    /// belong to none.
    pub(super) fn competency_link(&self, index: usize) -> Option<LinkView<'_>> {
        let competency = &self.portfolio.competencies[index];
        Some(LinkView {
            title: competency.name.as_deref()?,
            href: format!("{}#{}", address(&route::questions()), competency.slug),
        })
    }

    pub(super) fn tag_links(&self, tags: &[usize]) -> Vec<LinkView<'_>> {
        let tags = tags.iter().map(|index| &self.portfolio.tags[*index]);
        tags.map(|tag| LinkView {
            title: &tag.name,
            href: address(&route::tag(tag)),
        })
        .collect()
    }
}

/// The address of a page from the site's root.
pub(super) fn address(route: &crate::url::Route) -> String {
    route.address()
}
