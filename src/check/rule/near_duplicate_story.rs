//! The rule `near-duplicate-story`.

use crate::check::likeness::like_sets;
use crate::check::{Finding, Whole};

/// Of three words in a row, so many per cent are shared, at least.
const LEAST_SHARED: usize = 50;

declare! {
    /// # What it does
    /// Finds stories that tell the same in nearly the same words.
    ///
    /// # Why it matters
    /// Told to two interviewers of one house, the second version is a contradiction waiting to be found.
    ///
    /// # Example
    /// `the-lift.md` and `the-lift-short.md`. Keep the better one; what the other has is an angle:
    /// `{ question = "...", angle = "..." }`.
    "near-duplicate-story", Structure, Advice, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let stories = &whole.portfolio.stories;
    let rows: Vec<_> = whole.traits.iter().map(|it| it.sketch.rows()).collect();
    let pairs = like_sets(&rows, LEAST_SHARED).into_iter();
    let findings = pairs.map(|(first, second)| {
        let (first, second) = (&stories[first], &stories[second]);
        Finding::new("two stories tell the same", second.title.span, "this one")
            .related(first.title.span, "and this one")
            .why("two versions of one thing contradict each other sooner or later")
            .help("keep the better one; what the other has is an angle of it")
    });
    findings.collect()
}
