//! Runs the coaching rules, one file a rule, and lists every rule that any room reports.
//!
//! A rule of ours looks at one story or at the whole portfolio; its manual is the file beside it. What
//! other rooms report while they do their work is listed as well, so that `allow`, explanations and
//! tests walk one list.

mod allowed;
mod elsewhere;
mod finding;
mod rule;

use std::sync::Arc;

use crate::config::Config;
use crate::content::Story;
use crate::diagnostic::{Diagnostic, Severity};
use crate::portfolio::Portfolio;
use crate::sheet::Sheet;

pub use allowed::Allowed;
pub use finding::Finding;

/// Our own rules, in the order in which they are run. To add one: a file with its manual beside it, and
/// a line here.
const RULES: [Rule; 4] = [
    rule::allowed_error::RULE,
    rule::missing_part::RULE,
    rule::missing_script::RULE,
    rule::unknown_rule::RULE,
];

/// A rule: something that is reported.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, in words that read well after "allow".
    pub id: &'static str,
    /// How bad what it finds is.
    pub severity: Severity,
    /// What it finds, why that matters, and what to do about it, in Markdown.
    pub manual: &'static str,
    test: Test,
}

/// How a rule finds what it reports.
#[derive(Debug, Clone, Copy)]
enum Test {
    /// By a look at one story.
    Story(fn(&Case<'_>) -> Vec<Finding>),
    /// By a look at everything.
    #[expect(
        dead_code,
        reason = "the first of our own on coverage will be such a rule"
    )]
    Portfolio(fn(&Whole<'_>) -> Vec<Finding>),
    /// Another room comes across it.
    Elsewhere,
}

/// What a rule on one story sees.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The story.
    pub story: &'a Story,
    /// What is on its sheet.
    #[expect(dead_code, reason = "read by the first rule on what a sheet holds")]
    pub sheet: &'a Sheet,
    /// The settings.
    #[expect(dead_code, reason = "read by the first rule with a limit of its own")]
    pub config: &'a Config,
}

/// What a rule on everything sees.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// All stories and questions, linked.
    pub portfolio: &'a Portfolio,
    /// The sheet of each story, in the portfolio's order.
    pub sheets: &'a [Arc<Sheet>],
    /// The settings.
    pub config: &'a Config,
}

/// Every rule that any room reports.
pub fn rules() -> impl Iterator<Item = Rule> {
    RULES.into_iter().chain(elsewhere::rules())
}

/// What our own rules find, and what stories allow is among it: see [`Allowed`].
pub fn findings(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let find = |rule: &Rule| {
        let found: Vec<Finding> = match rule.test {
            Test::Story(test) => cases(whole).flat_map(|case| test(&case)).collect(),
            Test::Portfolio(test) => test(whole),
            Test::Elsewhere => Vec::new(),
        };
        let rule = *rule;
        found
            .into_iter()
            .map(move |finding| finding.reported_by(&rule))
    };
    RULES.iter().flat_map(find).collect()
}

fn cases<'a>(whole: &Whole<'a>) -> impl Iterator<Item = Case<'a>> {
    let config = whole.config;
    let stories = whole.portfolio.stories.iter().zip(whole.sheets);
    // What cannot be read as a whole lacks only what nobody can see.
    let readable = stories.filter(|(story, _)| !story.is_broken);
    readable.map(move |(story, sheet)| Case {
        story,
        sheet,
        config,
    })
}
