//! A fault that is owned and taken back in the same breath.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::limits::LIMITS;
use super::utterance::Utterance;

/// Where a fault is made small: in itself, or by what is said beside it in one sentence. In bytes.
pub fn taken_back(said: &Utterance<'_>, lexicon: &Lexicon) -> Option<Range<usize>> {
    let phrases = &lexicon.phrases;
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
            let between = if hedge.start < fault.start {
                said.text.get(hedge.end..fault.start)
            } else {
                said.text.get(fault.end..hedge.start)
            };
            let distance = between.map_or(0, |between| between.chars().count());
            sentence.contains(&hedge.start) && distance <= LIMITS.farthest_hedge
        })?;
        Some(near.start.min(fault.start)..near.end.max(fault.end))
    });
    let mut all = in_itself.into_iter().chain(beside);
    all.find(|range| !said.is_quoted(range))
}
