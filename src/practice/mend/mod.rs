//! What is to be mended in an answer, one file for each subject.

mod numbers;
mod parts;
mod people;
mod speech;
mod story;
mod time;

pub(super) use numbers::said_number;
pub use story::best_story;

use super::feedback::Remark;
use super::round::Round;

/// What finds something to mend.
type Rule = fn(&Round<'_>) -> Vec<Remark>;

/// The rules, the most important first.
const RULES: [Rule; 13] = [
    parts::part_missing,
    time::too_long,
    time::too_short,
    people::no_ownership,
    people::hedged_ownership,
    people::blame,
    numbers::number_changed,
    numbers::number_missing,
    people::we_not_i,
    people::no_systemic_change,
    parts::long_setup,
    speech::rambling_sentence,
    speech::filler,
];

/// What is to be mended, the most important first.
pub(super) fn findings(round: &Round<'_>) -> Vec<Remark> {
    let told_another = story::wrong_story(round);
    if !told_another.is_empty() {
        // What the other story lacks of this one is no fault of the answer.
        return told_another;
    }
    RULES.iter().flat_map(|rule| rule(round)).collect()
}
