//! The rule `allowed-error`.

use crate::check::{Case, Finding, Rule, Test, rules};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    id: "allowed-error",
    severity: Severity::Warning,
    manual: include_str!("allowed_error.md"),
    test: Test::Story(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let is_error = |id: &str| {
        let mut errors = rules().filter(|rule| rule.severity == Severity::Error);
        errors.any(|rule| rule.id == id)
    };
    let allowed = case
        .story
        .allow
        .iter()
        .filter(|allowed| is_error(&allowed.value));
    let findings = allowed.map(|allowed| {
        let message = format!(
            "`{}` is an error, and errors cannot be allowed",
            allowed.value
        );
        Finding::new(message, allowed.span, "this silences nothing")
            .help("mend what it reports, and take the name out")
    });
    findings.collect()
}
