//! The pages of tags.

use serde::Serialize;

use super::card::{LinkView, address};
use super::run::List;
use super::{Pieces, Plan, route};

/// What `tags.html` receives as `tags`.
#[derive(Debug, Serialize)]
pub struct TagsView<'a> {
    /// The tags by name.
    pub tags: Vec<TagRow<'a>>,
}

/// A tag in the list of tags.
#[derive(Debug, Serialize)]
pub struct TagRow<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its page.
    pub href: String,
    /// How many stories are under it.
    pub stories: usize,
    /// How many guides are under it.
    pub guides: usize,
}

/// What `tag.html` receives as `tag`.
#[derive(Debug, Serialize)]
pub struct TagView<'a> {
    /// The tag.
    pub name: &'a str,
    /// The stories under it, the newest first: finished rows, one or several at a time.
    pub stories: Vec<&'a str>,
    /// The guides under it.
    pub guides: Vec<LinkView<'a>>,
}

impl Plan<'_> {
    pub(super) fn tags(&self) -> TagsView<'_> {
        let tags = self.portfolio.tags.iter().map(|tag| TagRow {
            name: &tag.name,
            href: address(&route::tag(tag)),
            stories: tag.stories.len(),
            guides: tag.questions.len(),
        });
        TagsView {
            tags: tags.collect(),
        }
    }

    pub(super) fn tag<'v>(&'v self, index: usize, pieces: &'v Pieces) -> TagView<'v> {
        let tag = &self.portfolio.tags[index];
        TagView {
            name: &tag.name,
            stories: self.list(List::Tagged(index), pieces),
            guides: tag
                .questions
                .iter()
                .map(|id| self.question_link(*id))
                .collect(),
        }
    }
}
