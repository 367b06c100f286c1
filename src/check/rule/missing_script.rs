//! # What it does
//! Finds stories without a spoken version, or with an empty one.
//!
//! # Why it matters
//! What is told for the first time in the interview takes three minutes. The spoken version is
//! what is rehearsed, timed and printed.
//!
//! # Example
//! A story that ends after its Result.

use crate::check::Rule;
use crate::content::{Story, Topic};
use crate::diagnostic::Diagnostic;

pub(in crate::check) const MISSING_SCRIPT: Rule = Rule {
    id: "missing-script",
    find,
};

fn find(story: &Story) -> Vec<Diagnostic> {
    let problem = match story.body.section(Topic::Script) {
        Some(section) if section.is_empty() => Diagnostic::warning(
            MISSING_SCRIPT.id,
            "the spoken version of this story is empty",
        )
        .at(section.heading.span, "nothing stands under this heading"),
        Some(_) => return Vec::new(),
        None => Diagnostic::warning(MISSING_SCRIPT.id, "this story has no spoken version")
            .at(story.title.span, "in this story"),
    };
    vec![problem.help(
        "write it under a heading `## 90-second version`, as you would say it; about 225 words",
    )]
}
