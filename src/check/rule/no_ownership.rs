//! The rule `no-ownership`.

use crate::check::{Case, Finding};
use crate::naming::{Part, Topic};

use super::hedged_ownership::takes_back;

declare! {
    /// # What it does
    /// Finds stories for questions about failures in which you never say what your part in it was.
    ///
    /// # Why it matters
    /// Who asks about a failure wants to see whether you own it. A failure that nobody made is an anecdote.
    ///
    /// # Example
    /// "The order went to the wrong address, so the client was angry." After: "I had copied the address from the
    /// old order, and I did not check it."
    "no-ownership", Substance, Advice, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let phrases = &case.lexicon.phrases;
    let opens = !case.script.is_empty() || case.outline.tells(Part::Situation);
    let is_told = opens && case.outline.tells(Part::Actions);
    let owns = || case.tells(&phrases.ownership) || takes_back(case);
    if !case.is_understood() || !is_told || !case.is_of_failure() || owns() {
        return Vec::new();
    }
    let finding = Finding::new(
        "a story of a failure in which nobody made it",
        case.opening_of(Part::Situation, Topic::Part(Part::Situation)),
        "what was your part in this?",
    );
    vec![
        finding
            .why("whoever asks wants to see whether you own it")
            .help("say once, plainly, what you did or left undone: \"I had not checked\""),
    ]
}
