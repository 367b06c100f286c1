//! Answers "which question is this, and which story": an index, a ranking, and the index as the site carries it.
//!
//! In English a text is the sum of its words: [`table::WordTable`] says what each means, in numbers that were trained
//! once (`training/README.md`), and texts that ask the same are near each other. Words that two texts share count
//! besides; in other languages they are all there is. The scripts of the default theme do the same, step by step, with
//! the same numbers.

mod closeness;
mod direction;
mod english;
mod index;
mod intents;
mod interviews;
mod known;
mod limits;
mod query;
mod ranking;
mod reading;
mod site;
mod slip;
mod story_words;
mod synonyms;
mod table;
mod words;

pub use closeness::{CLOSE_ENOUGH, closeness};
pub use index::{Index, IndexSource};
pub use ranking::{FoundQuestion, Ranking, Reason};
pub use site::{Addresses, SiteIndex, language_data};
