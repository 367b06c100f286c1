//! Our own rules, one file each. To add one: a file, and its name in a list here.
//!
//! A rule's doc comment is its manual: what it does, why that matters, and what it looks like before and
//! after.

/// Declares the rule of a file, with the doc comment as its manual: its id, what it is about, how bad it is,
/// and what it looks at.
macro_rules! declare {
    ($(#[doc = $line:literal])* $id:literal, $subject:ident, $severity:ident, $test:ident($find:ident)) => {
        pub(in crate::check) const RULE: $crate::check::Rule = $crate::check::Rule {
            id: $id,
            subject: $crate::check::Subject::$subject,
            severity: $crate::diagnostic::Severity::$severity,
            manual: concat!($($line, "\n"),*),
            test: $crate::check::Test::$test($find),
        };
    };
}

mod allowed_error;
mod blame;
mod cause_before_mitigation;
mod covers_nothing;
mod empty_part;
mod filler;
mod guide_without_story;
mod hedged_ownership;
mod interview_not_covered;
mod long_sentence;
mod long_setup;
mod missing_part;
mod missing_script;
mod near_duplicate_question;
mod near_duplicate_story;
mod needs_aliases;
mod no_conflict_story;
mod no_failure_story;
mod no_metric;
mod no_outcome;
mod no_ownership;
mod no_systemic_change;
mod open_gap;
mod overused_story;
mod script_too_long;
mod script_too_short;
mod short_action;
mod short_result;
mod uncovered_competency;
mod unexplained_acronym;
mod unknown_question;
mod unknown_rule;
mod unspoken_metric;
mod unsupported_number;
mod we_not_i;

use super::Rule;

pub(super) use hedged_ownership::takes_back;

/// The rules that every build runs: they say what keeps a story from being told.
pub(super) const OF_EVERY_BUILD: &[Rule] = &[
    allowed_error::RULE,
    unknown_rule::RULE,
    missing_part::RULE,
    empty_part::RULE,
    missing_script::RULE,
    unknown_question::RULE,
];

/// What the coach says, the most important first.
pub(super) const COACHING: &[Rule] = &[
    blame::RULE,
    no_ownership::RULE,
    hedged_ownership::RULE,
    no_outcome::RULE,
    we_not_i::RULE,
    unsupported_number::RULE,
    no_metric::RULE,
    no_systemic_change::RULE,
    script_too_long::RULE,
    long_setup::RULE,
    short_action::RULE,
    short_result::RULE,
    script_too_short::RULE,
    long_sentence::RULE,
    filler::RULE,
    unexplained_acronym::RULE,
    overused_story::RULE,
    cause_before_mitigation::RULE,
    unspoken_metric::RULE,
    covers_nothing::RULE,
    open_gap::RULE,
    interview_not_covered::RULE,
    no_failure_story::RULE,
    no_conflict_story::RULE,
    uncovered_competency::RULE,
    guide_without_story::RULE,
    near_duplicate_question::RULE,
    near_duplicate_story::RULE,
    needs_aliases::RULE,
];
