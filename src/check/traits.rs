//! What is known of a single story or question without a look at the others, so that it can be remembered.

use crate::content::Story;
use crate::portfolio::Question;
use crate::search::closeness;
use crate::speech::{Lexicon, Utterance};

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

/// A question as it is compared and found.
#[derive(Debug)]
pub struct AskedWords {
    /// The words that say what is asked.
    pub(super) words: WordSet,
    /// How well the search understands it, with its aliases; `None` where it knows nothing of the language.
    pub(super) closeness: Option<f64>,
}

impl AskedWords {
    /// A question in the language of a tag, which says what is in the lexicon.
    pub fn of(question: &Question, language: &str, lexicon: &Lexicon) -> Self {
        Self {
            words: question_words(&question.text, lexicon),
            // Of what is in another language it cannot tell.
            closeness: lexicon
                .is_spoken_in([&Utterance::new(&question.text)])
                .then(|| closeness(language, question.spellings()))
                .flatten(),
        }
    }
}
