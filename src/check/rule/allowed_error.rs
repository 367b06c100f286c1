//! The rule `allowed-error`.

use crate::check::{Finding, Whole, rules};
use crate::config::{BadLinks, RuleLevel};
use crate::diagnostic::Severity;
use crate::source::Spanned;

declare! {
    /// # What it does
    /// Finds names of rules that report errors in `allow` of a story, and under `[check]` in the settings where
    /// they are to be something else.
    ///
    /// # Why it matters
    /// With an error the site cannot be right, so it is not written: there is nothing to allow.
    ///
    /// # Example
    /// `allow = ["dangling-link"]` does not make the link lead anywhere. Mend the link, and take the name out.
    "allowed-error", Files, Warning, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let in_stories = whole.readable().flat_map(|(_, story)| &story.allow);
    let settings = &whole.config.check;
    let milder = settings.severity.iter();
    let milder = milder.filter(|(_, level)| level.value != RuleLevel::Error);
    let named = in_stories.chain(&settings.allow);
    let named = named.chain(milder.map(|(rule, _)| rule));
    let is_error = |id: &str| {
        let mut errors = rules().filter(|rule| rule.severity == Severity::Error);
        errors.any(|rule| rule.id == id)
    };
    // With `links = "warn"` such a link is a warning, as others are.
    let is_warning = |id: &str| id == "dangling-link" && whole.config.links == BadLinks::Tolerated;
    let named = named.filter(|name| is_error(&name.value) && !is_warning(&name.value));
    named.map(finding).collect()
}

fn finding(name: &Spanned<String>) -> Finding {
    let message = format!("`{}` is an error, and errors cannot be allowed", name.value);
    Finding::new(message, name.span, "this silences nothing")
        .help("mend what it reports, and take the name out")
}
