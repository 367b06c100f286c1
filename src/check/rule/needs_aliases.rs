//! The rule `needs-aliases`.

use crate::check::{Finding, Whole};
use crate::search::CLOSE_ENOUGH;

/// With so many other ways to ask it, a question is found by them.
const ENOUGH_ALIASES: usize = 2;

/// How many others are named.
const MOST_NAMED: usize = 2;

declare! {
    /// # What it does
    /// Finds questions that the search does not understand: their words are in no way of asking that it knows.
    ///
    /// # Why it matters
    /// In the interview it will be asked in other words. The search finds it only by those that it has.
    ///
    /// # Example
    /// "Tell me about the Hartmann deal" is found by "Hartmann" alone. With
    /// `aliases = ["a large sale that nearly failed", "winning back a customer"]` it is found by what it asks.
    "needs-aliases", Coverage, Advice, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let questions = whole.portfolio.questions.iter().zip(whole.asked);
    let unknown: Vec<_> = questions
        .filter(|(question, asked)| {
            let is_close = asked.closeness.is_none_or(|it| it >= CLOSE_ENOUGH);
            !is_close && question.aliases.len() < ENOUGH_ALIASES
        })
        .map(|(question, _)| question.span)
        .collect();
    let [first, others @ ..] = unknown.as_slice() else {
        return Vec::new();
    };
    let message = match others.len() {
        0 => "the search does not understand a question".to_owned(),
        others => format!("the search does not understand {} questions", others + 1),
    };
    let finding = Finding::new(
        message,
        *first,
        "these words are in no way of asking that it knows",
    );
    let others = others.iter().take(MOST_NAMED);
    let finding = others.fold(finding, |finding, span| finding.related(*span, "nor these"));
    vec![
        finding
            .why("asked in other words, it is not found")
            .help("give it two aliases in the words that an interviewer might use"),
    ]
}
