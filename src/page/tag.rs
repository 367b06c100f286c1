//! The pages of tags.

use serde::Serialize;

use crate::portfolio::StoryId;

use super::card::{LinkView, address};
use super::{Depth, Piece, Pieces, Plan, route};

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
    /// The stories under it, the newest first, each as a finished card.
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
        let card = |id: &StoryId| pieces.html(Piece::Card(*id, Depth::Folder));
        TagView {
            name: &tag.name,
            stories: tag.stories.iter().map(card).collect(),
            guides: tag
                .questions
                .iter()
                .map(|id| self.question_link(*id))
                .collect(),
        }
    }
}
