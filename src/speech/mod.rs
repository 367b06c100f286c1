//! Understands what is said: words, sentences, the clock, and the part that each sentence tells.

mod alignment;
mod clock;
mod sentence;
mod word;

pub use alignment::align;
pub use clock::{minutes, whole_seconds};
pub use sentence::{last_sentence, sentences};
pub use word::spoken_words;
