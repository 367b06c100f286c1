//! The home page: what there is, how ready it is, what is still missing.

use std::cmp::Reverse;

use serde::Serialize;

use crate::portfolio::{QuestionId, StoryId};

use super::card::{LinkView, StoryCard};
use super::finding::MendView;
use super::interview::ComingView;
use super::kind::{Audience, PageKind};
use super::questions::CompetencyView;
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "home",
    variable: "home",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages: |_| vec![Page::new(&KIND, route::home())],
    view: |plan, _| Box::new(plan.home()),
};

/// How many uncovered questions the home page names; the index has them all.
const MOST_UNCOVERED: usize = 8;

/// What `home.html` receives as `home`.
#[derive(Debug, Serialize)]
pub struct HomeView<'a> {
    /// Every story, the newest first.
    pub stories: Vec<StoryCard<'a>>,
    /// How many questions there are.
    pub questions: usize,
    /// How many of them a story covers.
    pub covered: usize,
    /// The competencies and how well each is covered.
    pub competencies: Vec<CompetencyView<'a>>,
    /// The one thing to do next; `None` where nothing is missing.
    pub next: Option<NextView<'a>>,
    /// What to mend next, five things at most.
    pub to_mend: Vec<MendView<'a>>,
    /// What is still missing.
    pub missing: MissingView<'a>,
    /// The interviews by their day, those without one last.
    pub interviews: Vec<ComingView<'a>>,
    /// What files say beside their stories.
    pub notes: Vec<LinkView<'a>>,
}

/// The one thing to do next.
#[derive(Debug, Serialize)]
pub struct NextView<'a> {
    /// The story or the question that it is about.
    #[serde(flatten)]
    pub link: LinkView<'a>,
    /// `unfinished` story, `uncovered` question, or story with a `gap`.
    pub kind: &'static str,
}

/// What is still missing.
#[derive(Debug, Serialize)]
pub struct MissingView<'a> {
    /// The first questions that no story answers.
    pub uncovered: Vec<LinkView<'a>>,
    /// How many more there are.
    pub more_uncovered: usize,
    /// Stories that cannot be told yet.
    pub unfinished: Vec<UnfinishedView<'a>>,
    /// Facts still to be filled in.
    pub gaps: Vec<GapView<'a>>,
}

/// A story that cannot be told yet.
#[derive(Debug, Serialize)]
pub struct UnfinishedView<'a> {
    /// The story.
    #[serde(flatten)]
    pub link: LinkView<'a>,
    /// The ids of what is missing: parts, or `script`.
    pub missing: Vec<&'static str>,
}

/// A fact still to be filled in.
#[derive(Debug, Serialize)]
pub struct GapView<'a> {
    /// The story.
    #[serde(flatten)]
    pub link: LinkView<'a>,
    /// What is to be filled in.
    pub gap: &'a str,
}

impl<'a> Plan<'a> {
    fn home(&self) -> HomeView<'a> {
        let competencies = self.competencies();
        HomeView {
            stories: self.story_cards(self.portfolio.stories().map(|(id, _)| id)),
            questions: competencies.iter().map(|it| it.total).sum(),
            covered: competencies.iter().map(|it| it.covered).sum(),
            competencies,
            next: self.next(),
            to_mend: self.mend_next(),
            missing: self.missing(),
            interviews: self.coming(),
            notes: self.notes_links(),
        }
    }

    /// A story that cannot be told yet comes first, then the least covered competency.
    fn next(&self) -> Option<NextView<'a>> {
        let next = |kind| move |link| NextView { link, kind };
        let unready = self.unready().next().map(|id| self.story_link(id));
        let with_gap = || {
            let mut stories = self.portfolio.stories();
            let (id, _) = stories.find(|(_, story)| !story.gaps.is_empty())?;
            Some(self.story_link(id))
        };
        unready
            .map(next("unfinished"))
            .or_else(|| self.most_wanted().map(next("uncovered")))
            .or_else(|| with_gap().map(next("gap")))
    }

    /// The first question without a story, of the competency with the smallest share covered.
    fn most_wanted(&self) -> Option<LinkView<'a>> {
        let is_wanted = |id: &&QuestionId| self.portfolio.uncovered.contains(id);
        let wanting = self.portfolio.competencies.iter().filter_map(|competency| {
            let mut questions = competency.questions.iter();
            let wanted = questions.clone().filter(is_wanted).count();
            // In thousandths, so that shares can be compared.
            let share = 1000 * wanted / competency.questions.len().max(1);
            Some((Reverse(share), questions.find(is_wanted)?))
        });
        let (_, question) = wanting.min_by_key(|(share, _)| *share)?;
        Some(self.question_link(*question))
    }

    fn missing(&self) -> MissingView<'a> {
        let in_order = self
            .portfolio
            .competencies
            .iter()
            .flat_map(|it| &it.questions);
        let uncovered: Vec<_> = in_order
            .filter(|id| self.portfolio.uncovered.contains(id))
            .collect();
        let gaps = self.portfolio.stories().flat_map(|(id, story)| {
            let gaps = story.gaps.iter();
            gaps.map(move |gap| GapView {
                link: self.story_link(id),
                gap: &gap.value,
            })
        });
        MissingView {
            more_uncovered: uncovered.len().saturating_sub(MOST_UNCOVERED),
            uncovered: uncovered
                .into_iter()
                .take(MOST_UNCOVERED)
                .map(|id| self.question_link(*id))
                .collect(),
            unfinished: self.unfinished(),
            gaps: gaps.collect(),
        }
    }

    fn unfinished(&self) -> Vec<UnfinishedView<'a>> {
        self.unready()
            .map(|id| UnfinishedView {
                link: self.story_link(id),
                missing: self.portfolio.lacks[id.0]
                    .iter()
                    .map(|lack| lack.id())
                    .collect(),
            })
            .collect()
    }

    /// The stories that cannot be told yet.
    fn unready(&self) -> impl Iterator<Item = StoryId> {
        let lacks = self.portfolio.lacks.iter().enumerate();
        let unready = lacks.filter(|(_, lacks)| !lacks.is_empty());
        unready.map(|(index, _)| StoryId(index))
    }
}
