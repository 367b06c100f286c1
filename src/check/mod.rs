//! Runs the coaching rules, one file a rule.
//!
//! A rule looks at one story and says what its author would want to mend. A story silences a
//! rule with `allow = ["id"]` in its front matter.

mod rule;

use crate::content::Story;
use crate::diagnostic::Diagnostic;
use crate::portfolio::Portfolio;

/// A rule: its id, in words that read well after "allow", and what it finds.
struct Rule {
    id: &'static str,
    find: fn(&Story) -> Vec<Diagnostic>,
}

/// Every rule, in the order in which they are run.
const RULES: [Rule; 2] = [rule::MISSING_PART, rule::MISSING_SCRIPT];

/// Runs every rule over every story.
pub fn run(portfolio: &Portfolio) -> Vec<Diagnostic> {
    portfolio
        .stories()
        .flat_map(|(_, story)| check_story(story))
        .collect()
}

fn check_story(story: &Story) -> Vec<Diagnostic> {
    let is_allowed = |id: &str| story.allow.iter().any(|allowed| allowed.value == id);
    let silenced = RULES.iter().filter(|rule| !is_allowed(rule.id));
    let mut found: Vec<Diagnostic> = silenced.flat_map(|rule| (rule.find)(story)).collect();
    let unknown = story
        .allow
        .iter()
        .filter(|it| RULES.iter().all(|rule| rule.id != it.value));
    found.extend(unknown.map(|allowed| {
        let ids = RULES.iter().map(|rule| rule.id);
        Diagnostic::warning(
            "unknown-rule",
            format!("no rule is called `{}`", allowed.value),
        )
        .at(allowed.span, "this silences nothing")
        .did_you_mean(&allowed.value, ids)
    }));
    found
}
