//! Which story covers which competency: gaps and overused stories at a glance.

use serde::Serialize;

use crate::portfolio::StoryId;

use super::Plan;
use super::card::LinkView;
use super::coverage_picture::CoveragePicture;
use super::questions::CompetencyView;

/// A story that covers at least this many questions, and twice as many as the stories do on
/// average, is leaned on too much: it can be told only once in an interview.
const LEANED_ON: usize = 6;

/// What `coverage.html` receives as `coverage`.
#[derive(Debug, Serialize)]
pub struct CoverageView<'a> {
    /// The columns.
    pub competencies: Vec<CompetencyView<'a>>,
    /// The rows, in the portfolio's order.
    pub stories: Vec<CoverageRow<'a>>,
    /// The same as a picture; nothing where there is nothing to compare, or too much.
    pub picture: Option<CoveragePicture<'a>>,
    /// The picture once more, narrow enough for a phone.
    pub narrow_picture: Option<CoveragePicture<'a>>,
    /// Whether some competency has no story at all.
    pub has_gap: bool,
    /// Whether too much leans on some story.
    pub has_overused: bool,
}

/// What one story covers.
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
    pub(super) fn coverage(&self) -> CoverageView<'_> {
        let competencies = self.competencies(false);
        let stories = self.coverage_rows();
        let (picture, narrow_picture) = CoveragePicture::wide_and_narrow(&competencies, &stories);
        CoverageView {
            picture,
            narrow_picture,
            has_gap: competencies.iter().any(|it| it.covered == 0),
            has_overused: stories.iter().any(|it| it.is_overused),
            competencies,
            stories,
        }
    }

    fn coverage_rows(&self) -> Vec<CoverageRow<'_>> {
        let portfolio = self.portfolio;
        let columns = portfolio.competencies.len();
        let mut counts = vec![vec![0; columns]; portfolio.stories.len()];
        for (column, competency) in portfolio.competencies.iter().enumerate() {
            for (story, count) in &competency.coverage {
                counts[story.0][column] = *count;
            }
        }
        let totals: Vec<usize> = counts.iter().map(|counts| counts.iter().sum()).collect();
        let (all, covering) = (
            totals.iter().sum::<usize>(),
            totals.iter().filter(|it| **it > 0).count(),
        );
        let stories = counts.into_iter().zip(totals).enumerate();
        stories
            .map(|(index, (counts, total))| CoverageRow {
                link: self.story_link(StoryId(index)),
                counts,
                total,
                is_overused: total >= LEANED_ON && total * covering >= 2 * all,
            })
            .collect()
    }
}
