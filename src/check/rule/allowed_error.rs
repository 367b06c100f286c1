//! The rule `allowed-error`.

use crate::check::{Draft, Finding, rules};
use crate::diagnostic::Severity;

declare! {
    /// # What it does
    /// Finds names in `allow` of rules that report errors.
    ///
    /// # Why it matters
    /// With an error the site cannot be right, so it is not written: there is nothing to allow.
    ///
    /// # Example
    /// `allow = ["dangling-link"]` does not make the link lead anywhere. Mend the link, and take the name out.
    "allowed-error", Files, Warning, Draft(find)
}

fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let is_error = |id: &str| {
        let mut errors = rules().filter(|rule| rule.severity == Severity::Error);
        errors.any(|rule| rule.id == id)
    };
    let allowed = draft
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
