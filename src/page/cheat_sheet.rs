//! The page of a cheat sheet: one story, to be read at a glance.

use serde::Serialize;

use crate::content::Story;
use crate::portfolio::StoryId;
use crate::url::Route;

use super::html::LinkContext;
use super::kind::{Audience, PageKind};
use super::metric::MetricView;
use super::script::ScriptView;
use super::section::SectionView;
use super::story::CoveredView;
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "cheat-sheet",
    variable: "sheet",
    audience: Audience::Everyone,
    // It repeats its story.
    in_sitemap: false,
    pages,
    view: |plan, page| Box::new(plan.sheet_on_page(StoryId(page.subject), &page.route)),
};

/// What `cheat-sheet.html` receives as `sheet`.
#[derive(Debug, Serialize)]
pub struct SheetOnPage<'a> {
    /// The story's title.
    pub title: &'a str,
    /// The story's page.
    pub story: String,
    /// Where the story is practised.
    pub practice: String,
    /// The sheet in print, where it is printed.
    pub pdf: Option<String>,
    /// Its number among all sheets, from 1.
    pub number: usize,
    /// The sheet itself.
    pub card: SheetView<'a>,
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
    /// A row for each of the four parts; those that are missing are there for the author only.
    pub rows: Vec<CueView<'a>>,
    /// The last sentence to say.
    pub closing: Option<&'a str>,
    /// The questions that the story covers.
    pub questions: Vec<CoveredView<'a>>,
    /// The whole script.
    pub script: Option<ScriptView<'a>>,
    /// The author's notes to self.
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
    /// The words that bring it back; `None` where the part is missing.
    pub cue: Option<&'a str>,
    /// How long it takes, in whole seconds, where that is known.
    pub seconds: Option<u32>,
}

fn pages(plan: &Plan<'_>) -> Vec<Page> {
    let stories = plan.portfolio.stories();
    let pages = stories.map(|(id, story)| Page {
        title: story.title.value.clone(),
        has_code: story.body.has_code,
        file: Some(story.body.file),
        subject: id.0,
        ..Page::new(&KIND, route::sheet(story))
    });
    pages.collect()
}

impl<'a> Plan<'a> {
    /// The sheet of a story, as it is shown on the page `on`.
    pub(super) fn sheet_on_page(&self, id: StoryId, on: &Route) -> SheetOnPage<'a> {
        let story = self.portfolio.story(id);
        SheetOnPage {
            title: &story.title.value,
            story: route::story(story).address(),
            practice: route::practising("story", &story.body.slug),
            pdf: self.printed_sheet(story),
            number: id.0 + 1,
            card: self.sheet(id, on),
        }
    }

    fn sheet(&self, id: StoryId, on: &Route) -> SheetView<'a> {
        let sheet = self.sheet_content(id);
        let home = route::story(self.portfolio.story(id));
        let context = LinkContext { home: &home, on };
        let rows = sheet.rows.iter().map(|row| CueView {
            part: row.part.id(),
            cue: row.cue,
            seconds: row.seconds,
        });
        SheetView {
            title: sheet.title,
            headline: sheet.headline,
            metrics: sheet.metrics.iter().map(MetricView::of).collect(),
            opening: sheet.opening,
            rows: rows.collect(),
            closing: sheet.closing,
            questions: self.covered(id),
            script: sheet.script.map(|script| self.script(script, context)),
            coaching: sheet.coaching.map(|section| self.section(section, context)),
            number: sheet.number,
            of: sheet.of,
        }
    }

    /// The address of a story's sheet in print, where it is printed.
    pub(super) fn printed_sheet(&self, story: &Story) -> Option<String> {
        self.printed(&route::printed_sheet(story))
    }

    /// The address of a file to print, where such files are made.
    pub(super) fn printed(&self, file: &Route) -> Option<String> {
        self.config.sheets.pdf.then(|| file.address())
    }
}
