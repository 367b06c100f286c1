//! The rule `covers-nothing`.

use crate::check::{Finding, Outline};

declare! {
    /// # What it does
    /// Finds stories that answer no question.
    ///
    /// # Why it matters
    /// A story is found by the question that was asked. This one is in no list, on no question's page and in no
    /// practice.
    ///
    /// # Example
    /// Add the questions to the front matter: `covers = ["Tell me about a time you led without authority"]`.
    "covers-nothing", Structure, Advice, Outline(find)
}

fn find(outline: &Outline<'_>) -> Vec<Finding> {
    let story = outline.story;
    if !story.covers.is_empty() || story.is_misread("covers") || outline.is_unwritten() {
        return Vec::new();
    }
    let finding = Finding::new("this story answers no question", story.title.span, "");
    vec![
        finding
            .why("a story is found by the question that was asked")
            .help("name one in the front matter: `covers = [\"Tell me about a failure\"]`"),
    ]
}
