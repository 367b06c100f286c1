//! What was found, for people: story by story, the best thing of each first.

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::failure::Failure;
use crate::source::Sources;
use crate::terminal::{Drawn, visible};

use super::super::args::{CheckArgs, Common};
use super::super::groups::Group;
use super::super::report;
use super::Checked;

/// How much is said of one story: who is told more mends nothing.
const MOST: usize = 3;

const BOLD: &str = "\u{1b}[1m";
const GREEN: &str = "\u{1b}[32m";
const PLAIN: &str = "\u{1b}[0m";

/// Prints what was found.
pub(super) fn print(
    checked: &Checked<'_>,
    args: &CheckArgs,
    common: &Common,
) -> Result<(), Failure> {
    let most = if args.all { usize::MAX } else { MOST };
    let problems = diagnostic::human_all(&checked.problems, checked.problem_sources);
    if !problems.as_str().is_empty() {
        report::shown(&problems)?;
    }
    for group in &checked.groups {
        let is_asked_for = args.all || !args.files.is_empty();
        if !group.findings.is_empty() || is_asked_for && !common.quiet {
            report::shown(&of_story(group, checked.own_sources, most))?;
        }
    }
    if !checked.together.is_empty() {
        let drawn = drawn(&checked.together, checked.own_sources, most, "--all");
        report::shown(&Drawn::new(&format!(
            "{BOLD}All stories together{PLAIN}\n\n{drawn}"
        )))?;
    }
    if common.quiet {
        Ok(())
    } else {
        report::line(&summary(checked))
    }
}

/// The title of a story, its best thing, and what is to be mended.
fn of_story(group: &Group<'_>, sources: &Sources, most: usize) -> Drawn {
    let story = group.story;
    let (title, path) = (
        visible(&story.title.value),
        visible(sources.path(story.body.file)),
    );
    let strength = group.strength.as_ref().map(|strength| {
        let said = strength.quote.as_deref().map(quoted);
        let said = said.map(|said| format!(": {}", visible(&said)));
        let said = said.unwrap_or_default();
        format!("{GREEN}good{PLAIN}: {}{said}\n", strength.message)
    });
    let to_mend = if group.findings.is_empty() {
        "nothing to mend\n".to_owned()
    } else {
        let more = format!("--all {path}");
        format!("\n{}", drawn(&group.findings, sources, most, &more))
    };
    let strength = strength.unwrap_or_default();
    Drawn::new(&format!(
        "{BOLD}{title}{PLAIN}  {path}\n{strength}{to_mend}"
    ))
}

/// The first findings, and how many more there are.
fn drawn(findings: &[Diagnostic], sources: &Sources, most: usize, more: &str) -> String {
    let shown = findings.iter().take(most);
    let mut shown: Vec<Drawn> = shown.map(|it| diagnostic::human(it, sources)).collect();
    let left = findings.len().saturating_sub(most);
    if left > 0 {
        shown.push(Drawn::new(&format!(
            "... and {left} more: `starling check {more}`\n"
        )));
    }
    Drawn::below_each_other(&shown).to_string()
}

/// The beginning of somebody's words, in quotes.
fn quoted(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.len() {
        0..=14 => format!("“{}”", words.join(" ")),
        _ => format!("“{} …”", words[..12].join(" ")),
    }
}

/// How many stories there are, and what there is to mend.
fn summary(checked: &Checked<'_>) -> String {
    let stories = report::counted(checked.groups.len(), "story", "stories");
    let count = |severity| {
        checked
            .all()
            .filter(|(it, _)| it.severity == severity)
            .count()
    };
    let counts = [
        report::counted(count(Severity::Error), "error", "errors"),
        report::counted(count(Severity::Warning), "warning", "warnings"),
        report::counted(
            count(Severity::Advice),
            "piece of advice",
            "pieces of advice",
        ),
    ];
    let found: Vec<String> = counts
        .into_iter()
        .filter(|it| !it.starts_with("0 "))
        .collect();
    if found.is_empty() {
        return format!("Checked {stories}: nothing to mend");
    }
    let is_fine = |group: &&Group<'_>| {
        group
            .findings
            .iter()
            .all(|it| it.severity == Severity::Advice)
    };
    let fine = match checked.groups.iter().filter(is_fine).count() {
        0 => String::new(),
        fine if fine == checked.groups.len() => ", each can be told as it is".to_owned(),
        1 => ", 1 can be told as it is".to_owned(),
        fine => format!(", {fine} can be told as they are"),
    };
    format!("Checked {stories}: {}{fine}", found.join(", "))
}
