//! `--explain` and `--rules`.

use crate::check::{Rule, Subject, rule, rules};
use crate::diagnostic::closest;
use crate::failure::Failure;
use crate::terminal::wrapped;

use super::super::{Outcome, report};

/// Prints the manual of a rule.
pub(super) fn explain(written: &str) -> Result<Outcome, Failure> {
    let id = id_in(written);
    let Some(rule) = rule(id) else {
        let failure = Failure::new(format!("no rule is called `{id}`"));
        return Err(match closest(id, rules().map(|rule| rule.id)) {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => failure.hint("`starling check --rules` lists them all"),
        });
    };
    report::line(&format!("{} ({})", rule.id, rule.severity.name()))?;
    report::line("")?;
    let manual = rule.manual();
    for (number, paragraph) in manual.split("\n\n").enumerate() {
        if number > 0 {
            report::line("")?;
        }
        let lines = fitted(paragraph, report::width());
        lines.lines().try_for_each(report::line)?;
    }
    Ok(Outcome::Done)
}

/// A paragraph in lines of at most `width` columns; lists and code keep the lines that they have.
fn fitted(paragraph: &str, width: usize) -> String {
    let has_lines_of_its_own =
        |line: &str| line.starts_with(['#', '-', '|', '>', ' ']) || line.starts_with("```");
    let (heading, text) = match paragraph.split_once('\n') {
        Some((heading, text)) if heading.starts_with('#') => (format!("{heading}\n"), text),
        _ => (String::new(), paragraph),
    };
    if text.lines().skip(1).any(has_lines_of_its_own) {
        return paragraph.to_owned();
    }
    format!("{heading}{}", wrapped(&text.replace('\n', " "), width, ""))
}

/// The id in what a finding begins with, as in `warning[blame]`; what is written, where that is no such thing.
fn id_in(written: &str) -> &str {
    let inside = written
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'));
    inside.map_or(written, |(id, _)| id).trim()
}

/// Lists every rule, by what it is about.
pub(super) fn list() -> Result<Outcome, Failure> {
    let width = rules().map(|rule| rule.id.len()).max().unwrap_or_default();
    let columns = report::width();
    for (number, subject) in Subject::ALL.into_iter().enumerate() {
        if number > 0 {
            report::line("")?;
        }
        report::line(&format!("{}:", subject.name()))?;
        for rule in rules().filter(|rule| rule.subject == subject) {
            let (id, severity) = (rule.id, rule.severity.name());
            let before = format!("  {id:width$}  {severity:7}  ");
            let indent = " ".repeat(before.len());
            let row = wrapped(
                &format!("{before}{}", first_sentence(&rule)),
                columns,
                &indent,
            );
            row.lines().try_for_each(report::line)?;
        }
    }
    Ok(Outcome::Done)
}

/// The first sentence of a rule's manual.
fn first_sentence(rule: &Rule) -> String {
    let manual = rule.manual();
    let text = manual.trim_start_matches("# What it does").trim_start();
    let paragraph = text
        .split("\n\n")
        .next()
        .unwrap_or_default()
        .replace('\n', " ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    paragraph[..end].trim_end_matches('.').to_owned()
}
