//! What was found, for programs.

use serde_json::{Value, json};

use crate::diagnostic;
use crate::failure::Failure;

use super::super::report;
use super::Checked;

/// Prints an object a line: each finding, of each story its strength, and a summary.
pub(super) fn json(checked: &Checked<'_>) -> Result<(), Failure> {
    for problem in &checked.problems {
        print(diagnostic::json(problem, checked.problem_sources), None)?;
    }
    for group in &checked.groups {
        let slug = group.story.body.slug.as_str();
        if let Some(strength) = &group.strength {
            report::json(&json!({
                "kind": "strength",
                "story": slug,
                "path": checked.own_sources.path(group.story.body.file),
                "message": strength.message,
                "quote": strength.quote,
            }))?;
        }
        for finding in &group.findings {
            print(diagnostic::json(finding, checked.own_sources), Some(slug))?;
        }
    }
    for finding in &checked.together {
        print(diagnostic::json(finding, checked.own_sources), None)?;
    }
    report::json(&summary(checked))
}

fn print(mut problem: Value, story: Option<&str>) -> Result<(), Failure> {
    problem["kind"] = "finding".into();
    problem["story"] = story.into();
    report::json(&problem)
}

fn summary(checked: &Checked<'_>) -> Value {
    use crate::diagnostic::Severity;

    let count = |severity| {
        checked
            .all()
            .filter(|(it, _)| it.severity == severity)
            .count()
    };
    json!({
        "kind": "summary",
        "stories": checked.groups.len(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "advice": count(Severity::Advice),
    })
}

/// Prints a command a line, as GitHub's workflows read them.
pub(super) fn github(checked: &Checked<'_>) -> Result<(), Failure> {
    checked
        .all()
        .try_for_each(|(problem, sources)| report::line(&diagnostic::github(problem, sources)))
}
