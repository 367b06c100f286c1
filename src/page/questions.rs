//! The index of all questions, by competency.

use serde::Serialize;

use crate::portfolio::{Competency, QuestionId, StoryId};

use super::card::LinkView;
use super::run::List;
use super::{Pieces, Plan};

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
    /// The questions in order, finished rows, one or several at a time; left out where only the
    /// counts are shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<&'a str>,
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
}

impl Plan<'_> {
    pub(super) fn questions<'v>(&'v self, pieces: &'v Pieces) -> QuestionsView<'v> {
        let competencies = self.portfolio.competencies.iter().enumerate();
        let competencies = competencies.map(|(index, competency)| CompetencyView {
            questions: self.list(List::Questions(index), pieces),
            ..self.competency(competency)
        });
        let competencies: Vec<_> = competencies.filter(|it| it.total > 0).collect();
        QuestionsView {
            total: competencies.iter().map(|it| it.total).sum(),
            covered: competencies.iter().map(|it| it.covered).sum(),
            competencies,
            shows_missing: self.is_private(),
        }
    }

    /// The competencies with something to show, without their questions.
    pub(super) fn competencies(&self) -> Vec<CompetencyView<'_>> {
        let competencies = self.portfolio.competencies.iter();
        competencies
            .map(|competency| self.competency(competency))
            .filter(|competency| competency.total > 0)
            .collect()
    }

    fn competency<'c>(&'c self, competency: &'c Competency) -> CompetencyView<'c> {
        let questions = competency.questions.iter();
        let shown = questions.filter(|id| self.shown[id.0]);
        let is_covered = |id: &&QuestionId| !self.portfolio.question(**id).answers.is_empty();
        CompetencyView {
            name: competency.name.as_deref(),
            id: &competency.slug,
            total: shown.clone().count(),
            covered: shown.filter(is_covered).count(),
            questions: Vec::new(),
        }
    }

    pub(super) fn question_row(&self, id: QuestionId) -> QuestionRow<'_> {
        let question = self.portfolio.question(id);
        let stories = self.named_answers(id);
        QuestionRow {
            link: self.question_link(id),
            has_guide: question.guide.is_some(),
            more: question.answers.len() - stories.len(),
            stories: stories.map(|id| self.story_link(id)).collect(),
        }
    }

    /// The stories that the index names for a question.
    pub(super) fn named_answers(&self, id: QuestionId) -> impl ExactSizeIterator<Item = StoryId> {
        let answers = self.portfolio.question(id).answers.iter();
        answers.take(MOST_STORIES).map(|answer| answer.story)
    }
}
