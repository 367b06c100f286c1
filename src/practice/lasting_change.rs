//! What was changed for good, as an answer tells it: in words for what holds now, or in the story's own.

use std::collections::HashSet;
use std::ops::Range;

use crate::speech::{Utterance, stems};

use super::round::Round;

/// Whether an answer says that something is different since. There is no end of ways to say it, so that a few
/// words for what holds now are enough, whatever they are about, or a few that only the story's change has.
pub(super) fn tells_change(round: &Round<'_>) -> bool {
    let said = &round.answer.said;
    let limits = &round.repertoire.limits;
    let signs: HashSet<&str> = signs(round).map(|sign| &said.lowered()[sign]).collect();
    signs.len() >= limits.fewest_signs_of_change || echoes(said, round) >= limits.fewest_echoes
}

/// The first words about what holds now that are the story's, too.
pub(super) fn told_change(round: &Round<'_>) -> Option<String> {
    let said = &round.answer.said;
    let mut told = signs(round).map(|sign| {
        let sentence = said.sentence_at(sign.start);
        let words = said.text[sign.start..sentence.end].split_whitespace();
        let words = words.take(round.repertoire.limits.words_of_change);
        words.collect::<Vec<_>>().join(" ")
    });
    told.find(|words| echoes(&Utterance::new(words), round) > 0)
}

/// Where it is said what holds now. In a setting it says nothing of a change.
fn signs(round: &Round<'_>) -> impl Iterator<Item = Range<usize>> {
    let signs = round.lexicon.phrases.holds_now.find(&round.answer.said);
    let earliest = round.repertoire.limits.earliest_change;
    let signs = signs.into_iter();
    signs.filter(move |sign| round.share_before(sign.start) >= earliest)
}

/// How many of the words for the story's lasting change an utterance has.
fn echoes(utterance: &Utterance<'_>, round: &Round<'_>) -> usize {
    let said: HashSet<String> = stems(utterance, round.lexicon).collect();
    let words = round.story.lasting_change.iter();
    words.filter(|word| said.contains(*word)).count()
}
