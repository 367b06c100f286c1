//! The rule `no-metric`.

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::naming::Part;

declare! {
    /// # What it does
    /// Finds stories with nothing in Result and metrics that could be counted, timed or pointed to: no figure, no
    /// amount, no time, and nothing such as "they still use it".
    ///
    /// # Why it matters
    /// "It went much better" is what everybody says. One thing that can be checked makes the rest believable.
    ///
    /// # Example
    /// "Things improved a lot, and everybody was happy." After: "We have not closed on a Tuesday since", or "about
    /// half as many calls".
    "no-metric", Substance, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let result: Vec<&Passage<'_>> = case.part(Part::Result).collect();
    let has_metrics = !case.story.metrics.is_empty() || case.story.is_misread("metrics");
    if !case.is_understood() || has_metrics || result.is_empty() {
        return Vec::new();
    }
    let counts = |passage: &&Passage<'_>| {
        let can_be_pointed_to = case.lexicon.phrases.proxy.are_in(&passage.said);
        can_be_pointed_to || !case.numbers(&passage.said).is_empty()
    };
    let Some(span) = result.first().and_then(|passage| passage.first_sentence()) else {
        return Vec::new();
    };
    let says_figure = case
        .spoken(Part::Result)
        .any(|said| !case.numbers(said).is_empty());
    if result.iter().any(counts) || says_figure {
        return Vec::new();
    }
    let finding = Finding::new(
        "the Result has nothing to count or to point to",
        span,
        "how much, how many, how fast, how long since?",
    );
    vec![
        finding
            .why("one thing that can be checked makes the rest believable")
            .help("add a rough figure, or what is still there today: \"they use it to this day\""),
    ]
}
