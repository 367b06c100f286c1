//! A fault that is owned and taken back in the same breath.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::limits::LIMITS;
use super::number::{Unit, numbers};
use super::utterance::Utterance;

/// Where a fault is made small: in itself, or by what is said beside it in one sentence. In bytes.
pub fn taken_back(said: &Utterance<'_>, lexicon: &Lexicon) -> Option<Range<usize>> {
    let in_itself = lexicon.phrases.hedged_ownership.find(said);
    let mut all = in_itself.into_iter().chain(hedged_faults(said, lexicon));
    all.find(|range| !said.is_quoted(range))
}

/// Each fault with the hedge beside it in one clause, from the first of both to the last.
fn hedged_faults(said: &Utterance<'_>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let hedges = lexicon.phrases.hedge.find(said);
    if hedges.is_empty() {
        return Vec::new();
    }
    let mut numbers = numbers(said, &lexicon.numbers);
    numbers.retain(|number| number.unit != Unit::Share);
    // In `maybe forty people` nothing is doubted but the number.
    let is_of_number = |hedge: &Range<usize>| {
        let next = numbers.partition_point(|number| number.range.start < hedge.end);
        let number = numbers.get(next);
        number.is_some_and(|it| said.text[hedge.end..it.range.start].trim().is_empty())
    };
    let hedges: Vec<Range<usize>> = hedges.into_iter().filter(|it| !is_of_number(it)).collect();
    let sentences: Vec<Range<usize>> = said.sentences().collect();
    let sentence_of = |at: usize| sentences.partition_point(|sentence| sentence.end <= at);
    let turns = lexicon.phrases.going_on.find(said);
    let are_in_one_clause = |one: &Range<usize>, other: &Range<usize>| {
        let between = one.end.min(other.end)..one.start.max(other.start);
        let mut turns = turns.iter();
        !turns.any(|turn| between.start <= turn.start && turn.end <= between.end)
    };
    let faults = lexicon.phrases.own_fault.find(said).into_iter();
    let taken_back = faults.filter_map(|fault| {
        let is_beside = |hedge: &&Range<usize>| {
            sentence_of(hedge.start) == sentence_of(fault.start)
                && are_near(said, hedge, &fault)
                && are_in_one_clause(hedge, &fault)
        };
        let next = hedges.partition_point(|hedge| hedge.start < fault.start);
        let before = hedges[..next].iter().rev().take_while(is_beside).last();
        let hedge = before.or_else(|| hedges.get(next).filter(is_beside))?;
        Some(hedge.start.min(fault.start)..hedge.end.max(fault.end))
    });
    taken_back.collect()
}

/// Whether only a few letters are between two phrases.
fn are_near(said: &Utterance<'_>, hedge: &Range<usize>, fault: &Range<usize>) -> bool {
    let between = if hedge.start < fault.start {
        said.text.get(hedge.end..fault.start)
    } else {
        said.text.get(fault.end..hedge.start)
    };
    let mut letters = between.unwrap_or_default().chars();
    letters.nth(LIMITS.farthest_hedge).is_none()
}
