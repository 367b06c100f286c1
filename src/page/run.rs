//! Runs: what stands one after another in a long list, a few dozen pieces at a time.
//!
//! A list of all stories is long, and a save changes one of them. What is made and remembered in
//! runs need not be put together piece by piece.

use crate::portfolio::{QuestionId, StoryId};

use super::{Depth, Page, Piece, Pieces, Plan, Subject};

/// How many pieces make a run at most. With fewer there is more to put together, with more there is
/// more to make again.
const LENGTH: usize = 32;

/// A list of pieces, one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    /// All stories.
    Stories,
    /// The stories under a tag, as an index into the portfolio's tags.
    Tagged(usize),
    /// The numbers of all stories.
    Numbers,
    /// The rows of the table of coverage.
    Coverage,
    /// The questions of a competency, as an index into the portfolio's competencies.
    Questions(usize),
}

/// Some pieces of a list that follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Run {
    list: List,
    /// Which run of the list it is, from 0.
    number: usize,
}

impl Run {
    /// Whether it tells of nothing but [its stories](Plan::stories_in): not of how they are linked.
    pub fn is_only_about_stories(self) -> bool {
        match self.list {
            List::Stories | List::Tagged(_) | List::Numbers => true,
            List::Coverage | List::Questions(_) => false,
        }
    }

    fn of<T>(self, items: &[T]) -> &[T] {
        let first = (self.number * LENGTH).min(items.len());
        &items[first..items.len().min(first + LENGTH)]
    }
}

impl Plan<'_> {
    /// The runs of the lists that stand on a page.
    pub fn runs_on(&self, page: &Page) -> Vec<Run> {
        let lists = match page.subject {
            Subject::Home => vec![List::Stories],
            Subject::Tag(index) => vec![List::Tagged(index)],
            Subject::Numbers => vec![List::Numbers],
            Subject::Coverage => vec![List::Coverage],
            Subject::Questions => {
                let competencies = 0..self.portfolio.competencies.len();
                competencies.map(List::Questions).collect()
            }
            _ => Vec::new(),
        };
        let runs = lists.into_iter().flat_map(|list| self.runs_of(list));
        runs.collect()
    }

    /// The pieces that make a run, in order.
    pub fn pieces_in(&self, run: Run) -> Vec<Piece> {
        if let List::Questions(_) = run.list {
            let questions = self.questions_in(run).into_iter();
            return questions.map(Piece::Question).collect();
        }
        let piece = |id| match run.list {
            List::Tagged(_) => Piece::Card(id, Depth::Folder),
            List::Numbers => Piece::Numbers(id),
            List::Coverage => Piece::Coverage(id),
            List::Stories | List::Questions(_) => Piece::Card(id, Depth::Root),
        };
        self.stories_in(run).into_iter().map(piece).collect()
    }

    /// The stories that a run tells of.
    pub fn stories_in(&self, run: Run) -> Vec<StoryId> {
        let portfolio = self.portfolio;
        match run.list {
            List::Tagged(index) => run.of(&portfolio.tags[index].stories).to_vec(),
            List::Questions(_) => {
                let questions = self.questions_in(run).into_iter();
                questions.flat_map(|id| self.named_answers(id)).collect()
            }
            List::Stories | List::Numbers | List::Coverage => {
                let first = run.number * LENGTH;
                let stories = run.of(&portfolio.stories).iter().zip(first..);
                let has_place = |metrics: &[_]| run.list != List::Numbers || !metrics.is_empty();
                stories
                    .filter(|(story, _)| has_place(&story.metrics))
                    .map(|(_, index)| StoryId(index))
                    .collect()
            }
        }
    }

    /// A whole list, piece by piece or in runs of lines.
    pub(super) fn list<'v>(&self, list: List, pieces: &'v Pieces) -> Vec<&'v str> {
        let mut rows = Vec::new();
        for run in self.runs_of(list) {
            match pieces.run(run) {
                Some(whole) => rows.push(whole),
                None => rows.extend(self.pieces_in(run).into_iter().map(|it| pieces.html(it))),
            }
        }
        rows.retain(|html| !html.is_empty());
        rows
    }

    fn runs_of(&self, list: List) -> impl Iterator<Item = Run> + use<> {
        let portfolio = self.portfolio;
        let pieces = match list {
            List::Tagged(index) => portfolio.tags[index].stories.len(),
            List::Questions(index) => portfolio.competencies[index].questions.len(),
            List::Stories | List::Numbers | List::Coverage => portfolio.stories.len(),
        };
        (0..pieces.div_ceil(LENGTH)).map(move |number| Run { list, number })
    }

    fn questions_in(&self, run: Run) -> Vec<QuestionId> {
        let List::Questions(index) = run.list else {
            return Vec::new();
        };
        let questions = run.of(&self.portfolio.competencies[index].questions);
        let shown = questions.iter().filter(|id| self.shown[id.0]);
        shown.copied().collect()
    }
}
