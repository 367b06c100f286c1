//! Understands what is said: words, sentences, numbers, who acts, and the part that each sentence tells.
//!
//! What is language and not logic is data, one file a language in `languages`. What a rule or a page makes
//! of it is left to them.

mod acronym;
mod alignment;
mod breath;
mod clock;
mod lexicon;
mod limits;
mod moment;
mod number;
mod number_reader;
mod number_words;
mod pattern;
mod phrases;
mod placeholder;
mod sentence;
mod taken_back;
mod token;
mod utterance;
mod word;

pub use acronym::{Acronym, Explanations, acronyms};
pub use alignment::{PartWords, align, stems};
pub use breath::is_breathless;
pub use clock::{minutes, whole_seconds};
pub use lexicon::{Lexicon, WrittenLexicon};
pub use limits::{LIMITS, SpeechLimits};
pub use number::{Number, Unit, counted, is_counted_share, numbers};
pub use phrases::Phrases;
pub use placeholder::placeholders;
pub use sentence::{
    abbreviations, abbreviations_of_figures, last_sentence, sentence_ranges, sentences,
};
pub use taken_back::taken_back;
pub use utterance::Utterance;
pub use word::{is_unspaced, spoken_words, stem};
