//! The rule `no-systemic-change`.

use crate::check::{Case, Finding};
use crate::naming::{Part, Topic};

declare! {
    /// # What it does
    /// Finds stories in which something went wrong, was mended, and nothing was changed so that it cannot happen
    /// again.
    ///
    /// # Why it matters
    /// "I fixed it" is half an answer. The other half is why it will not come back.
    ///
    /// # Example
    /// "I drove to the customer and brought the right part." After: "Since then each crate has two labels, and the
    /// driver reads one of them aloud."
    "no-systemic-change", Substance, Advice, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let phrases = &case.lexicon.phrases;
    let is_told = case.outline.tells(Part::Actions) && case.outline.tells(Part::Result);
    if !case.is_understood() || !is_told || !case.is_of_failure() {
        return Vec::new();
    }
    let mut texts = case.after_the_fact().chain(&case.metrics);
    if texts.any(|text| phrases.lasting_change.are_in(text)) {
        return Vec::new();
    }
    let finding = Finding::new(
        "it was mended, and nothing was changed for good",
        case.opening_of(Part::Result, Topic::Part(Part::Result)),
        "and what keeps it from happening again?",
    );
    vec![
        finding
            .why("\"I fixed it\" is half an answer")
            .help("say what is different since: a check, a rule, a second pair of eyes"),
    ]
}
