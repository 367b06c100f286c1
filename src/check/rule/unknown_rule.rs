//! The rule `unknown-rule`.

use crate::check::{Case, Finding, Rule, Test, rules};
use crate::diagnostic::{Severity, closest};

pub(in crate::check) const RULE: Rule = Rule {
    id: "unknown-rule",
    severity: Severity::Warning,
    manual: include_str!("unknown_rule.md"),
    test: Test::Story(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let is_known = |id: &str| rules().any(|rule| rule.id == id);
    let allowed = case.story.allow.iter();
    let unknown = allowed.filter(|allowed| !is_known(&allowed.value));
    let findings = unknown.map(|allowed| {
        let id = &allowed.value;
        let message = format!("no rule is called `{id}`");
        Finding::new(message, allowed.span, "this silences nothing")
            .did_you_mean(closest(id, rules().map(|rule| rule.id)))
    });
    findings.collect()
}
