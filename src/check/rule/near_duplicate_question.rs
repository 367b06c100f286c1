//! The rule `near-duplicate-question`.

use crate::check::likeness::like_sets;
use crate::check::{Finding, Whole};

/// Of the words that say what is asked, so many per cent are shared, at least.
const LEAST_SHARED: usize = 80;

declare! {
    /// # What it does
    /// Finds questions that ask the same in other words, but for which no alias says so.
    ///
    /// # Why it matters
    /// Each of the two has half of the stories. Asked one of them, you find half of what you have.
    ///
    /// # Example
    /// "Describe a conflict with a colleague" beside "Tell me about conflicts with your colleagues". Give the one that
    /// you keep the other as an alias: `aliases = ["Describe a conflict with a colleague"]`.
    "near-duplicate-question", Structure, Advice, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let questions = &whole.portfolio.questions;
    let words: Vec<_> = whole.asked.iter().map(|asked| &asked.words).collect();
    let pairs = like_sets(&words, LEAST_SHARED).into_iter();
    let findings = pairs.map(|(first, second)| {
        let (first, second) = (&questions[first], &questions[second]);
        Finding::new(
            "two questions ask the same in other words",
            second.span,
            "this one",
        )
        .related(first.span, "and this one")
        .why("each of the two has half of the stories")
        .help("make one of them an alias of the other, or tell them apart")
    });
    findings.collect()
}
