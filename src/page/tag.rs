//! The page of a tag: what is filed under it.

use serde::Serialize;

use super::card::{LinkView, StoryCard};
use super::kind::{Audience, PageKind};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "tag",
    variable: "tag",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages,
    view: |plan, page| Box::new(plan.tag(page.subject)),
};

/// What `tag.html` receives as `tag`.
#[derive(Debug, Serialize)]
struct TagView<'a> {
    /// The tag.
    name: &'a str,
    /// The stories under it, the newest first.
    stories: Vec<StoryCard<'a>>,
    /// The guides under it.
    guides: Vec<LinkView<'a>>,
}

fn pages(plan: &Plan<'_>) -> Vec<Page> {
    let tags = plan.portfolio.tags.iter().enumerate();
    tags.map(|(subject, tag)| Page {
        title: tag.name.clone(),
        subject,
        ..Page::new(&KIND, route::tag(tag))
    })
    .collect()
}

impl<'a> Plan<'a> {
    fn tag(&self, index: usize) -> TagView<'a> {
        let tag = &self.portfolio.tags[index];
        let guides = tag.questions.iter();
        TagView {
            name: &tag.name,
            stories: self.story_cards(tag.stories.iter().copied()),
            guides: guides.map(|id| self.question_link(*id)).collect(),
        }
    }
}
