//! The rule `hedged-ownership`.

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::speech::taken_back;

declare! {
    /// # What it does
    /// Finds places where you own your part and take it back in the same breath.
    ///
    /// # Why it matters
    /// A hedge is heard as an excuse. Said plainly, a mistake takes one sentence and is over.
    ///
    /// # Example
    /// "I guess it was partly my fault, maybe." After: "That was my mistake." And not: "something I should have
    /// caught, and didn't", which is plain already.
    "hedged-ownership", Substance, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let place = |passage: &Passage<'_>| {
        let range = taken_back(&passage.said, case.lexicon)?;
        passage.span_of(range)
    };
    let Some(span) = case.told().find_map(place) else {
        return Vec::new();
    };
    let finding = Finding::new(
        "you own it and take it back in the same breath",
        span,
        "this takes it back",
    );
    vec![
        finding
            .why("a hedge is heard as an excuse")
            .help("say it once and plainly, \"that was my mistake\", and go on"),
    ]
}

/// Whether the story owns something, and takes it back.
pub(in crate::check) fn takes_back(case: &Case<'_>) -> bool {
    case.told()
        .any(|passage| taken_back(&passage.said, case.lexicon).is_some())
}
