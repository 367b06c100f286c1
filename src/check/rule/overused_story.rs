//! The rule `overused-story`.

use crate::check::{Case, Finding};

/// A story answers at most so many questions.
const MOST: usize = 8;

declare! {
    /// # What it does
    /// Finds stories that are to answer more than eight questions.
    ///
    /// # Why it matters
    /// You can tell it once in an interview. For the second of its questions you have nothing.
    ///
    /// # Example
    /// A story with twelve `covers`. Keep those that it answers best, and give the others to another story.
    "overused-story", Coverage, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let covers = &case.story.covers;
    let Some(first) = covers.get(MOST) else {
        return Vec::new();
    };
    let finding = Finding::new(
        format!("this story is to answer {} questions", covers.len()),
        first.question.span,
        format!("number {} of them", MOST + 1),
    );
    vec![
        finding
            .why("you can tell it once")
            .help("keep those that it answers best, and give the others to another story"),
    ]
}
