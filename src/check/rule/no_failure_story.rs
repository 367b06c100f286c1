//! The rule `no-failure-story`.

use crate::check::{Finding, Whole};

declare! {
    /// # What it does
    /// Finds sites of which no story is about a failure or a mistake: none has a question or a tag that says so.
    ///
    /// # Why it matters
    /// It is asked in nearly every interview. "I have none" is the one answer that nobody believes.
    ///
    /// # Example
    /// Add a story with `covers = ["Tell me about a failure"]`, or name the question in one that you have.
    "no-failure-story", Coverage, Advice, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    if whole.has_story_that(|story| story.is_of_failure) {
        return Vec::new();
    }
    vec![
        Finding::of_all("no story is about a failure or a mistake")
            .why("it is asked in nearly every interview")
            .help("think of something that you would do otherwise today, and write that story"),
    ]
}
