//! Decides every page: route, template, view model (the only types that serialise for templates).
//!
//! A [`Plan`] knows which pages there are; the view model of a page is made when the page is
//! rendered and dropped afterwards, so that a large site is never in memory twice.
//! Templates only arrange: whatever needs sorting, counting or choosing is done here.

mod addresses;
mod card;
mod cheat_sheet;
mod coverage;
mod coverage_picture;
mod footnote;
mod home;
mod html;
mod metric;
mod numbers;
mod piece;
mod plain;
mod question;
mod questions;
mod route;
mod run;
mod script;
mod section;
mod site;
mod story;
mod tag;
mod view;

use std::collections::HashSet;
use std::sync::Arc;

use crate::config::{Config, Visibility};
use crate::markdown::Fragment;
use crate::portfolio::{Destination, Place, Portfolio, QuestionId, StoryId};
use crate::sheet::Sheet;
use crate::source::{FileId, Sources};
use crate::url::Route;

pub use piece::{Depth, Piece, PieceView, Pieces};
pub use plain::plain_files;
pub use run::Run;
pub use site::SiteView;
pub use view::{Content, NotFoundView, PageView, View};

/// A page to be rendered.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its place in the site.
    pub route: Route,
    /// The template that arranges it.
    pub template: &'static str,
    /// The content file that it is made from, if there is just one.
    pub file: Option<FileId>,
    /// What it is about.
    pub subject: Subject,
}

/// Pages that are rendered together, because they share pieces.
#[derive(Debug)]
pub struct Batch {
    /// The pieces, each once.
    pub pieces: Vec<Piece>,
    /// The pages, the long ones first, so that none of them is left to the end.
    pub pages: Vec<Page>,
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The place to start from.
    Home,
    /// One story.
    Story(StoryId),
    /// One question, with its guide where there is one.
    Question(QuestionId),
    /// Every question.
    Questions,
    /// Every tag.
    Tags,
    /// One tag, as an index into the portfolio's tags.
    Tag(usize),
    /// Every metric of every story.
    Numbers,
    /// Which story covers which competency.
    Coverage,
    /// The cheat sheet of one story.
    Sheet(StoryId),
    /// All cheat sheets together, or one stack of them: its number from 0.
    Sheets(usize),
    /// What is shown where there is no page.
    NotFound,
}

/// All pages of a site, and what they are made from.
pub struct Plan<'a> {
    portfolio: &'a Portfolio,
    config: &'a Config,
    sources: &'a Sources,
    /// The sheet of each story.
    sheets: &'a [Arc<Sheet>],
    /// The questions that are shown.
    shown: Vec<bool>,
    /// From how many questions on a story is leaned on too much.
    overused_from: usize,
    /// The routes of the files beside the content, in the portfolio's order.
    attachments: &'a [Route],
}

impl<'a> Plan<'a> {
    /// Plans the site of a portfolio. `sheets` are those of its stories, and `attachments` the
    /// routes of the files beside the content, both in its order.
    pub fn new(
        portfolio: &'a Portfolio,
        config: &'a Config,
        sources: &'a Sources,
        sheets: &'a [Arc<Sheet>],
        attachments: &'a [Route],
    ) -> Self {
        // An expected question without story or guide is a gap, and gaps are the author's own.
        let is_private = config.visibility == Visibility::Private;
        let shown = portfolio
            .questions
            .iter()
            .map(|it| is_private || it.guide.is_some() || !it.answers.is_empty())
            .collect();
        Self {
            portfolio,
            config,
            sources,
            sheets,
            shown,
            overused_from: coverage::overused_from(portfolio),
            attachments,
        }
    }

    /// Every page. A batch after the first is a stack of cheat sheets with the pages of each.
    pub fn batches(&self) -> Vec<Batch> {
        let stories = self.portfolio.stories.len();
        let stacks = 0..cheat_sheet::stacks(stories);
        let stacks = stacks.map(|stack| {
            let together = Page::new(
                route::sheets(stack),
                "cheat-sheets.html",
                Subject::Sheets(stack),
            );
            let ids = || cheat_sheet::stacked(stack, stories).map(StoryId);
            Batch {
                pieces: ids().map(Piece::Sheet).collect(),
                pages: [together]
                    .into_iter()
                    .chain(ids().map(|id| self.sheet_page(id)))
                    .collect(),
            }
        });
        let lists_and_stories = self.lists_and_stories();
        let mut batches: Vec<Batch> = [lists_and_stories].into_iter().chain(stacks).collect();
        // Two pages for one route are a problem that is told already; the first one stands.
        let mut routes = HashSet::new();
        for batch in &mut batches {
            batch.pages.retain(|page| routes.insert(page.route.clone()));
        }
        batches
    }

    fn sheet_page(&self, id: StoryId) -> Page {
        let story = self.portfolio.story(id);
        let page = Page::new(route::sheet(story), "cheat-sheet.html", Subject::Sheet(id));
        Page {
            file: Some(story.file),
            ..page
        }
    }

    fn lists_and_stories(&self) -> Batch {
        let portfolio = self.portfolio;
        let mut pages = vec![
            Page::new(route::home(), "home.html", Subject::Home),
            Page::new(route::questions(), "questions.html", Subject::Questions),
            Page::new(route::numbers(), "numbers.html", Subject::Numbers),
            Page::new(route::tags(), "tags.html", Subject::Tags),
            Page::new(route::not_found(), "not-found.html", Subject::NotFound),
        ];
        if self.is_private() {
            pages.push(Page::new(
                route::coverage(),
                "coverage.html",
                Subject::Coverage,
            ));
        }
        for (index, tag) in portfolio.tags.iter().enumerate() {
            pages.push(Page::new(route::tag(tag), "tag.html", Subject::Tag(index)));
        }
        for (id, question) in portfolio.questions().filter(|(id, _)| self.shown[id.0]) {
            let file = question.guide.as_ref().map(|guide| guide.file);
            let page = Page::new(
                route::question(question),
                "question.html",
                Subject::Question(id),
            );
            pages.push(Page { file, ..page });
        }
        for (id, story) in portfolio.stories() {
            let file = Some(story.file);
            let page = Page::new(route::story(story), "story.html", Subject::Story(id));
            pages.push(Page { file, ..page });
        }
        let pieces_of_stories = portfolio.stories().flat_map(|(id, story)| {
            let numbers = (!story.metrics.is_empty()).then_some(Piece::Numbers(id));
            let coverage = self.is_private().then_some(Piece::Coverage(id));
            let always = [
                Piece::Card(id, Depth::Root),
                Piece::Card(id, Depth::Folder),
                Piece::Answer(id),
            ];
            always.into_iter().chain(numbers).chain(coverage)
        });
        let questions = portfolio.questions().filter(|(id, _)| self.shown[id.0]);
        let pieces_of_questions = questions.map(|(id, _)| Piece::Question(id));
        Batch {
            pieces: pieces_of_stories.chain(pieces_of_questions).collect(),
            pages,
        }
    }

    /// What the template of `page` receives; `pieces` are those of its batch.
    pub fn view<'v>(&'v self, page: &'v Page, pieces: &'v Pieces) -> View<'v> {
        let content = match page.subject {
            Subject::Home => Content::Home(self.home(pieces)),
            Subject::Story(id) => Content::Story(Box::new(self.story(id, &page.route))),
            Subject::Question(id) => {
                Content::Question(Box::new(self.question(id, &page.route, pieces)))
            }
            Subject::Questions => Content::Questions(self.questions(pieces)),
            Subject::Tags => Content::Tags(self.tags()),
            Subject::Tag(index) => Content::Tag(self.tag(index, pieces)),
            Subject::Numbers => Content::Numbers(self.numbers(pieces)),
            Subject::Coverage => Content::Coverage(Box::new(self.coverage(pieces))),
            Subject::Sheet(id) => Content::Sheet(self.sheet_on_page(id, pieces)),
            Subject::Sheets(stack) => Content::Sheets(self.stack(stack, pieces)),
            Subject::NotFound => Content::NotFound(NotFoundView {
                home: self.canonical(&route::home()),
            }),
        };
        let (title, description, has_code) = self.headline(page.subject);
        let kind = page.template.trim_end_matches(".html");
        let page = PageView {
            kind,
            title,
            description,
            route: page.route.as_str(),
            root: page.route.to_root(),
            canonical: self.canonical(&page.route),
            has_code,
        };
        View { page, content }
    }

    /// The title of a page, what it says in a sentence, and whether it shows code.
    fn headline(&self, subject: Subject) -> (&str, Option<&str>, bool) {
        match subject {
            Subject::Story(id) => {
                let story = self.portfolio.story(id);
                (
                    &story.title.value,
                    story.headline.as_deref(),
                    story.has_code,
                )
            }
            Subject::Sheet(id) => {
                let story = self.portfolio.story(id);
                (&story.title.value, None, story.has_code)
            }
            Subject::Question(id) => {
                let question = self.portfolio.question(id);
                let has_code = question.guide.as_ref().is_some_and(|guide| guide.has_code);
                (&question.text, None, has_code)
            }
            Subject::Tag(index) => (&self.portfolio.tags[index].name, None, false),
            Subject::Sheets(stack) => {
                let mut stories = cheat_sheet::stacked(stack, self.portfolio.stories.len());
                let has_code = stories.any(|index| self.portfolio.stories[index].has_code);
                ("", None, has_code)
            }
            _ => ("", None, false),
        }
    }

    /// How many questions are shown.
    pub fn questions_shown(&self) -> usize {
        self.shown.iter().filter(|shown| **shown).count()
    }

    /// Which of the files beside the content some page refers to, in the portfolio's order.
    pub fn attachments_used(&self) -> Vec<bool> {
        let mut used = vec![false; self.attachments.len()];
        if used.is_empty() {
            return used;
        }
        let stories = self
            .portfolio
            .stories
            .iter()
            .map(|story| (story.file, story.fragments().collect::<Vec<_>>()));
        let guides = self
            .portfolio
            .questions
            .iter()
            .filter_map(|question| question.guide.as_ref());
        let guides = guides.map(|guide| (guide.file, guide.fragments().collect()));
        for (file, fragments) in stories.chain(guides) {
            for link in fragments.into_iter().flat_map(Fragment::links) {
                let path = self.sources.get(file).public_path();
                if let Some(Destination::Within(Place::Attachment(index), _)) =
                    self.portfolio.destinations.find(path, link)
                {
                    used[index] = true;
                }
            }
        }
        used
    }

    /// The full address of a page, where search engines may know it.
    fn canonical(&self, route: &Route) -> Option<String> {
        let base_url = self
            .config
            .base_url
            .as_ref()
            .filter(|_| !self.is_private())?;
        Some(format!("{base_url}/{}", route.address()))
    }

    fn is_private(&self) -> bool {
        self.config.visibility == Visibility::Private
    }
}

impl Page {
    fn new(route: Route, template: &'static str, subject: Subject) -> Self {
        Self {
            route,
            template,
            file: None,
            subject,
        }
    }
}
