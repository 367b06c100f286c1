//! Pieces of pages that stand on several of them. Each is rendered once and copied from there on.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use crate::portfolio::StoryId;
use crate::source::FileId;

use super::card::StoryCard;
use super::cheat_sheet::{self, SheetView};
use super::{Page, Plan, Subject, route};

/// A piece that stands on several pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Piece {
    /// A story in a list, on pages at a depth.
    Card(StoryId, Depth),
    /// A story as the answer to a question.
    Answer(StoryId),
    /// A cheat sheet.
    Sheet(StoryId),
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
    /// The name under which the component receives [`content`](Self::content).
    pub name: &'static str,
    /// What it is about.
    pub content: PieceContent<'a>,
    /// What leads to the site's root, as `root`.
    pub root: &'static str,
    /// The content file that it is made from.
    pub file: FileId,
}

/// What a piece is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum PieceContent<'a> {
    /// A story in a list.
    Story(StoryCard<'a>),
    /// A cheat sheet.
    Sheet(Box<SheetView<'a>>),
}

/// Finished pieces.
#[derive(Debug, Default)]
pub struct Pieces(HashMap<Piece, Arc<str>>);

impl FromIterator<(Piece, Arc<str>)> for Pieces {
    fn from_iter<T: IntoIterator<Item = (Piece, Arc<str>)>>(pieces: T) -> Self {
        Self(pieces.into_iter().collect())
    }
}

impl Pieces {
    /// The HTML of a piece; empty where its component had a fault.
    pub(super) fn html(&self, piece: Piece) -> &str {
        self.0.get(&piece).map_or("", |html| html)
    }
}

impl Piece {
    /// The story that is all the piece tells of; nothing where it tells of others too.
    pub fn only_about(self) -> Option<StoryId> {
        match self {
            Self::Card(id, _) | Self::Answer(id) => Some(id),
            Self::Sheet(_) => None,
        }
    }
}

impl Plan<'_> {
    /// The pieces that stand on a page.
    pub fn pieces_on(&self, page: &Page) -> Vec<Piece> {
        let portfolio = self.portfolio;
        match page.subject {
            Subject::Home => {
                let stories = portfolio.stories();
                stories
                    .map(|(id, _)| Piece::Card(id, Depth::Root))
                    .collect()
            }
            Subject::Question(id) => {
                let answers = portfolio.question(id).answers.iter();
                answers.map(|answer| Piece::Answer(answer.story)).collect()
            }
            Subject::Tag(index) => {
                let stories = portfolio.tags[index].stories.iter();
                stories.map(|id| Piece::Card(*id, Depth::Folder)).collect()
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
        let card = |component, id, depth| PieceView {
            component,
            name: "story",
            content: PieceContent::Story(StoryCard::of(
                self.portfolio.story(id),
                &self.sheets[id.0],
            )),
            root: match depth {
                Depth::Root => "",
                Depth::Folder => "../",
            },
            file: self.portfolio.story(id).file,
        };
        match piece {
            Piece::Card(id, depth) => card("story.card", id, depth),
            Piece::Answer(id) => card("story.answer", id, Depth::Folder),
            Piece::Sheet(id) => PieceView {
                component: "sheet.card",
                name: "sheet",
                content: PieceContent::Sheet(Box::new(self.sheet(id, &route::sheets(0)))),
                root: "../",
                file: self.portfolio.story(id).file,
            },
        }
    }
}
