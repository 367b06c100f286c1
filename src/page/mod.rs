//! Decides every page: route, template, view model (the only types that serialise for templates).
//!
//! A [`Plan`] knows which pages there are, one row of [`KINDS`] for each kind of them. Templates only
//! arrange: whatever needs sorting, counting or choosing is done here.

mod card;
mod cheat_sheet;
mod cheat_sheets;
mod coverage;
mod coverage_picture;
mod finding;
mod footnote;
mod frame;
mod home;
mod html;
mod interview;
mod interviews;
mod kind;
mod locked;
mod metric;
mod not_found;
mod notes;
mod numbers;
mod practice;
mod question;
mod questions;
mod route;
mod script;
mod section;
mod site;
mod story;
mod tag;
mod tags;

use std::sync::Arc;

use crate::check::SiteCoaching;
use crate::config::Config;
use crate::interview::InterviewPlan;
use crate::lock::Lock;
use crate::portfolio::{Portfolio, StoryId};
use crate::sheet::{Sheet, SheetContent};
use crate::source::{FileId, Sources};
use crate::speech::Lexicon;
use crate::url::Route;

pub use kind::{Audience, PageKind};
pub use practice::language_data;
pub use route::{printed_card, printed_interview, printed_sheet, printed_sheets};
pub use site::SiteView;

/// Every kind of page. To add one: a file with its row and its view, and a line here. Where two kinds
/// have a page at one route, the earlier kind's is made.
pub const KINDS: [&PageKind; 16] = [
    &locked::KIND,
    &home::KIND,
    &questions::KIND,
    &tags::KIND,
    &numbers::KIND,
    &coverage::KIND,
    &practice::KIND,
    &cheat_sheets::KIND,
    &interviews::KIND,
    &not_found::KIND,
    &tag::KIND,
    &question::KIND,
    &story::KIND,
    &notes::KIND,
    &interview::KIND,
    &cheat_sheet::KIND,
];

/// A page to be rendered.
#[derive(Debug, Clone)]
pub struct Page {
    /// The row of its kind.
    pub kind: &'static PageKind,
    /// Its place in the site.
    pub route: Route,
    /// What it is called, without the site's title; empty where its template names it by a label.
    pub title: String,
    /// What it says, in a sentence, if it has one.
    pub description: Option<String>,
    /// Whether it shows highlighted code and needs the style for it.
    pub has_code: bool,
    /// The content file that it is made from, if there is just one.
    pub file: Option<FileId>,
    /// Which of the things that its kind is about: the index of a story, question, tag or interview
    /// in the portfolio, or the number of a stack of sheets.
    subject: usize,
}

impl Page {
    /// The page of a kind that has one page, without a title of its own.
    fn new(kind: &'static PageKind, route: Route) -> Self {
        Self {
            kind,
            route,
            title: String::new(),
            description: None,
            has_code: false,
            file: None,
            subject: 0,
        }
    }
}

/// All that pages are made from.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// All stories and questions, linked.
    pub portfolio: &'a Portfolio,
    /// The settings.
    pub config: &'a Config,
    /// The texts of the content.
    pub sources: &'a Sources,
    /// The sheet of each story, in the portfolio's order.
    pub sheets: &'a [Arc<Sheet>],
    /// The plan of each interview, in the portfolio's order.
    pub interviews: &'a [InterviewPlan],
    /// What the coach says to the author.
    pub coaching: &'a SiteCoaching,
    /// What the language of the site says.
    pub lexicon: &'a Lexicon,
    /// The routes of the files beside the content, in the portfolio's order.
    pub attachments: &'a [Route],
    /// What the files of the site are locked with, if they are.
    pub lock: Option<&'a Lock>,
}

impl<'a> Plan<'a> {
    /// Every page that the site's audience may see, by kind.
    pub fn pages(&self) -> Vec<Page> {
        let is_shown = |kind: &&&PageKind| kind.audience == Audience::Everyone || self.is_private();
        let kinds = KINDS.iter().filter(is_shown);
        kinds.flat_map(|kind| (kind.pages)(self)).collect()
    }

    /// What is on the sheet of a story.
    pub fn sheet_content(&self, id: StoryId) -> SheetContent<'a> {
        let of = self.portfolio.stories.len();
        let sheet = &self.sheets[id.0];
        let place = (id.0 + 1, of);
        SheetContent::of(self.portfolio, id, sheet, place)
    }

    /// The full address of a page, where search engines may know it: on a public site with a
    /// `base_url`, that is not locked.
    pub fn canonical(&self, route: &Route) -> Option<String> {
        let base_url = self.config.base_url.as_ref();
        let base_url = base_url.filter(|_| self.is_listed())?;
        Some(format!("{base_url}/{}", route.address()))
    }

    /// Whether search engines may list the site.
    pub fn is_listed(&self) -> bool {
        self.config.visibility.is_listed() && self.lock.is_none()
    }

    fn is_private(&self) -> bool {
        self.config.visibility.is_private()
    }
}
