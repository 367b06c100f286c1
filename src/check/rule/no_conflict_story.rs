//! The rule `no-conflict-story`.

use crate::check::{Finding, Whole};

declare! {
    /// # What it does
    /// Finds sites of which no story is about a conflict: none has a question or a tag that says so.
    ///
    /// # Why it matters
    /// It is asked in nearly every interview. Without a story you speak about people in general, and that is where one says too much.
    ///
    /// # Example
    /// Add a story with `covers = ["Tell me about a conflict with a colleague"]`, or name the question in one that you have.
    "no-conflict-story", Coverage, Advice, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    if whole.has_story_that(|story| story.is_of_conflict) {
        return Vec::new();
    }
    vec![
        Finding::of_all("no story is about a conflict")
            .why("it is asked in nearly every interview")
            .help("think of somebody with whom it was hard, and how you made it work"),
    ]
}
