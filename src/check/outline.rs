//! What a rule sees that only asks what a story has.

use crate::config::Config;
use crate::content::{Section, Story};
use crate::naming::{Part, Topic};
use crate::speech::placeholders;

/// A story as far as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Outline<'a> {
    /// The story.
    pub story: &'a Story,
    /// The settings.
    pub config: &'a Config,
}

impl Outline<'_> {
    /// Whether nothing of the story is written yet.
    pub fn is_unwritten(&self) -> bool {
        !self.has_script() && !Part::ALL.into_iter().any(|part| self.tells(part))
    }

    /// Whether nothing of a part is lacking: it is told, and not only to be filled in later.
    pub fn tells(&self, part: Part) -> bool {
        let mut sections = self.story.body.sections.iter();
        let is_to_be_filled_in = sections.any(|section| {
            let is_of_part =
                section.topic == Some(Topic::Part(part)) || section.second == Some(part);
            is_of_part && is_placeholder(section)
        });
        self.story.tells(part) && !is_to_be_filled_in
    }

    /// Whether there is a spoken version, and not only to be filled in later.
    pub fn has_script(&self) -> bool {
        self.story.script().is_some_and(|it| !is_placeholder(it))
    }

    /// Whether it can be told: all four parts and the spoken version are written.
    pub fn is_ready(&self) -> bool {
        self.has_script() && Part::ALL.into_iter().all(|part| self.tells(part))
    }
}

/// Whether a section only says that something is to be written there: `TODO`, `...`, `?`. A picture says more.
pub(super) fn is_placeholder(section: &Section) -> bool {
    let texts = section
        .blocks
        .iter()
        .map(|block| block.text().to_lowercase());
    let text = texts.collect::<Vec<_>>().join(" ");
    let words = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let has_signs_only = words.is_empty() && !text.trim().is_empty();
    has_signs_only || placeholders().any(|it| it == words)
}
