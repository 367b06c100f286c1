//! What a template receives about one page: the page itself, and what it is about.

use serde::Serialize;

use super::cheat_sheet::{SheetOnPage, SheetsView};
use super::coverage::CoverageView;
use super::home::HomeView;
use super::numbers::NumbersView;
use super::question::QuestionView;
use super::questions::QuestionsView;
use super::story::StoryView;
use super::tag::{TagView, TagsView};

/// What a template receives about one page.
pub struct View<'a> {
    /// The page itself, as `page`.
    pub page: PageView<'a>,
    /// What it is about, under [`Content::name`].
    pub content: Content<'a>,
}

/// A page, for the frame that all pages share.
#[derive(Debug, Serialize)]
pub struct PageView<'a> {
    /// The kind of page, as in its style class: `story`, `cheat-sheet`, ...
    pub kind: &'static str,
    /// What it is called, without the site's title; empty for the home page.
    pub title: &'a str,
    /// What it says, in a sentence, if it has one.
    pub description: Option<&'a str>,
    /// Its place in the site.
    pub route: &'a str,
    /// What leads from it to the site's root: empty or `../`. Every link begins with it.
    pub root: String,
    /// Its full address, for a public site with a `base_url`.
    pub canonical: Option<String>,
    /// Whether it shows highlighted code and needs the style for it.
    pub has_code: bool,
}

/// What `not-found.html` receives as `not_found`.
///
/// Hosts show this page at any depth, where what is relative leads nowhere. Every link of a site is
/// relative all the same, so the page reads without its style, and one link leads home for certain.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// The full address of the home page, for a public site with a `base_url`.
    pub home: Option<String>,
}

/// What a page is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Content<'a> {
    /// For `home.html`, as `home`.
    Home(HomeView<'a>),
    /// For `story.html`, as `story`.
    Story(Box<StoryView<'a>>),
    /// For `question.html`, as `question`.
    Question(Box<QuestionView<'a>>),
    /// For `questions.html`, as `questions`.
    Questions(QuestionsView<'a>),
    /// For `tags.html`, as `tags`.
    Tags(TagsView<'a>),
    /// For `tag.html`, as `tag`.
    Tag(TagView<'a>),
    /// For `numbers.html`, as `numbers`.
    Numbers(NumbersView<'a>),
    /// For `coverage.html`, as `coverage`.
    Coverage(Box<CoverageView<'a>>),
    /// For `cheat-sheet.html`, as `sheet`.
    Sheet(SheetOnPage<'a>),
    /// For `cheat-sheets.html`, as `sheets`.
    Sheets(SheetsView<'a>),
    /// For `not-found.html`, as `not_found`.
    NotFound(NotFoundView),
}

impl Content<'_> {
    /// The name under which a template receives it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Story(_) => "story",
            Self::Question(_) => "question",
            Self::Questions(_) => "questions",
            Self::Tags(_) => "tags",
            Self::Tag(_) => "tag",
            Self::Numbers(_) => "numbers",
            Self::Coverage(_) => "coverage",
            Self::Sheet(_) => "sheet",
            Self::Sheets(_) => "sheets",
            Self::NotFound(_) => "not_found",
        }
    }
}
