//! A story as it is in a list, and links to other pages.

use serde::Serialize;

use crate::portfolio::{QuestionId, StoryId};
use crate::search::Addresses;

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

/// A story as it is in a list.
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
    /// Whether it can be told: all parts and a script are there, as far as the audience may know.
    pub is_ready: bool,
}

impl<'a> Plan<'a> {
    /// The card of a story.
    pub(super) fn story_card(&self, id: StoryId) -> StoryCard<'a> {
        let story = self.portfolio.story(id);
        let headline = story
            .headline
            .as_ref()
            .map(|headline| headline.value.as_str());
        let opening = self.sheets[id.0].opening.as_deref();
        StoryCard {
            title: &story.title.value,
            href: route::story(story).address(),
            sheet: route::sheet(story).address(),
            headline,
            opening: opening.filter(|opening| headline != Some(opening)),
            metric: story.metrics.first().map(MetricView::of),
            is_ready: self.portfolio.lacks[id.0].is_empty(),
        }
    }

    pub(super) fn story_cards(&self, ids: impl IntoIterator<Item = StoryId>) -> Vec<StoryCard<'a>> {
        ids.into_iter().map(|id| self.story_card(id)).collect()
    }

    /// Where the pages of all questions and stories are.
    pub fn addresses(&self) -> Addresses {
        let portfolio = self.portfolio;
        let questions = portfolio
            .questions
            .iter()
            .map(|it| route::question(it).address());
        let stories = portfolio
            .stories
            .iter()
            .map(|it| route::story(it).address());
        let interviews = portfolio.interviews.iter();
        let interviews = interviews.map(|it| route::interview(&it.said).address());
        Addresses {
            questions: questions.collect(),
            stories: stories.collect(),
            interviews: interviews.collect(),
        }
    }

    pub(super) fn story_link(&self, id: StoryId) -> LinkView<'a> {
        let story = self.portfolio.story(id);
        LinkView {
            title: &story.title.value,
            href: route::story(story).address(),
        }
    }

    pub(super) fn question_link(&self, id: QuestionId) -> LinkView<'a> {
        let question = self.portfolio.question(id);
        LinkView {
            title: &question.text,
            href: route::question(question).address(),
        }
    }

    /// A link to a competency's place in the index of questions; `None` for the questions that
    /// belong to none.
    pub(super) fn competency_link(&self, index: usize) -> Option<LinkView<'a>> {
        let competency = &self.portfolio.competencies[index];
        Some(LinkView {
            title: competency.name.as_deref()?,
            href: format!("{}#{}", route::questions().address(), competency.slug),
        })
    }

    pub(super) fn tag_links(&self, tags: &[usize]) -> Vec<LinkView<'a>> {
        let tags = tags.iter().map(|index| &self.portfolio.tags[*index]);
        tags.map(|tag| LinkView {
            title: &tag.name,
            href: route::tag(tag).address(),
        })
        .collect()
    }
}
