//! The rule `uncovered-competency`.

use crate::check::{Finding, Whole};
use crate::source::Span;

/// How many of them are named.
const MOST_NAMED: usize = 3;

declare! {
    /// # What it does
    /// Finds competencies with no story for any of their questions.
    ///
    /// # Why it matters
    /// One of its questions will be asked, and you would have to invent a story while they look at you.
    ///
    /// # Example
    /// The bank has five questions on "Conflict", and no story covers one of them. Write one story; it can answer
    /// several.
    "uncovered-competency", Coverage, Advice, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    // Without a story everything is uncovered: that is no news.
    if whole.portfolio.stories.is_empty() {
        return Vec::new();
    }
    let competencies = whole.portfolio.competencies.iter();
    let uncovered = competencies.filter(|competency| competency.coverage.is_empty());
    let uncovered: Vec<(&str, Span)> = uncovered
        .filter_map(|competency| {
            let first = whole.portfolio.question(*competency.questions.first()?);
            Some((competency.name.as_deref()?, first.span))
        })
        .collect();
    let [(_, first), others @ ..] = uncovered.as_slice() else {
        return Vec::new();
    };
    let named: Vec<&str> = uncovered
        .iter()
        .take(MOST_NAMED)
        .map(|(name, _)| *name)
        .collect();
    let more = match uncovered.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let finding = Finding::new(
        format!("no story answers a question on {}{more}", named.join(", ")),
        *first,
        "such as this one",
    );
    let others = others.iter().take(MOST_NAMED - 1);
    let finding = others.fold(finding, |finding, (_, span)| {
        finding.related(*span, "or this one")
    });
    vec![
        finding
            .why("one of them will be asked")
            .help("write one story, or name one of the questions in `covers` of a story that fits"),
    ]
}
