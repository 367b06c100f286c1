//! The index of all questions, by competency.

use serde::Serialize;

use crate::portfolio::{Competency, QuestionId};

use super::Plan;
use super::card::LinkView;

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
    /// Whether what is uncovered is marked; never on a public site.
    pub shows_missing: bool,
}

/// A group of questions.
#[derive(Debug, Serialize)]
pub struct CompetencyView<'a> {
    /// Its name; nothing for questions without a group.
    pub name: Option<&'a str>,
    /// Its anchor in the index.
    pub id: &'a str,
    /// How many questions it has.
    pub total: usize,
    /// How many of them a story covers.
    pub covered: usize,
    /// The questions in order; left out where only the counts are shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionRow<'a>>,
}

/// A question in the index.
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
}

impl Plan<'_> {
    pub(super) fn questions(&self) -> QuestionsView<'_> {
        let competencies: Vec<CompetencyView<'_>> = self.competencies(true);
        QuestionsView {
            total: competencies.iter().map(|it| it.total).sum(),
            covered: competencies.iter().map(|it| it.covered).sum(),
            competencies,
            shows_missing: self.is_private(),
        }
    }

    /// The competencies with something to show, with their questions or only counted.
    pub(super) fn competencies(&self, with_questions: bool) -> Vec<CompetencyView<'_>> {
        let competencies = self.portfolio.competencies.iter();
        competencies
            .map(|competency| self.competency(competency, with_questions))
            .filter(|competency| competency.total > 0)
            .collect()
    }

    fn competency<'c>(
        &'c self,
        competency: &'c Competency,
        with_questions: bool,
    ) -> CompetencyView<'c> {
        let shown = || {
            competency
                .questions
                .iter()
                .copied()
                .filter(|id| self.shown[id.0])
        };
        let is_covered = |id: &QuestionId| !self.portfolio.question(*id).answers.is_empty();
        CompetencyView {
            name: competency.name.as_deref(),
            id: &competency.slug,
            total: shown().count(),
            covered: shown().filter(is_covered).count(),
            questions: if with_questions {
                shown().map(|id| self.question_row(id)).collect()
            } else {
                Vec::new()
            },
        }
    }

    fn question_row(&self, id: QuestionId) -> QuestionRow<'_> {
        let question = self.portfolio.question(id);
        let answers = question.answers.iter().take(MOST_STORIES);
        QuestionRow {
            link: self.question_link(id),
            has_guide: question.guide.is_some(),
            stories: answers
                .map(|answer| self.story_link(answer.story))
                .collect(),
            more: question.answers.len().saturating_sub(MOST_STORIES),
        }
    }
}
