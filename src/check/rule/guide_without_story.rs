//! The rule `guide-without-story`.

use crate::check::{Finding, Whole};

declare! {
    /// # What it does
    /// Finds guides to questions that no story answers.
    ///
    /// # Why it matters
    /// You know how to answer it, and have nothing to say.
    ///
    /// # Example
    /// There is `questions/a-failure.md`, and no story has "Tell me about a failure" among its `covers`. Name it in
    /// the story that fits best, or write one.
    "guide-without-story", Structure, Advice, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let guides = whole.portfolio.questions.iter().filter_map(|question| {
        let guide = question.guide.as_ref()?;
        question.answers.is_empty().then_some(guide)
    });
    let findings = guides.map(|guide| {
        Finding::new(
            "no story answers the question of this guide",
            guide.question.span,
            "",
        )
        .why("you know how to answer it, and have nothing to say")
        .help("name the question in `covers` of the story that fits best, or write one")
    });
    findings.collect()
}
