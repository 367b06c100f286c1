//! The page of tags: all of them by name.

use serde::Serialize;

use super::kind::{Audience, PageKind};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "tags",
    variable: "tags",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages: |_| vec![Page::new(&KIND, route::tags())],
    view: |plan, _| Box::new(plan.tags()),
};

/// What `tags.html` receives as `tags`.
#[derive(Debug, Serialize)]
struct TagsView<'a> {
    /// The tags by name.
    tags: Vec<TagRow<'a>>,
}

/// A tag in the list of tags.
#[derive(Debug, Serialize)]
struct TagRow<'a> {
    /// Its name.
    name: &'a str,
    /// Its page.
    href: String,
    /// How many stories are under it.
    stories: usize,
    /// How many guides are under it.
    guides: usize,
}

impl<'a> Plan<'a> {
    fn tags(&self) -> TagsView<'a> {
        let tags = self.portfolio.tags.iter().map(|tag| TagRow {
            name: &tag.name,
            href: route::tag(tag).address(),
            stories: tag.stories.len(),
            guides: tag.questions.len(),
        });
        TagsView {
            tags: tags.collect(),
        }
    }
}
