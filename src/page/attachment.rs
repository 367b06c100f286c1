//! Which files beside the content some page refers to.

use std::collections::BTreeSet;

use crate::markdown::Fragment;
use crate::portfolio::{Destination, Place};

use super::Plan;

impl Plan<'_> {
    /// The files beside the content that some page refers to, as indices into
    /// [`attachments`](Self::attachments).
    pub fn used_attachments(&self) -> BTreeSet<usize> {
        let stories = self.portfolio.stories.iter();
        let stories = stories.map(|story| (story.file, story.fragments().collect::<Vec<_>>()));
        let guides = self
            .portfolio
            .questions
            .iter()
            .filter_map(|it| it.guide.as_ref());
        let guides = guides.map(|guide| (guide.file, guide.fragments().collect()));
        let mut used = BTreeSet::new();
        for (file, fragments) in stories.chain(guides) {
            let path = self.sources.get(file).public_path();
            for link in fragments.into_iter().flat_map(Fragment::links) {
                let destination = self.portfolio.destinations.find(path, link);
                if let Some(Destination::Within(Place::Attachment(index), _)) = destination {
                    used.insert(index);
                }
            }
        }
        used
    }
}
