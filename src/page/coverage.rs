//! Which story covers which competency: gaps and overused stories at a glance.

use serde::Serialize;

use crate::portfolio::{Portfolio, StoryId};

use super::card::LinkView;
use super::coverage_picture::CoveragePicture;
use super::questions::CompetencyView;
use super::run::List;
use super::{Pieces, Plan};

/// A story that covers at least this many questions, and twice as many as the stories do on
/// average, is leaned on too much: it can be told only once in an interview.
const LEANED_ON: usize = 6;

/// What `coverage.html` receives as `coverage`.
#[derive(Debug, Serialize)]
pub struct CoverageView<'a> {
    /// The columns.
    pub competencies: Vec<CompetencyView<'a>>,
    /// The stories, in the portfolio's order: finished rows, one or several at a time.
    pub stories: Vec<&'a str>,
    /// The same as a picture; nothing where there is nothing to compare, or too much.
    pub picture: Option<CoveragePicture<'a>>,
    /// The picture once more, narrow enough for a phone.
    pub narrow_picture: Option<CoveragePicture<'a>>,
    /// Whether some competency has no story at all.
    pub has_gap: bool,
    /// The stories that too much leans on.
    pub overused: Vec<LinkView<'a>>,
}

/// What one story covers: what the component `coverage.row` receives as `story`.
#[derive(Debug, Serialize)]
pub struct CoverageRow<'a> {
    /// The story.
    #[serde(flatten)]
    pub link: LinkView<'a>,
    /// How many questions of each competency it covers, in the order of the columns.
    pub counts: Vec<usize>,
    /// How many questions it covers.
    pub total: usize,
    /// Whether too much leans on it.
    pub is_overused: bool,
}

impl Plan<'_> {
    pub(super) fn coverage<'v>(&'v self, pieces: &'v Pieces) -> CoverageView<'v> {
        let competencies = self.competencies();
        let stories = (0..self.portfolio.stories.len()).map(StoryId);
        let overused = stories.clone().filter(|id| self.is_overused(*id));
        let (picture, narrow_picture) = CoveragePicture::wide_and_narrow(
            &competencies,
            stories.map(|id| self.coverage_row(id)),
        );
        CoverageView {
            picture,
            narrow_picture,
            has_gap: competencies.iter().any(|it| it.covered == 0),
            overused: overused.map(|id| self.story_link(id)).collect(),
            stories: self.list(List::Coverage, pieces),
            competencies,
        }
    }

    pub(super) fn coverage_row(&self, id: StoryId) -> CoverageRow<'_> {
        let portfolio = self.portfolio;
        let mut counts = vec![0; portfolio.competencies.len()];
        for covered in &portfolio.covers[id.0] {
            counts[portfolio.question(covered.question).competency] += 1;
        }
        CoverageRow {
            link: self.story_link(id),
            total: counts.iter().sum(),
            counts,
            is_overused: self.is_overused(id),
        }
    }

    fn is_overused(&self, id: StoryId) -> bool {
        self.portfolio.covers[id.0].len() >= self.overused_from
    }
}

/// From how many questions on a story that covers them is leaned on too much.
pub(super) fn overused_from(portfolio: &Portfolio) -> usize {
    let covering = portfolio.covers.iter().filter(|it| !it.is_empty()).count();
    let all: usize = portfolio.covers.iter().map(Vec::len).sum();
    (2 * all).div_ceil(covering.max(1)).max(LEANED_ON)
}
