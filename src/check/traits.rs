//! What is known of a single story or question without a look at the others, so that it can be remembered.

use crate::content::Story;
use crate::speech::Lexicon;

use super::case::subjects;
use super::likeness::{Sketch, WordSet, question_words};

/// What a story is like, to be compared with others.
#[derive(Debug)]
pub struct StoryTraits {
    /// Some of its words.
    pub(super) sketch: Sketch,
    /// Whether it is told as the answer to a question about a failure.
    pub(super) is_of_failure: bool,
    /// Whether it is told as the answer to a question about a conflict.
    pub(super) is_of_conflict: bool,
}

impl StoryTraits {
    /// What a story is like, on a site in this language.
    pub fn of(story: &Story, lexicon: &Lexicon) -> Self {
        let phrases = &lexicon.phrases;
        Self {
            sketch: Sketch::of(story),
            is_of_failure: subjects(story).any(|it| phrases.failure.are_in(&it)),
            is_of_conflict: subjects(story).any(|it| phrases.conflict.are_in(&it)),
        }
    }
}

/// The words of a question that say what is asked.
#[derive(Debug)]
pub struct AskedWords(pub(super) WordSet);

impl AskedWords {
    /// The words of a question in this language.
    pub fn of(question: &str, lexicon: &Lexicon) -> Self {
        Self(question_words(question, lexicon))
    }
}
