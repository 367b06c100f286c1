//! How much of something is too much when it is said. The practice page has these figures from here.

use serde::Serialize;

/// From where on something spoken is worth a word.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpeechLimits {
    /// So many words are said in one breath, at most: sixteen seconds.
    pub longest_breath: usize,
    /// Between two commas there are at most so many words, or the commas give no breath.
    pub most_between_commas: usize,
    /// Of so many words one may fill time.
    pub words_per_filler: usize,
    /// Fewer fillers than so many are nobody's habit.
    pub fewest_fillers: usize,
    /// So many times "we" is said before it counts.
    pub fewest_we: usize,
    /// Of all that acts, "I" is at least so much, in per cent.
    pub least_i: usize,
    /// So many letters are between a fault and the hedge that takes it back, at most.
    pub farthest_hedge: usize,
    /// A text is in a language if so many of a hundred words are among the most common ones of it.
    pub least_common_words: usize,
    /// So many letters of a word are compared, so that `released` meets `release`.
    pub letters_of_stem: usize,
    /// What a number counts is among so many words and signs behind it.
    pub farthest_counted: usize,
    /// So many letters has the word for it at least.
    pub fewest_letters_counted: usize,
    /// What a word weighs that is in so many of the four parts, one to four: ln(4 / n) in thousandths.
    pub part_weights: [i32; 4],
    /// What opening words weigh that announce a part, "in the end": as much as a word that no other part has.
    pub turn: i32,
    /// What it weighs for the actions that the teller says what they did.
    pub act: i32,
    /// How far a number may be from the one that it rounds, as a share of it.
    pub rounding: f64,
    /// The same with a word on it such as "about".
    pub rough_rounding: f64,
    /// The same with such a word on a rounder number: "about ten".
    pub round_rounding: f64,
}

/// The figures of this version.
pub const LIMITS: SpeechLimits = SpeechLimits {
    longest_breath: 40,
    most_between_commas: 24,
    words_per_filler: 50,
    fewest_fillers: 3,
    fewest_we: 3,
    least_i: 25,
    farthest_hedge: 48,
    least_common_words: 15,
    letters_of_stem: 6,
    farthest_counted: 12,
    fewest_letters_counted: 3,
    part_weights: [1386, 693, 288, 0],
    turn: 1386,
    act: 693,
    rounding: 0.04,
    rough_rounding: 0.12,
    round_rounding: 0.17,
};
