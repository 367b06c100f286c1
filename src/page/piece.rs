//! Pieces of pages. Each is rendered once and copied to where it stands, be it on several pages or
//! in a long list.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use crate::portfolio::{QuestionId, StoryId};
use crate::source::FileId;

use super::card::StoryCard;
use super::cheat_sheet::{self, SheetView};
use super::coverage::CoverageRow;
use super::numbers::StoryNumbers;
use super::questions::QuestionRow;
use super::run::Run;
use super::{Page, Plan, Subject, route};

/// A piece of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Piece {
    /// A story in a list, on pages at a depth.
    Card(StoryId, Depth),
    /// A story as the answer to a question.
    Answer(StoryId),
    /// A cheat sheet.
    Sheet(StoryId),
    /// The numbers of a story, on the page with those of all stories.
    Numbers(StoryId),
    /// What a story covers, in the table of coverage.
    Coverage(StoryId),
    /// A question in the index.
    Question(QuestionId),
}

/// How deep in the site the pages lie that a piece is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Depth {
    /// At the site's root.
    Root,
    /// In a folder.
    Folder,
}

/// What the component of a piece receives.
#[derive(Debug)]
pub struct PieceView<'a> {
    /// The component that arranges it.
    pub component: &'static str,
    /// What it is about, under [`PieceContent::name`].
    pub content: PieceContent<'a>,
    /// What leads to the site's root, as `root`.
    pub root: &'static str,
    /// The content file that it is made from, if there is just one.
    pub file: Option<FileId>,
}

/// What a piece is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum PieceContent<'a> {
    /// A story in a list.
    Story(StoryCard<'a>),
    /// A cheat sheet.
    Sheet(Box<SheetView<'a>>),
    /// The numbers of a story.
    Numbers(StoryNumbers<'a>),
    /// What a story covers.
    Coverage(CoverageRow<'a>),
    /// A question in the index.
    Question(QuestionRow<'a>),
}

impl Piece {
    /// The one story that it is made from, if there is just one.
    fn story(self) -> Option<StoryId> {
        match self {
            Self::Card(id, _)
            | Self::Answer(id)
            | Self::Sheet(id)
            | Self::Numbers(id)
            | Self::Coverage(id) => Some(id),
            Self::Question(_) => None,
        }
    }
}

impl PieceContent<'_> {
    /// The name under which the component receives it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Story(_) | Self::Numbers(_) | Self::Coverage(_) => "story",
            Self::Sheet(_) => "sheet",
            Self::Question(_) => "question",
        }
    }
}

/// Finished pieces, one by one or in runs.
#[derive(Debug, Default)]
pub struct Pieces {
    single: HashMap<Piece, Arc<str>>,
    runs: HashMap<Run, Arc<str>>,
}

impl Pieces {
    /// Pieces one by one, and runs of others.
    pub fn new(
        single: impl IntoIterator<Item = (Piece, Arc<str>)>,
        runs: impl IntoIterator<Item = (Run, Arc<str>)>,
    ) -> Self {
        Self {
            single: single.into_iter().collect(),
            runs: runs.into_iter().collect(),
        }
    }

    /// The HTML of a piece; empty where its component had a fault.
    pub(super) fn html(&self, piece: Piece) -> &str {
        self.single.get(&piece).map_or("", |html| html)
    }

    /// The HTML of a run, if it was made as a whole.
    pub(super) fn run(&self, run: Run) -> Option<&str> {
        self.runs.get(&run).map(|html| &**html)
    }
}

impl Plan<'_> {
    /// The pieces that stand on a page one by one; those in lists come in [runs](Self::runs_on).
    pub fn pieces_on(&self, page: &Page) -> Vec<Piece> {
        let portfolio = self.portfolio;
        match page.subject {
            Subject::Question(id) => {
                let answers = portfolio.question(id).answers.iter();
                answers.map(|answer| Piece::Answer(answer.story)).collect()
            }
            Subject::Sheet(id) => vec![Piece::Sheet(id)],
            Subject::Sheets(stack) => {
                let stories = cheat_sheet::stacked(stack, portfolio.stories.len());
                stories.map(StoryId).map(Piece::Sheet).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What the component of `piece` receives.
    pub fn piece(&self, piece: Piece) -> PieceView<'_> {
        let card = |id: StoryId| {
            let story = self.portfolio.story(id);
            PieceContent::Story(StoryCard::of(story, &self.sheets[id.0]))
        };
        let (component, root, content) = match piece {
            Piece::Card(id, Depth::Root) => ("story.card", "", card(id)),
            Piece::Card(id, Depth::Folder) => ("story.card", "../", card(id)),
            Piece::Answer(id) => ("story.answer", "../", card(id)),
            Piece::Sheet(id) => {
                let sheet = Box::new(self.sheet(id, &route::sheets(0)));
                ("sheet.card", "../", PieceContent::Sheet(sheet))
            }
            Piece::Numbers(id) => {
                let numbers = self.numbers_of(id);
                ("metric.story", "", PieceContent::Numbers(numbers))
            }
            Piece::Coverage(id) => {
                let row = self.coverage_row(id);
                ("coverage.row", "", PieceContent::Coverage(row))
            }
            Piece::Question(id) => {
                let row = self.question_row(id);
                ("question.row", "../", PieceContent::Question(row))
            }
        };
        PieceView {
            component,
            content,
            root,
            file: piece.story().map(|id| self.portfolio.story(id).file),
        }
    }
}
