//! What linking sees of a story, and a name for it, so that linking need not be done again after a
//! change that leaves it as it is.

use crate::content::{Cover, Story};
use crate::markdown::{Fragment, Link};
use crate::memo::Key;
use crate::source::{FileId, Sources, Spanned};

use super::link::anchors_of;

/// All that linking may look at in a story. [`Outline::key`] has to name whatever is added here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline<'a>(&'a Story);

/// Names all that [`link`](super::link()) sees of a story that is at its place among the others,
/// but for where in the file it stands: that matters only to whoever reports a problem.
pub fn outline(story: &Story, sources: &Sources) -> Key {
    Outline(story).key(sources)
}

impl<'a> Outline<'a> {
    pub(super) fn of(story: &'a Story) -> Self {
        Self(story)
    }

    fn key(self, sources: &Sources) -> Key {
        let covers = self.covers().iter();
        let covers = covers.map(|cover| (cover.question.value.as_str(), cover.angle.as_deref()));
        let tags = self.tags().iter().map(|tag| tag.value.as_str());
        let links = self
            .links()
            .map(|link| (link.kind, link.destination.as_str()));
        Key::of_shown(&(
            self.file(),
            sources.get(self.file()).public_path(),
            self.slug(),
            self.is_ready(),
            self.has_gaps(),
            covers.collect::<Vec<_>>(),
            tags.collect::<Vec<_>>(),
            links.collect::<Vec<_>>(),
            self.anchors(),
        ))
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
