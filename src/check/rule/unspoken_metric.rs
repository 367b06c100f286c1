//! The rule `unspoken-metric`.

use crate::check::{Case, Finding};
use crate::naming::Topic;
use crate::speech::{Number, Unit};

declare! {
    /// # What it does
    /// Finds metrics with a figure that the script never says. Figures are read in every language, number words
    /// where the language is known.
    ///
    /// # Why it matters
    /// You found it worth writing in large type, and they will not hear it.
    ///
    /// # Example
    /// `metrics = ["95 % of renewals"]`, and in the script "renewals went up". After: "renewals went up to
    /// ninety-five per cent".
    "unspoken-metric", Substance, Advice, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    if case.script.is_empty() {
        return Vec::new();
    }
    let spoken: Vec<Number> = case
        .script
        .iter()
        .flat_map(|it| case.numbers(&it.said))
        .collect();
    let is_nothing_said = case
        .script
        .iter()
        .any(|it| case.lexicon.phrases.nothing.are_in(&it.said));
    let metrics = case.story.metrics.iter().zip(&case.metrics);
    let unspoken = metrics.filter(|(_, said)| {
        let numbers = case.numbers(said).into_iter();
        let numbers: Vec<Number> = numbers.filter(|it| it.unit != Unit::Moment).collect();
        let is_said = |number: &Number| {
            let agrees = |it: &Number| it.agrees_with(number) || number.agrees_with(it);
            // How nothing is said, an unknown language does not tell.
            let is_nothing = number.amount == 0.0 && (is_nothing_said || !case.is_understood());
            is_nothing || spoken.iter().any(agrees)
        };
        !numbers.is_empty() && !numbers.iter().any(is_said)
    });
    let findings = unspoken.map(|(metric, _)| {
        Finding::new("the script never says this figure", metric.span, "")
            .related(case.heading(Topic::Script), "")
            .why("you found it worth writing in large type")
            .help("say it where you tell the result")
    });
    findings.collect()
}
