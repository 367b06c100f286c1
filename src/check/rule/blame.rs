//! The rule `blame`.

use crate::check::{Case, Finding};

declare! {
    /// # What it does
    /// Finds places where people are accused. A process, a form or a machine may be criticised, and what others
    /// are quoted as saying is theirs.
    ///
    /// # Why it matters
    /// An interviewer hears how you will speak of them. It also hides what you did.
    ///
    /// # Example
    /// "The day shift couldn't be bothered to read it." After: "The day shift had not seen it, because I had
    /// sent it by email."
    "blame", Substance, Advice, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    case.findings(&case.lexicon.phrases.blame, 2, |span| {
        Finding::new("this accuses somebody", span, "a person is to blame here")
            .why("they hear how you will speak of them")
            .help("say what happened and what made it possible, and then what you did")
    })
}
