//! The rule `hedged-ownership`.

use std::ops::Range;

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::speech::Utterance;

/// So many letters are between a fault and the hedge that takes it back, at most.
const FARTHEST: usize = 48;

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
        let range = hedged(case, &passage.said)?;
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

/// Where a fault is made small: by what is said of it beside it, in one sentence.
fn hedged(case: &Case<'_>, said: &Utterance<'_>) -> Option<Range<usize>> {
    let phrases = &case.lexicon.phrases;
    let in_itself = phrases.hedged_ownership.find(said);
    let hedges = phrases.hedge.find(said);
    let faults = if hedges.is_empty() {
        Vec::new()
    } else {
        phrases.own_fault.find(said)
    };
    let beside = faults.iter().filter_map(|fault| {
        let sentence = said.sentence_at(fault.start);
        let near = hedges.iter().find(|hedge| {
            let is_before = hedge.start < fault.start;
            let between = if is_before {
                fault.start.saturating_sub(hedge.end)
            } else {
                hedge.start.saturating_sub(fault.end)
            };
            sentence.contains(&hedge.start) && between <= FARTHEST
        })?;
        Some(near.start.min(fault.start)..near.end.max(fault.end))
    });
    let mut all = in_itself.into_iter().chain(beside);
    all.find(|range| !said.is_quoted(range))
}

/// Whether the story owns something, and takes it back.
pub(in crate::check) fn takes_back(case: &Case<'_>) -> bool {
    case.told()
        .any(|passage| hedged(case, &passage.said).is_some())
}
