//! The page of coverage: which story covers which competency, gaps and overused stories at a glance.

use serde::Serialize;

use crate::portfolio::{Portfolio, StoryId};

use super::card::LinkView;
use super::coverage_picture::CoveragePicture;
use super::kind::{Audience, PageKind};
use super::questions::CompetencyView;
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "coverage",
    variable: "coverage",
    audience: Audience::Author,
    in_sitemap: true,
    pages: |_| vec![Page::new(&KIND, route::coverage())],
    view: |plan, _| Box::new(plan.coverage()),
};

/// A story that covers at least this many questions, and twice as many as the stories do on
/// average, is leaned on too much: it can be told only once in an interview.
const LEANED_ON: usize = 6;

/// What `coverage.html` receives as `coverage`.
#[derive(Debug, Serialize)]
pub struct CoverageView<'a> {
    /// The columns.
    pub competencies: Vec<CompetencyView<'a>>,
    /// The stories, in the portfolio's order.
    pub stories: Vec<CoverageRow<'a>>,
    /// The same as a picture; `None` where there is nothing to compare, or too much.
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

impl<'a> Plan<'a> {
    fn coverage(&self) -> CoverageView<'a> {
        let competencies = self.competencies();
        let overused_from = overused_from(self.portfolio);
        let stories = self.portfolio.stories();
        let stories: Vec<_> = stories
            .map(|(id, _)| self.coverage_row(id, overused_from))
            .collect();
        let overused = self.portfolio.stories().zip(&stories);
        let overused = overused.filter(|(_, row)| row.is_overused);
        let (picture, narrow_picture) = CoveragePicture::wide_and_narrow(&competencies, &stories);
        CoverageView {
            picture,
            narrow_picture,
            has_gap: competencies.iter().any(|it| it.covered == 0),
            overused: overused.map(|((id, _), _)| self.story_link(id)).collect(),
            stories,
            competencies,
        }
    }

    fn coverage_row(&self, id: StoryId, overused_from: usize) -> CoverageRow<'a> {
        let portfolio = self.portfolio;
        let mut counts = vec![0; portfolio.competencies.len()];
        for covered in &portfolio.covers[id.0] {
            counts[portfolio.question(covered.question).competency] += 1;
        }
        let total = counts.iter().sum();
        CoverageRow {
            link: self.story_link(id),
            counts,
            total,
            is_overused: total >= overused_from,
        }
    }
}

/// From how many questions on a story that covers them is leaned on too much.
fn overused_from(portfolio: &Portfolio) -> usize {
    let covering = portfolio.covers.iter().filter(|it| !it.is_empty()).count();
    let all: usize = portfolio.covers.iter().map(Vec::len).sum();
    (2 * all).div_ceil(covering.max(1)).max(LEANED_ON)
}
