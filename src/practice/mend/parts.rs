//! The four parts: which of them is not told, and what comes before anything is done.

use crate::naming::Part;
use crate::practice::feedback::Remark;
use crate::practice::round::Round;

/// The parts of the story that are not told.
pub(super) fn part_missing(round: &Round<'_>) -> Vec<Remark> {
    if round.answer.words < round.repertoire.limits.fewest_words_of_answer {
        return Vec::new();
    }
    let parts = Part::ALL.into_iter();
    let missing = parts.filter(|part| round.story.tells(*part) && !round.tells(*part));
    let remark = |part: Part| {
        let cue = round.story.parts[part as usize].cue.unwrap_or_default();
        Remark::new("part-missing")
            .with("part", part.id())
            .with("cue", cue)
    };
    missing.map(remark).collect()
}

/// Where the setting takes too much of an answer: by what its pieces tell, or because it comes late to what was
/// done, and to what the story says of it. Where nothing is told of what was done, that is what is missing.
pub(super) fn long_setup(round: &Round<'_>) -> Vec<Remark> {
    let limits = &round.repertoire.limits;
    let answer = &round.answer;
    let setup = answer.shares.map_or(0, |shares| shares[0] + shares[1]);
    let before_acts = before_third_act(round).unwrap_or(0);
    let is_late = before_acts > limits.latest_act && answer.before_actions > limits.latest_actions;
    let is_long = setup > limits.longest_setup || is_late;
    if is_long && round.is_long_enough() && round.tells(Part::Actions) {
        vec![Remark::new("long-setup").with("percent", setup.max(before_acts))]
    } else {
        Vec::new()
    }
}

/// How much of an answer comes before the teller does something for the third time, in per cent. Once or twice
/// somebody does something in a setting, too.
fn before_third_act(round: &Round<'_>) -> Option<usize> {
    let acts = round.lexicon.phrases.acting.find(&round.answer.said);
    Some(round.share_before(acts.get(2)?.start))
}
