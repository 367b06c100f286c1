//! The rule `missing-part`.

use crate::check::{Case, Finding, Rule, Test};
use crate::content::{Part, Story, Topic};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    id: "missing-part",
    severity: Severity::Warning,
    manual: include_str!("missing_part.md"),
    test: Test::Story(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let parts = Part::ALL.into_iter();
    parts.filter_map(|part| missing(case.story, part)).collect()
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
