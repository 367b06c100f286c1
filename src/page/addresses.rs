//! Names which pages there are, so that they need not be listed anew when only what they say has
//! changed.

use crate::memo::Key;
use crate::source::FileId;

use super::Plan;

impl Plan<'_> {
    /// Names all that [`batches`](Plan::batches) and the lists of printed sheets are made from.
    pub fn addresses(&self) -> Key {
        let portfolio = self.portfolio;
        let stories = portfolio.stories.iter();
        let stories = stories.map(|story| (&story.slug, Some(story.file), true));
        let questions = portfolio.questions().map(|(id, question)| {
            let guide = question.guide.as_ref().map(|guide| guide.file);
            (&question.slug, guide, self.shown[id.0])
        });
        let tags = portfolio.tags.iter().map(|tag| (&tag.slug, None, true));
        let mut pages = Vec::new();
        for (slug, file, is_shown) in stories.chain(questions).chain(tags) {
            let file = file.map_or(u32::MAX, FileId::number);
            pages.extend_from_slice(slug.as_bytes());
            // No slug has this byte.
            pages.push(0);
            pages.extend_from_slice(&file.to_le_bytes());
            pages.push(u8::from(is_shown));
        }
        let counts = [portfolio.stories.len(), portfolio.questions.len()];
        let counts = counts.map(usize::to_le_bytes);
        let switches = [self.is_private(), self.config.sheets.pdf].map(u8::from);
        Key::of([&pages, counts.as_flattened(), &switches])
    }
}
