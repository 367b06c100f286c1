//! Prose: words, and how HTML shows them.

use super::fragment::Fragment;
use super::words::Words;

/// A piece of text: what is said, and how HTML shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Prose {
    /// What is said, with the way back to the source and what is stressed.
    pub words: Words,
    /// How HTML shows it, with its links.
    pub html: Fragment,
}

impl Prose {
    /// Prose that was written nowhere, and shows its text as it is.
    pub fn plain(text: &str) -> Self {
        Self {
            words: Words::plain(text),
            html: Fragment::text_only(text),
        }
    }

    /// What is said, as plain text.
    pub fn text(&self) -> &str {
        &self.words.text
    }
}
