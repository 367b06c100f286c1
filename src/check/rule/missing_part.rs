//! The rule `missing-part`.

use crate::check::{Case, Finding, Rule, Test};
use crate::content::Story;
use crate::diagnostic::Severity;
use crate::naming::{Part, Topic};

pub(in crate::check) const RULE: Rule = Rule {
    id: "missing-part",
    severity: Severity::Warning,
    manual: include_str!("missing_part.md"),
    test: Test::Story(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let story = case.story;
    if is_untold(story) {
        return vec![untold(story)];
    }
    let parts = Part::ALL.into_iter().filter(|part| !story.tells(*part));
    parts.filter_map(|part| missing(story, part)).collect()
}

/// Whether no part of a story was found, though something is said.
pub(super) fn is_untold(story: &Story) -> bool {
    let has_part = |part: &Part| story.body.section(Topic::Part(*part)).is_some();
    !Part::ALL.iter().any(has_part) && story.script().is_none()
}

/// One message for one fact: that nothing of a story is recognised.
fn untold(story: &Story) -> Finding {
    let headings = story.body.sections.iter().map(|it| it.heading.prose.text());
    let headings: Vec<String> = headings
        .take(3)
        .map(|it| format!("`{}`", shortened(it)))
        .collect();
    let seen = match headings.as_slice() {
        [] => "in this story".to_owned(),
        headings => format!("its headings are {}", headings.join(", ")),
    };
    Finding::new(
        "no part of this story is recognised: neither Situation, Task, Actions nor Result",
        story.title.span,
        seen,
    )
    .help("begin each part with a heading, `## Situation`, or with a label, `**Situation:**`; names of your own go under `[sections]` in `starling.toml`")
}

/// The beginning of a long heading.
fn shortened(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    match words.len() {
        0..=8 => words.join(" "),
        _ => format!("{} …", words[..7].join(" ")),
    }
}

fn missing(story: &Story, part: Part) -> Option<Finding> {
    let (name, advice) = (name(part), advice(part));
    match story.body.section(Topic::Part(part)) {
        Some(section) if !section.is_empty() => None,
        Some(section) => Some(
            Finding::new(
                format!("the section `{name}` of this story is empty"),
                section.heading.span,
                "nothing is under this heading",
            )
            .help(advice),
        ),
        None => Some(
            Finding::new(
                format!("this story has no {name}"),
                story.title.span,
                "in this story",
            )
            .help(format!("add a heading `## {name}`; {advice}")),
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
