//! The rule `unknown-rule`.

use crate::check::{Finding, Whole, rules};
use crate::diagnostic::closest;
use crate::source::Spanned;

declare! {
    /// # What it does
    /// Finds names in `allow` of a story, and under `[check]` in the settings, that no rule has.
    ///
    /// # Why it matters
    /// The rule that was meant goes on reporting, and nobody sees why.
    ///
    /// # Example
    /// `allow = ["missing-scripts"]` silences nothing; `allow = ["missing-script"]` does.
    "unknown-rule", Files, Warning, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let in_stories = whole.readable().flat_map(|(_, story)| &story.allow);
    let named = in_stories.chain(whole.config.check.named());
    let unknown = named.filter(|name| rules().all(|rule| rule.id != name.value));
    unknown.map(finding).collect()
}

fn finding(name: &Spanned<String>) -> Finding {
    let id = &name.value;
    Finding::new(
        format!("no rule is called `{id}`"),
        name.span,
        "this changes nothing",
    )
    .did_you_mean(closest(id, rules().map(|rule| rule.id)))
    .help("`starling check --rules` lists them all")
}
