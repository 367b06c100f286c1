//! How what is found is weighed: once, for the program and for the scripts of the site.

use serde::Serialize;

/// How what is found is weighed.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SearchLimits {
    /// So many words are left of a text when what only frames it is cut off; else all was meant.
    pub(super) fewest_words_left: usize,
    /// What the words count that a query and a question share, beside what they mean.
    pub(super) share_of_words: f64,
    /// A bias is kept in so many parts of 1.
    pub(super) parts_of_bias: f64,
    /// Below it a question has nothing to do with what was asked.
    pub(super) least_score: f64,
    /// A story is found by its own words where they are so much of what was asked.
    pub(super) least_of_story: f64,
    /// A name or a figure is in no more stories than these.
    pub(super) most_named: usize,
    /// Of fewer letters it is not guessed what word they begin.
    pub(super) shortest_start: usize,
    /// A shorter word than this is near too many others to be a slip of one of them.
    pub(super) shortest_slip: usize,
    /// Nothing shorter is taken for what was meant.
    pub(super) shortest_meant: usize,
    /// So many words are read of what somebody typed: nobody asks in more.
    pub(super) most_words: usize,
    /// In a stem of so many letters two slips are mended, in a shorter one one.
    pub(super) long_stem: usize,
}

pub(super) const LIMITS: SearchLimits = SearchLimits {
    fewest_words_left: 2,
    share_of_words: 0.25,
    parts_of_bias: 10_000.0,
    least_score: 0.22,
    least_of_story: 0.5,
    most_named: 2,
    shortest_start: 3,
    shortest_slip: 5,
    shortest_meant: 4,
    most_words: 200,
    long_stem: 8,
};
