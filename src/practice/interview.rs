//! An interview as it is practised: what is expected there, and the story that is told for it.

use serde::Serialize;

use crate::interview::{ExpectedQuestion, InterviewPlan};
use crate::portfolio::{LinkedInterview, Portfolio};
use crate::record::Date;

/// An interview that somebody prepares for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InterviewToPractise<'a> {
    /// The name in addresses.
    pub slug: &'a str,
    /// The company, and what for.
    pub title: String,
    /// The day on which it begins.
    pub date: Option<Date>,
    /// The questions that are expected, in the order of the rounds.
    pub questions: Vec<QuestionToExpect<'a>>,
}

/// A question that is expected in an interview.
#[derive(Debug, Serialize)]
pub struct QuestionToExpect<'a> {
    /// The question's name in addresses.
    pub id: &'a str,
    /// The name of the story that is told for it; `None` where none answers it.
    pub story: Option<&'a str>,
}

impl<'a> InterviewToPractise<'a> {
    pub(super) fn of(
        portfolio: &'a Portfolio,
        interview: &'a LinkedInterview,
        plan: &InterviewPlan,
    ) -> Self {
        let said = &interview.said;
        let questions = plan.expected();
        let questions = questions.filter_map(|it| QuestionToExpect::of(portfolio, it));
        Self {
            slug: &said.body.slug,
            title: said.title(),
            date: said.date.as_ref().map(|date| date.value.day),
            questions: questions.collect(),
        }
    }
}

/// Whether an interview can be practised: a question is expected in it, and it is not over.
pub fn is_practised(interview: &LinkedInterview, plan: &InterviewPlan) -> bool {
    let has_question = plan.expected().any(|it| it.question.is_some());
    has_question && !interview.said.is_over()
}

impl<'a> QuestionToExpect<'a> {
    /// `None` where a story is told that covers no question.
    fn of(portfolio: &'a Portfolio, expected: &ExpectedQuestion) -> Option<Self> {
        let story = expected.story.map(|id| portfolio.story(id));
        Some(Self {
            id: &portfolio.question(expected.question?).slug,
            story: story.map(|story| story.body.slug.as_str()),
        })
    }
}
