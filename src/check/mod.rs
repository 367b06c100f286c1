//! Runs the coaching rules, one file a rule, and lists every rule that any room reports.
//!
//! A rule of ours looks at one story or at everything. Some are run by every build, as they say what keeps a
//! story from being told at all; the others are the coach, who is asked. What other rooms report while they
//! do their work is listed as well, so that settings, explanations and tests walk one list.

mod case;
mod elsewhere;
mod finding;
mod known_numbers;
mod likeness;
mod outline;
mod policy;
mod rule;
mod strength;
mod traits;
mod wording;

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::content::Story;
use crate::diagnostic::{Diagnostic, Severity};
use crate::interview::InterviewPlan;
use crate::portfolio::{Portfolio, StoryId};
use crate::record::Date;
use crate::sheet::Sheet;
use crate::speech::Lexicon;

use case::Case;
use finding::first_few;
use outline::Outline;

pub use finding::Finding;
pub use policy::Policy;
pub use strength::Strength;
pub use traits::{AskedWords, StoryTraits};

/// A rule: something that is reported.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, in words that read well after "allow".
    pub id: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// How bad what it finds is, unless the settings say otherwise.
    pub severity: Severity,
    /// What it finds, why that matters, and what to do about it, in Markdown: the lines of a doc comment.
    manual: &'static str,
    test: Test,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// What a story is made of.
    Structure,
    /// How long it takes to say, and what takes how much of it.
    Time,
    /// What is said.
    Substance,
    /// How it is said.
    Speech,
    /// Whether all that may be asked has a story.
    Coverage,
    /// Files, settings and links.
    Files,
}

impl Subject {
    /// Every subject, in the order in which rules are listed.
    pub const ALL: [Self; 6] = [
        Self::Structure,
        Self::Time,
        Self::Substance,
        Self::Speech,
        Self::Coverage,
        Self::Files,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Time => "time",
            Self::Substance => "substance",
            Self::Speech => "speech",
            Self::Coverage => "coverage",
            Self::Files => "files",
        }
    }
}

/// How a rule finds what it reports.
#[derive(Debug, Clone, Copy)]
enum Test {
    /// By a look at what a story has, whatever it says.
    Outline(fn(&Outline<'_>) -> Vec<Finding>),
    /// By a look at what one story says.
    Story(fn(&Case<'_>) -> Vec<Finding>),
    /// By a look at everything.
    Portfolio(fn(&Whole<'_>) -> Vec<Finding>),
    /// Another room comes across it.
    Elsewhere,
}

/// What a rule on everything sees.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// All stories and questions, linked.
    pub portfolio: &'a Portfolio,
    /// The sheet of each story, in the portfolio's order.
    pub sheets: &'a [Arc<Sheet>],
    /// The plan of each interview, in the portfolio's order.
    pub interviews: &'a [InterviewPlan],
    /// The settings.
    pub config: &'a Config,
    /// The day on which the site was read.
    pub today: Date,
    /// What the language of the site says.
    pub lexicon: &'a Lexicon,
    /// What each story is like, in the portfolio's order.
    pub traits: &'a [Arc<StoryTraits>],
    /// What each question asks, in the portfolio's order.
    pub asked: &'a [Arc<AskedWords>],
}

/// What the coach says of one story.
#[derive(Debug, Clone, Default)]
pub struct Coaching {
    /// The best thing of the story.
    pub strength: Option<Strength>,
    /// What is to be mended, the most important first.
    pub findings: Vec<Diagnostic>,
}

/// What the coach says of a site.
#[derive(Debug, Default)]
pub struct SiteCoaching {
    /// Of each story, in the portfolio's order; nothing on a site for others.
    pub stories: Vec<Arc<Coaching>>,
    /// Of all stories and questions together.
    pub together: Vec<Diagnostic>,
}

impl SiteCoaching {
    /// The best thing of a story.
    pub fn strength_of(&self, story: StoryId) -> Option<&Strength> {
        self.stories.get(story.0)?.strength.as_ref()
    }

    /// What is to be mended in a story, the worst first.
    pub fn of(&self, story: StoryId) -> &[Diagnostic] {
        self.stories
            .get(story.0)
            .map_or(&[], |coaching| &coaching.findings)
    }
}

/// Every rule that any room reports.
pub fn rules() -> impl Iterator<Item = Rule> {
    let own = rule::OF_EVERY_BUILD.iter().chain(rule::COACHING);
    own.copied().chain(elsewhere::rules())
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<Rule> {
    rules().find(|rule| rule.id == id)
}

/// What the rules find that every build runs, and what stories allow is among it: see [`Policy`].
pub fn findings(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let rules = rule::OF_EVERY_BUILD.iter();
    let found = rules.flat_map(|rule| match rule.test {
        Test::Outline(test) => whole
            .outlines()
            .flat_map(|outline| rule.reports(test(&outline)))
            .collect(),
        Test::Portfolio(test) => rule.reports(test(whole)),
        Test::Story(_) | Test::Elsewhere => Vec::new(),
    });
    found.collect()
}

/// What the coach says of a story. What cannot be read as a whole lacks only what nobody can see: of that
/// nothing is said.
pub fn coach(whole: &Whole<'_>, id: StoryId) -> Coaching {
    let story = whole.portfolio.story(id);
    if story.is_broken {
        return Coaching::default();
    }
    let config = whole.config;
    let outline = Outline { story, config };
    let case = Case::new(outline, &whole.sheets[id.0], whole.lexicon);
    let rules = rule::COACHING.iter();
    let findings = rules.flat_map(|rule| match rule.test {
        Test::Outline(test) => rule.reports(test(&outline)),
        Test::Story(test) => rule.reports(first_few(test(&case))),
        Test::Portfolio(_) | Test::Elsewhere => Vec::new(),
    });
    Coaching {
        strength: Strength::of(&case),
        findings: findings.collect(),
    }
}

/// What the coach says of all stories and questions together.
pub fn coach_all(whole: &Whole<'_>) -> Vec<Diagnostic> {
    let rules = rule::COACHING.par_iter();
    let found = rules.flat_map_iter(|rule| match rule.test {
        Test::Portfolio(test) => rule.reports(test(whole)),
        Test::Outline(_) | Test::Story(_) | Test::Elsewhere => Vec::new(),
    });
    found.collect()
}

impl Rule {
    /// Its manual, in Markdown.
    pub fn manual(&self) -> String {
        let lines = self.manual.lines();
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// What it found, as problems.
    fn reports(&self, findings: Vec<Finding>) -> Vec<Diagnostic> {
        let findings = findings.into_iter();
        findings.map(|finding| finding.reported_by(self)).collect()
    }
}

impl<'a> Whole<'a> {
    /// Each story that can be read as a whole.
    fn outlines(self) -> impl Iterator<Item = Outline<'a>> {
        let config = self.config;
        self.readable()
            .map(move |(_, story)| Outline { story, config })
    }

    /// Whether some story is such; where the site's language is not known, or nothing is there to be read,
    /// nobody can tell.
    fn has_story_that(self, is_such: fn(&StoryTraits) -> bool) -> bool {
        let is_unknown = !self.lexicon.is_known() || self.readable().next().is_none();
        is_unknown || self.traits.iter().any(|traits| is_such(traits))
    }

    /// The stories that can be read as a whole.
    fn readable(self) -> impl Iterator<Item = (StoryId, &'a Story)> {
        let stories = self.portfolio.stories();
        stories.filter(|(_, story)| !story.is_broken)
    }
}
