//! Understands what is said: words, sentences, numbers, who acts, and the part that each sentence tells.
//!
//! What is language and not logic is data, one file a language in `languages`. What a rule or a page makes
//! of it is left to them.

mod acronym;
mod alignment;
mod clock;
mod lexicon;
mod number;
mod number_reader;
mod number_words;
mod pattern;
mod phrases;
mod sentence;
mod token;
mod utterance;
mod word;

pub use acronym::{Acronym, acronyms, is_explained};
pub use alignment::align;
pub use clock::{minutes, whole_seconds};
pub use lexicon::Lexicon;
pub use number::{Number, Unit, numbers};
pub use phrases::Phrases;
pub use sentence::{last_sentence, sentence_ranges, sentences};
pub use utterance::Utterance;
pub use word::spoken_words;
