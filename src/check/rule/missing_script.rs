//! The rule `missing-script`.

use super::missing_part::is_untold;
use crate::check::{Case, Finding, Rule, Test};
use crate::diagnostic::Severity;
use crate::naming::Topic;

pub(in crate::check) const RULE: Rule = Rule {
    id: "missing-script",
    severity: Severity::Warning,
    manual: include_str!("missing_script.md"),
    test: Test::Story(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let story = case.story;
    // One message for one fact.
    if is_untold(story) {
        return Vec::new();
    }
    let finding = match story.body.section(Topic::Script) {
        Some(section) if !section.is_empty() => return Vec::new(),
        Some(section) => Finding::new(
            "the spoken version of this story is empty",
            section.heading.span,
            "nothing is under this heading",
        ),
        None => Finding::new(
            "this story has no spoken version",
            story.title.span,
            "in this story",
        ),
    };
    vec![finding.help(
        "write it under a heading `## 90-second version`, as you would say it; about 225 words",
    )]
}
