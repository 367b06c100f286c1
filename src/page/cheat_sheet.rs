//! Cheat sheets: one for each story, and all of them together.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;

use crate::content::Story;
use crate::portfolio::StoryId;
use crate::sheet::Face;
use crate::url::Route;

use super::card::address;
use super::html::Setting;
use super::metric::MetricView;
use super::script::ScriptView;
use super::section::SectionView;
use super::story::CoveredView;
use super::{Piece, Pieces, Plan, route};

/// How many sheets stand on one page at most: what a browser still prints at once.
const STACK: usize = 100;

/// What `cheat-sheet.html` receives as `sheet`.
#[derive(Debug, Serialize)]
pub struct SheetOnPage<'a> {
    /// The story's title.
    pub title: &'a str,
    /// The story's page.
    pub story: String,
    /// The sheet in print, where it is printed.
    pub pdf: Option<String>,
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
    /// A row for each of the four parts; on a public site those that are missing are left out.
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
    /// All sheets in print, where they are printed.
    pub pdf: Option<String>,
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
        let face = self.face(id);
        let home = route::story(face.story);
        let setting = Setting {
            file: face.story.file,
            home: &home,
            on,
        };
        let rows = face.rows.iter().map(|row| CueView {
            part: row.part.id(),
            cue: row.cue,
            seconds: row.seconds,
        });
        SheetView {
            title: face.title,
            headline: face.headline,
            metrics: face.metrics.iter().map(MetricView::of).collect(),
            opening: face.opening,
            rows: rows.collect(),
            closing: face.closing,
            questions: self.covered(id),
            script: face.script.map(|script| self.script(script, setting)),
            coaching: face.coaching.map(|section| self.section(section, setting)),
            number: face.number,
            of: face.of,
        }
    }

    /// The address of a story's sheet in print, where it is printed.
    pub(super) fn printed_sheet(&self, story: &Story) -> Option<String> {
        let is_printed = self.config.sheets.pdf;
        is_printed.then(|| address(&route::printed_sheet(story)))
    }

    /// Where each sheet stands in print; nothing where none is printed.
    pub fn printed_sheets(&self) -> Vec<(StoryId, Route)> {
        if !self.config.sheets.pdf {
            return Vec::new();
        }
        // Two stories at one address are a problem that is told already; the first one stands.
        let mut routes = HashSet::new();
        let stories = self.portfolio.stories();
        stories
            .map(|(id, story)| (id, route::printed_sheet(story)))
            .filter(|(_, route)| routes.insert(route.clone()))
            .collect()
    }

    /// Where all sheets stand in print, one after the other.
    pub fn all_printed(&self) -> Option<Route> {
        let is_printed = self.config.sheets.pdf && !self.portfolio.stories.is_empty();
        is_printed.then(route::printed_sheets)
    }

    /// What stands on the sheet of a story.
    pub fn face(&self, id: StoryId) -> Face<'_> {
        let of = self.portfolio.stories.len();
        let sheet = &self.sheets[id.0];
        let place = (id.0 + 1, of);
        Face::of(self.portfolio, id, sheet, self.config.visibility, place)
    }

    /// The finished sheet of a story.
    pub(super) fn sheet_on_page<'v>(&'v self, id: StoryId, pieces: &'v Pieces) -> SheetOnPage<'v> {
        let story = self.portfolio.story(id);
        SheetOnPage {
            title: &story.title.value,
            story: address(&route::story(story)),
            pdf: self.printed_sheet(story),
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
            pdf: self.all_printed().as_ref().map(address),
            previous: stack
                .checked_sub(1)
                .map(|before| address(&route::sheets(before))),
            next: (stack + 1 < stacks(total)).then(|| address(&route::sheets(stack + 1))),
        }
    }
}
