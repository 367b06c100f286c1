//! What a rule sees that only asks what a story has.

use crate::config::Config;
use crate::content::Story;
use crate::naming::Part;

/// A story as far as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The story.
    pub story: &'a Story,
    /// The settings.
    pub config: &'a Config,
}

impl Draft<'_> {
    /// Whether nothing of the story is written yet.
    pub fn is_unwritten(&self) -> bool {
        self.story.script().is_none() && !Part::ALL.into_iter().any(|part| self.story.tells(part))
    }
}
