//! Runs the coaching rules, one file a rule.
//!
//! A rule looks at one story and says what its author would want to mend. A story silences a
//! rule with `allow = ["id"]` in its front matter.

mod rule;

use crate::content::Story;
use crate::diagnostic::Diagnostic;

/// A rule: its id, in words that read well after "allow", and what it finds.
struct Rule {
    id: &'static str,
    find: fn(&Story) -> Vec<Diagnostic>,
}

/// Every rule, in the order in which they are run.
const RULES: [Rule; 2] = [rule::MISSING_PART, rule::MISSING_SCRIPT];

/// What only the printing finds: a cheat sheet that does not fit its paper.
pub const SHEET_TOO_LONG: &str = "sheet-too-long";

/// Whether a story silences the rule `id`.
pub fn is_silenced(id: &str, story: &Story) -> bool {
    story.allow.iter().any(|allowed| allowed.value == id)
}

/// Runs every rule over a story.
pub fn story(story: &Story) -> Vec<Diagnostic> {
    let heard = RULES.iter().filter(|rule| !is_silenced(rule.id, story));
    let mut found: Vec<Diagnostic> = heard.flat_map(|rule| (rule.find)(story)).collect();
    let ids = || RULES.iter().map(|rule| rule.id).chain([SHEET_TOO_LONG]);
    let unknown = story
        .allow
        .iter()
        .filter(|it| ids().all(|id| id != it.value));
    found.extend(unknown.map(|allowed| {
        Diagnostic::warning(
            "unknown-rule",
            format!("no rule is called `{}`", allowed.value),
        )
        .at(allowed.span, "this silences nothing")
        .did_you_mean(&allowed.value, ids())
    }));
    found
}
