//! The index of all questions, by competency.

use serde::Serialize;

use crate::portfolio::{Competency, QuestionId};

use super::card::LinkView;
use super::kind::{Audience, PageKind};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "questions",
    variable: "questions",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages: |_| vec![Page::new(&KIND, route::questions())],
    view: |plan, _| Box::new(plan.questions()),
};

/// How many stories the index names for a question; the question's page has them all.
const MOST_STORIES: usize = 3;

/// What `questions.html` receives as `questions`.
#[derive(Debug, Serialize)]
pub struct QuestionsView<'a> {
    /// The groups in order.
    pub competencies: Vec<CompetencyView<'a>>,
    /// How many questions there are.
    pub total: usize,
    /// How many of them a story covers.
    pub covered: usize,
}

/// A group of questions.
#[derive(Debug, Serialize)]
pub struct CompetencyView<'a> {
    /// Its name; `None` for questions without a group.
    pub name: Option<&'a str>,
    /// Its anchor in the index.
    pub id: &'a str,
    /// How many questions it has.
    pub total: usize,
    /// How many of them a story covers.
    pub covered: usize,
    /// Whether its author sees that no story covers any of them.
    pub is_gap: bool,
    /// The questions in order; left out where only the counts are shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionRow<'a>>,
}

/// A question in the index: what the component `question.row` receives as `question`.
#[derive(Debug, Serialize)]
pub struct QuestionRow<'a> {
    /// Its page.
    #[serde(flatten)]
    pub link: LinkView<'a>,
    /// Whether it has a guide.
    pub has_guide: bool,
    /// The best stories that answer it, three at most.
    pub stories: Vec<LinkView<'a>>,
    /// How many more stories answer it.
    pub more: usize,
    /// Whether its author sees that no story answers it.
    pub is_uncovered: bool,
}

impl<'a> Plan<'a> {
    fn questions(&self) -> QuestionsView<'a> {
        let competencies = self.portfolio.competencies.iter();
        let competencies: Vec<_> = competencies
            .map(|competency| CompetencyView {
                questions: self.question_rows(&competency.questions),
                ..self.competency(competency)
            })
            .collect();
        QuestionsView {
            total: competencies.iter().map(|it| it.total).sum(),
            covered: competencies.iter().map(|it| it.covered).sum(),
            competencies,
        }
    }

    /// The competencies without their questions.
    pub(super) fn competencies(&self) -> Vec<CompetencyView<'a>> {
        let competencies = self.portfolio.competencies.iter();
        competencies.map(|it| self.competency(it)).collect()
    }

    fn competency(&self, competency: &'a Competency) -> CompetencyView<'a> {
        let questions = competency.questions.iter();
        let is_covered = |id: &&QuestionId| !self.portfolio.question(**id).answers.is_empty();
        let is_gap = questions
            .clone()
            .all(|id| self.portfolio.uncovered.contains(id));
        CompetencyView {
            name: competency.name.as_deref(),
            id: &competency.slug,
            total: competency.questions.len(),
            covered: questions.filter(is_covered).count(),
            is_gap,
            questions: Vec::new(),
        }
    }

    fn question_rows(&self, questions: &[QuestionId]) -> Vec<QuestionRow<'a>> {
        questions.iter().map(|id| self.question_row(*id)).collect()
    }

    fn question_row(&self, id: QuestionId) -> QuestionRow<'a> {
        let question = self.portfolio.question(id);
        let named = question.answers.iter().take(MOST_STORIES);
        QuestionRow {
            link: self.question_link(id),
            has_guide: question.guide.is_some(),
            more: question.answers.len() - named.len(),
            is_uncovered: self.portfolio.uncovered.contains(&id),
            stories: named.map(|answer| self.story_link(answer.story)).collect(),
        }
    }
}
