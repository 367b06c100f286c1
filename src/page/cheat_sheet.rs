//! Cheat sheets: one for each story, and all of them together.

use std::ops::Range;

use serde::Serialize;

use crate::content::{Part, Topic};
use crate::portfolio::StoryId;
use crate::site::Route;

use super::card::address;
use super::html::Setting;
use super::metric::MetricView;
use super::script::ScriptView;
use super::section::SectionView;
use super::story::CoveredView;
use super::{Piece, Pieces, Plan, route};

/// How many sheets stand on one page at most: what a browser still prints at once.
const STACK: usize = 100;

/// How many metrics stand on a sheet, the largest type there is.
const MOST_METRICS: usize = 3;

/// What `cheat-sheet.html` receives as `sheet`.
#[derive(Debug, Serialize)]
pub struct SheetOnPage<'a> {
    /// The story's title.
    pub title: &'a str,
    /// The story's page.
    pub story: String,
    /// Its number among all sheets, from 1.
    pub number: usize,
    /// The sheet, finished.
    pub html: &'a str,
}

/// What the component `sheet.card` receives as `sheet`.
#[derive(Debug, Serialize)]
pub struct SheetView<'a> {
    /// The story's title.
    pub title: &'a str,
    /// The story in a sentence, where it is not the opening line as well.
    pub headline: Option<&'a str>,
    /// The first metrics, three at most.
    pub metrics: Vec<MetricView<'a>>,
    /// The first sentence to say, word for word.
    pub opening: Option<&'a str>,
    /// A row for each of the four parts.
    pub rows: Vec<CueView<'a>>,
    /// The last sentence to say.
    pub closing: Option<&'a str>,
    /// The questions that the story covers.
    pub questions: Vec<CoveredView<'a>>,
    /// The whole script.
    pub script: Option<ScriptView<'a>>,
    /// The author's notes to self; nothing on a public site.
    pub coaching: Option<SectionView<'a>>,
    /// Its number among all sheets, from 1.
    pub number: usize,
    /// How many sheets there are.
    pub of: usize,
}

/// A part on a sheet.
#[derive(Debug, Serialize)]
pub struct CueView<'a> {
    /// The part's id.
    pub part: &'static str,
    /// The words that bring it back; nothing where the part is missing.
    pub cue: Option<&'a str>,
    /// How long it takes, in whole seconds, where that is known.
    pub seconds: Option<u32>,
}

/// What `cheat-sheets.html` receives as `sheets`.
#[derive(Debug, Serialize)]
pub struct SheetsView<'a> {
    /// The sheets of this page.
    pub sheets: Vec<SheetOnPage<'a>>,
    /// How many sheets there are.
    pub total: usize,
    /// The page with the sheets before these.
    pub previous: Option<String>,
    /// The page with the sheets after these.
    pub next: Option<String>,
}

/// How many pages it takes to show all sheets together.
pub(super) fn stacks(stories: usize) -> usize {
    stories.div_ceil(STACK).max(1)
}

/// Which of so many stories have their sheets in a stack, counted from 0.
pub(super) fn stacked(stack: usize, stories: usize) -> Range<usize> {
    let first = stack * STACK;
    first..stories.min(first + STACK)
}

impl Plan<'_> {
    /// The sheet of a story, as it stands on the page `on`.
    pub(super) fn sheet(&self, id: StoryId, on: &Route) -> SheetView<'_> {
        let story = self.portfolio.story(id);
        let sheet = &self.sheets[id.0];
        let home = route::story(story);
        let setting = Setting {
            file: story.file,
            home: &home,
            on,
        };
        let script = sheet
            .script
            .as_ref()
            .map(|script| self.script(script, setting));
        let seconds = |part: Part| {
            let shares = script.as_ref().map(|script| &script.shares)?;
            shares
                .iter()
                .find(|share| share.part == part.id())
                .map(|share| share.seconds)
        };
        let rows = Part::ALL
            .into_iter()
            .zip(&sheet.cues)
            .map(|(part, cue)| CueView {
                part: part.id(),
                cue: cue.as_deref(),
                seconds: seconds(part),
            });
        SheetView {
            title: &story.title.value,
            headline: story
                .headline
                .as_deref()
                .filter(|it| sheet.opening.as_deref() != Some(it)),
            metrics: story
                .metrics
                .iter()
                .take(MOST_METRICS)
                .map(MetricView::of)
                .collect(),
            opening: sheet.opening.as_deref(),
            rows: rows.collect(),
            closing: sheet.closing.as_deref(),
            questions: self.covered(id),
            script,
            coaching: story
                .section(Topic::Coaching)
                .filter(|section| self.is_private() && !section.is_empty())
                .map(|section| self.section(section, setting)),
            number: id.0 + 1,
            of: self.portfolio.stories.len(),
        }
    }

    /// The finished sheet of a story.
    pub(super) fn sheet_on_page<'v>(&'v self, id: StoryId, pieces: &'v Pieces) -> SheetOnPage<'v> {
        let story = self.portfolio.story(id);
        SheetOnPage {
            title: &story.title.value,
            story: address(&route::story(story)),
            number: id.0 + 1,
            html: pieces.html(Piece::Sheet(id)),
        }
    }

    /// One stack of sheets, counted from 0.
    pub(super) fn stack<'v>(&'v self, stack: usize, pieces: &'v Pieces) -> SheetsView<'v> {
        let total = self.portfolio.stories.len();
        let sheets = stacked(stack, total).map(|index| self.sheet_on_page(StoryId(index), pieces));
        SheetsView {
            sheets: sheets.collect(),
            total,
            previous: stack
                .checked_sub(1)
                .map(|before| address(&route::sheets(before))),
            next: (stack + 1 < stacks(total)).then(|| address(&route::sheets(stack + 1))),
        }
    }
}
