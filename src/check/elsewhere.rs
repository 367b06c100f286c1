//! Lists the rules that other rooms report. Their manuals are the sections of one text.

use crate::diagnostic::Severity;

use super::{Rule, Subject, Test};

/// A section for each rule, headed `## id (severity)`.
const MANUALS: &str = include_str!("elsewhere.md");

/// The rules that other rooms report.
pub(super) fn rules() -> impl Iterator<Item = Rule> {
    MANUALS.split("\n## ").skip(1).filter_map(rule)
}

fn rule(section: &'static str) -> Option<Rule> {
    let (heading, manual) = section.split_once('\n')?;
    let (id, severity) = heading.strip_suffix(')')?.split_once(" (")?;
    let mut severities = Severity::ALL.into_iter();
    let severity = severities.find(|it| it.name() == severity)?;
    Some(Rule {
        id,
        subject: Subject::Files,
        severity,
        manual: manual.trim(),
        test: Test::Elsewhere,
    })
}

#[cfg(test)]
mod tests {
    use super::{MANUALS, rules};

    #[test]
    fn every_section_is_a_rule() {
        assert_eq!(rules().count(), MANUALS.matches("\n## ").count());
    }
}
