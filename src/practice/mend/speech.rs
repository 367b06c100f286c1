//! How it is said: fillers, and sentences without a breath.

use crate::practice::feedback::Remark;
use crate::practice::round::Round;
use crate::speech::{LIMITS, is_breathless, spoken_words};

/// Fillers, where they are more than a habit of everybody.
pub(super) fn filler(round: &Round<'_>) -> Vec<Remark> {
    let said = &round.answer.said;
    let fillers = round.lexicon.phrases.filler.find(said);
    let words = round.answer.words;
    let is_habit =
        fillers.len() >= LIMITS.fewest_fillers && fillers.len() * LIMITS.words_per_filler > words;
    if !is_habit {
        return Vec::new();
    }
    let remark = Remark::new("filler")
        .with("n", fillers.len())
        .with("words", words);
    let remark = fillers
        .into_iter()
        .fold(remark, |remark, range| remark.quote(&said.text[range]));
    vec![remark]
}

/// Sentences without a breath in them. Dictated text has no full stops, so nothing is said of it.
pub(super) fn rambling_sentence(round: &Round<'_>) -> Vec<Remark> {
    if !round.answer.is_punctuated() {
        return Vec::new();
    }
    let sentences = round.answer.sentences();
    let breathless = sentences.filter(|sentence| is_breathless(sentence, round.speaking));
    let remark = |sentence: &str| {
        Remark::new("rambling-sentence")
            .with("n", spoken_words(sentence, round.speaking))
            .quote(sentence)
    };
    breathless.map(remark).collect()
}
