//! The rule `missing-script`.

use crate::check::{Finding, Outline};
use crate::naming::Topic;

use super::empty_part::lack;

declare! {
    /// # What it does
    /// Finds stories without a spoken version, or with an empty one, or only `TODO`.
    ///
    /// # Why it matters
    /// What is told for the first time in the interview takes three minutes. The spoken version is what is
    /// rehearsed, timed and printed.
    ///
    /// # Example
    /// A story that ends after its Result. Write what you would say under `## 90-second version`: about 225
    /// words.
    "missing-script", Structure, Warning, Outline(find)
}

fn find(outline: &Outline<'_>) -> Vec<Finding> {
    let story = outline.story;
    // That nothing is written is said once.
    if outline.is_unwritten() {
        return Vec::new();
    }
    let finding = match story.body.section(Topic::Script) {
        Some(_) if outline.has_script() => return Vec::new(),
        Some(section) => Finding::new(
            "the spoken version of this story is empty",
            section.heading.span,
            lack(section),
        ),
        None => Finding::new(
            "this story has no spoken version",
            story.title.span,
            "in this story",
        ),
    };
    let speaking = outline.config.speaking;
    let words = speaking.words_in(speaking.target());
    vec![finding.help(format!(
        "write it under a heading `## {}-second version`, as you would say it; about {words} words",
        speaking.target_seconds
    ))]
}
