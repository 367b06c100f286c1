//! Who did what: the teller's part, others, and what is different since.

use crate::practice::feedback::Remark;
use crate::practice::lasting_change::tells_change;
use crate::practice::question::QuestionToAsk;
use crate::practice::round::Round;
use crate::speech::{LIMITS, taken_back};

/// Where a failure was asked for, and it happened, or others did it, and the teller did not.
pub(super) fn no_ownership(round: &Round<'_>) -> Vec<Remark> {
    let phrases = &round.lexicon.phrases;
    let said = &round.answer.said;
    let is_asked = round.lexicon.is_known() && round.is_of_failure() && round.is_long_enough();
    let evades = || phrases.evasion.are_in(said) || !blame(round).is_empty();
    let owns = || {
        let mut owned = phrases.owning.find(said).into_iter();
        owned.any(|range| !said.is_quoted(&range)) || taken_back(said, round.lexicon).is_some()
    };
    if is_asked && evades() && !owns() {
        vec![Remark::new("no-ownership")]
    } else {
        Vec::new()
    }
}

/// Where something is owned and taken back.
pub(super) fn hedged_ownership(round: &Round<'_>) -> Vec<Remark> {
    let said = &round.answer.said;
    let range = taken_back(said, round.lexicon);
    let remark = range.map(|range| Remark::new("hedged-ownership").quote(&said.text[range]));
    remark.into_iter().collect()
}

/// Where somebody is accused.
pub(super) fn blame(round: &Round<'_>) -> Vec<Remark> {
    let said = &round.answer.said;
    let found = round.lexicon.phrases.blame.find(said).into_iter();
    let mut own = found.filter(|range| !said.is_quoted(range));
    let remark = own
        .next()
        .map(|range| Remark::new("blame").quote(&said.text[range]));
    remark.into_iter().collect()
}

/// Where what was done is told as `we` nearly throughout.
pub(super) fn we_not_i(round: &Round<'_>) -> Vec<Remark> {
    let phrases = &round.lexicon.phrases;
    let said = &round.answer.said;
    let (i, we) = (phrases.i.find(said), phrases.we.find(said));
    if we.len() < LIMITS.fewest_we || i.len() * 100 >= (i.len() + we.len()) * LIMITS.least_i {
        return Vec::new();
    }
    let remark = Remark::new("we-not-i")
        .with("we", we.len())
        .with("i", i.len())
        .quote(&said.sentence_around(we[0].start));
    vec![remark]
}

/// Where it went wrong, was mended, and what the story has that was changed for good is not told.
pub(super) fn no_systemic_change(round: &Round<'_>) -> Vec<Remark> {
    let asks_for_change = |question: &QuestionToAsk<'_>| question.asks_for_change;
    let is_asked = round.is_of_failure() || round.question.is_some_and(asks_for_change);
    let is_missed = round.lexicon.is_known()
        && is_asked
        && !round.story.lasting_change.is_empty()
        && round.is_long_enough();
    if is_missed && !tells_change(round) {
        vec![Remark::new("no-systemic-change")]
    } else {
        Vec::new()
    }
}
