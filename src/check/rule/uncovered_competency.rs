//! The rule `uncovered-competency`.

use crate::check::{Finding, Whole};

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
    let findings =
        uncovered.filter_map(|competency| {
            let name = competency.name.as_ref()?;
            let first = whole.portfolio.question(*competency.questions.first()?);
            let finding = Finding::new(
                format!("no story answers a question on {name}"),
                first.span,
                "such as this one",
            );
            Some(finding.why("one of them will be asked").help(
                "write one story, or name one of the questions in `covers` of a story that fits",
            ))
        });
    findings.collect()
}
