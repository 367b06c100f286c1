//! The rule `open-gap`.

use crate::check::{Case, Finding};

declare! {
    /// # What it does
    /// Reminds of the facts that you still wanted to find out.
    ///
    /// # Why it matters
    /// The question that you ask yourself there is the one that they will ask.
    ///
    /// # Example
    /// `gaps = ["How long was it down?"]`. Find it out, put it into the story, and take the gap away.
    "open-gap", Substance, Advice, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let gaps = case.story.gaps.iter();
    let findings = gaps.map(|gap| {
        Finding::new("a fact is still open", gap.span, "")
            .why("it is the question that they will ask")
            .help("find it out, put it into the story, and take the gap away")
    });
    findings.collect()
}
