//! The rule `missing-script`.

use crate::check::{Case, Finding, Rule, Test};
use crate::content::Topic;
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    id: "missing-script",
    severity: Severity::Warning,
    manual: include_str!("missing_script.md"),
    test: Test::Story(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let story = case.story;
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
