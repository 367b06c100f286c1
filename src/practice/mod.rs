//! Rehearsal: what can be practised, and what is to be said of an answer.
//!
//! The page and the terminal are given the same [`Repertoire`] and come to the same [`Feedback`]; the page does
//! so in its scripts, `themes/default/scripts/practice`.

mod answer;
mod feedback;
mod interview;
mod lasting_change;
mod limits;
mod mend;
mod praise;
mod question;
mod repertoire;
mod round;
mod story;
mod wording;

pub use feedback::{Feedback, GivenAnswer, Remark, feedback};
pub use interview::is_practised;
pub use mend::best_story;
pub use question::QuestionToAsk;
pub use repertoire::{Repertoire, RepertoireSource};
pub use story::StoryToTell;

/// The phrases of a language that are looked for in an answer, by the names that its file has for them.
pub const PHRASES: [&str; 19] = [
    "acting",
    "blame",
    "difference",
    "duty",
    "ending",
    "evasion",
    "filler",
    "going_on",
    "hedge",
    "hedged_ownership",
    "holds_now",
    "i",
    "outcome",
    "own_fault",
    "owning",
    "setting",
    "turn_to_actions",
    "turn_to_result",
    "we",
];
