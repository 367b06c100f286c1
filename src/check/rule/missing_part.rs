//! # What it does
//! Finds stories that lack a Situation, a Task, Actions or a Result, or have an empty one.
//!
//! # Why it matters
//! An interviewer who is not told the situation cannot follow, one who is not told the result
//! cannot judge. The cheat sheet has a row for each part, and an empty row says nothing.
//!
//! # Example
//! ```markdown
//! ## Situation
//! The lift broke on the Monday before the fair.
//! ## Task
//! ## Actions
//! I called the firm that had built it.
//! ```
//! The Task is empty and the Result is missing.

use crate::check::Rule;
use crate::content::{Part, Story, Topic};
use crate::diagnostic::Diagnostic;

pub(in crate::check) const MISSING_PART: Rule = Rule {
    id: "missing-part",
    find,
};

fn find(story: &Story) -> Vec<Diagnostic> {
    let parts = Part::ALL.into_iter();
    parts.filter_map(|part| missing(story, part)).collect()
}

fn missing(story: &Story, part: Part) -> Option<Diagnostic> {
    let name = name(part);
    match story.body.section(Topic::Part(part)) {
        Some(section) if section.is_empty() => Some(
            Diagnostic::warning(
                MISSING_PART.id,
                format!("the section `{name}` of this story is empty"),
            )
            .at(section.heading.span, "nothing stands under this heading")
            .help(advice(part)),
        ),
        Some(_) => None,
        None => Some(
            Diagnostic::warning(MISSING_PART.id, format!("this story has no {name}"))
                .at(story.title.span, "in this story")
                .help(format!("add a heading `## {name}`; {}", advice(part))),
        ),
    }
}

fn name(part: Part) -> &'static str {
    match part {
        Part::Situation => "Situation",
        Part::Task => "Task",
        Part::Actions => "Actions",
        Part::Result => "Result",
    }
}

fn advice(part: Part) -> &'static str {
    match part {
        Part::Situation => "say in two sentences where it was and what was going on",
        Part::Task => "say what had to be done, and why by you",
        Part::Actions => "say what you did, step by step",
        Part::Result => "say what came of it, with a figure if there is one",
    }
}
