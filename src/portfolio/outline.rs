//! What linking sees of a story, and a name for it, so that linking need not be done again after a
//! change that leaves it as it is.

use crate::content::{Cover, Story};
use crate::markdown::{Fragment, Link};
use crate::source::{FileId, Spanned};

use super::link::anchors_of;

/// All that linking may look at in a story. [`Outline::key`] has to name whatever is added here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline<'a>(&'a Story);

impl<'a> Outline<'a> {
    pub(super) fn of(story: &'a Story) -> Self {
        Self(story)
    }

    pub(super) fn file(self) -> FileId {
        self.0.file
    }

    pub(super) fn slug(self) -> &'a str {
        &self.0.slug
    }

    pub(super) fn is_ready(self) -> bool {
        self.0.is_ready()
    }

    pub(super) fn has_gaps(self) -> bool {
        !self.0.gaps.is_empty()
    }

    pub(super) fn covers(self) -> &'a [Cover] {
        &self.0.covers
    }

    pub(super) fn tags(self) -> &'a [Spanned<String>] {
        &self.0.tags
    }

    pub(super) fn links(self) -> impl Iterator<Item = &'a Link> {
        let story = Some(self.0).filter(|story| story.has_links);
        let fragments = story.into_iter().flat_map(Story::fragments);
        fragments.flat_map(Fragment::links)
    }

    pub(super) fn anchors(self) -> Vec<&'a str> {
        anchors_of(&self.0.intro, &self.0.sections)
    }
}
