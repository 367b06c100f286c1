//! What was found, for programs.

use std::path::Path;

use serde_json::{Value, json};

use crate::diagnostic::{self, Severity};
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
        for problem in &group.problems {
            print(
                diagnostic::json(problem, checked.problem_sources),
                Some(slug),
            )?;
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
    json!({
        "kind": "summary",
        "stories": checked.groups.len(),
        "errors": checked.count(Severity::Error),
        "warnings": checked.count(Severity::Warning),
        "advice": checked.count(Severity::Advice),
    })
}

/// Prints a command a line, as GitHub's workflows read them. `folder` is the site's in its repository.
pub(super) fn github(checked: &Checked<'_>, folder: &Path) -> Result<(), Failure> {
    checked.all().try_for_each(|(problem, sources)| {
        report::line(&diagnostic::github(problem, sources, folder))
    })
}
