//! `--explain` and `--rules`.

use crate::check::{Rule, Subject, rule, rules};
use crate::diagnostic::{Severity, closest};
use crate::failure::Failure;

use super::super::{Outcome, report};

/// Prints the manual of a rule.
pub(super) fn explain(id: &str) -> Result<Outcome, Failure> {
    let Some(rule) = rule(id) else {
        let failure = Failure::new(format!("no rule is called `{id}`"));
        return Err(match closest(id, rules().map(|rule| rule.id)) {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => failure.hint("`starling check --rules` lists them all"),
        });
    };
    report::line(&format!("{} ({})", rule.id, severity(rule.severity)))?;
    report::line("")?;
    rule.manual().lines().try_for_each(report::line)?;
    Ok(Outcome::Done)
}

/// Lists every rule, by what it is about.
pub(super) fn list() -> Result<Outcome, Failure> {
    let width = rules().map(|rule| rule.id.len()).max().unwrap_or_default();
    for (number, subject) in Subject::ALL.into_iter().enumerate() {
        if number > 0 {
            report::line("")?;
        }
        report::line(&format!("{}:", subject.name()))?;
        for rule in rules().filter(|rule| rule.subject == subject) {
            let (id, severity) = (rule.id, severity(rule.severity));
            report::line(&format!(
                "  {id:width$}  {severity:7}  {}",
                first_sentence(&rule)
            ))?;
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

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
