//! What is printed of an interview: one view of it for the plan and for the card for the pocket.
//!
//! How it looks is decided in print.

use std::sync::Arc;

use crate::content::{InterviewRound, Metric};
use crate::portfolio::{LinkedInterview, Portfolio, StoryId};
use crate::record::Moment;
use crate::sheet::Sheet;
use crate::source::Spanned;

use super::{ExpectedQuestion, InterviewPlan, RoundPlan};

/// An interview as it is printed, round after round.
#[derive(Debug, Hash)]
pub struct InterviewOnPaper<'a> {
    /// The company, and what for.
    pub title: String,
    /// Where it is.
    pub company: &'a str,
    /// What for.
    pub role: Option<&'a str>,
    /// When it begins.
    pub begins: Option<&'a Moment>,
    /// Its rounds in order.
    pub rounds: Vec<RoundOnPaper<'a>>,
    /// What to ask them.
    pub ask: Vec<&'a str>,
}

/// A round as it is printed.
#[derive(Debug, Hash)]
pub struct RoundOnPaper<'a> {
    /// What it is called.
    pub name: &'a str,
    /// When it begins, as far as that is known.
    pub begins: Option<&'a Moment>,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Who asks.
    pub interviewer: Option<&'a str>,
    /// What else to know of it.
    pub notes: Option<&'a str>,
    /// What is expected in it, in order.
    pub expected: Vec<QuestionOnPaper<'a>>,
    /// The title of a story that is told in no round.
    pub reserve: Option<&'a str>,
    /// What to ask in it.
    pub ask: Vec<&'a str>,
}

/// A question that is expected, as it is printed.
#[derive(Debug, Hash)]
pub struct QuestionOnPaper<'a> {
    /// The question in words; `None` where a story is to be told that covers none.
    pub question: Option<&'a str>,
    /// The story to tell; `None` where there is none yet.
    pub story: Option<StoryOnPaper<'a>>,
}

/// A story that is to be told, as it is printed.
#[derive(Debug, Hash)]
pub struct StoryOnPaper<'a> {
    /// Its title.
    pub title: &'a str,
    /// The story in a sentence, where it is not the opening line as well.
    pub headline: Option<&'a str>,
    /// The first sentence to say, word for word.
    pub opening: Option<&'a str>,
    /// All of its metrics.
    pub metrics: &'a [Spanned<Metric>],
    /// Whether it can be told: all parts and a script are there.
    pub is_ready: bool,
    /// Whether it is told before.
    pub is_repeated: bool,
}

impl<'a> InterviewOnPaper<'a> {
    /// What is printed of an interview that is planned like this, where stories have these `sheets`, in
    /// the portfolio's order.
    pub fn of(
        portfolio: &'a Portfolio,
        sheets: &'a [Arc<Sheet>],
        interview: &'a LinkedInterview,
        plan: &'a InterviewPlan,
    ) -> Self {
        let said = &interview.said;
        let source = Source { portfolio, sheets };
        let rounds = said.rounds.iter().zip(&plan.rounds);
        Self {
            title: said.title(),
            company: &said.company.value,
            role: text(said.role.as_ref()),
            begins: said.date.as_ref().map(|date| &date.value),
            rounds: rounds
                .map(|(said, plan)| source.round(said, plan))
                .collect(),
            ask: texts(&said.ask),
        }
    }

    /// Whether there is anything to ask them.
    pub fn has_questions_for_them(&self) -> bool {
        !self.ask.is_empty() || self.rounds.iter().any(|round| !round.ask.is_empty())
    }
}

impl<'a> RoundOnPaper<'a> {
    /// The stories that are told here for the first time.
    pub fn new_stories(&self) -> impl Iterator<Item = &StoryOnPaper<'a>> {
        let told = self.expected.iter().filter_map(|it| it.story.as_ref());
        told.filter(|story| !story.is_repeated)
    }
}

/// Where stories and their sheets are found.
#[derive(Clone, Copy)]
struct Source<'a> {
    portfolio: &'a Portfolio,
    sheets: &'a [Arc<Sheet>],
}

impl<'a> Source<'a> {
    fn round(self, said: &'a InterviewRound, plan: &'a RoundPlan) -> RoundOnPaper<'a> {
        RoundOnPaper {
            name: &said.name.value,
            begins: plan.begins.as_ref(),
            minutes: said.minutes,
            interviewer: text(said.interviewer.as_ref()),
            notes: text(said.notes.as_ref()),
            expected: plan.expected.iter().map(|it| self.question(it)).collect(),
            reserve: plan
                .reserve
                .map(|id| self.portfolio.story(id).title.value.as_str()),
            ask: texts(&said.ask),
        }
    }

    fn question(self, expected: &ExpectedQuestion) -> QuestionOnPaper<'a> {
        QuestionOnPaper {
            question: expected
                .question
                .map(|id| self.portfolio.question(id).text.as_str()),
            story: expected
                .story
                .map(|id| self.story(id, expected.is_repeated)),
        }
    }

    fn story(self, id: StoryId, is_repeated: bool) -> StoryOnPaper<'a> {
        let story = self.portfolio.story(id);
        let opening = self.sheets[id.0].opening.as_deref();
        StoryOnPaper {
            title: &story.title.value,
            headline: text(story.headline.as_ref()).filter(|it| opening != Some(it)),
            opening,
            metrics: &story.metrics,
            is_ready: self.portfolio.lacks[id.0].is_empty(),
            is_repeated,
        }
    }
}

fn text(value: Option<&Spanned<String>>) -> Option<&str> {
    value.map(|value| value.value.as_str())
}

fn texts(values: &[Spanned<String>]) -> Vec<&str> {
    values.iter().map(|value| value.value.as_str()).collect()
}
