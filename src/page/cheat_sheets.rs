//! The pages of all cheat sheets together, a stack of them to a page.

use std::ops::Range;

use serde::Serialize;

use crate::portfolio::StoryId;
use crate::url::Route;

use super::cheat_sheet::SheetOnPage;
use super::kind::{Audience, PageKind};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "cheat-sheets",
    variable: "sheets",
    audience: Audience::Everyone,
    // They repeat their stories.
    in_sitemap: false,
    pages,
    view: |plan, page| Box::new(plan.stack(page.subject, &page.route)),
};

/// How many sheets are on one page at most: what a browser still prints at once.
const STACK: usize = 100;

/// What `cheat-sheets.html` receives as `sheets`.
#[derive(Debug, Serialize)]
struct SheetsView<'a> {
    /// The sheets of this page.
    sheets: Vec<SheetOnPage<'a>>,
    /// How many sheets there are.
    total: usize,
    /// All sheets in print, where they are printed.
    pdf: Option<String>,
    /// The page with the sheets before these.
    previous: Option<String>,
    /// The page with the sheets after these.
    next: Option<String>,
}

fn pages(plan: &Plan<'_>) -> Vec<Page> {
    let stories = &plan.portfolio.stories;
    let pages = (0..stacks(stories.len())).map(|stack| Page {
        has_code: stories[stacked(stack, stories.len())]
            .iter()
            .any(|story| story.body.has_code),
        subject: stack,
        ..Page::new(&KIND, route::sheets(stack))
    });
    pages.collect()
}

/// How many stacks it takes to show the sheets of so many stories.
fn stacks(stories: usize) -> usize {
    stories.div_ceil(STACK).max(1)
}

/// Which of so many stories have their sheets in a stack, counted from 0.
fn stacked(stack: usize, stories: usize) -> Range<usize> {
    let first = stack * STACK;
    first..stories.min(first + STACK)
}

impl<'a> Plan<'a> {
    fn stack(&self, stack: usize, on: &Route) -> SheetsView<'a> {
        let total = self.portfolio.stories.len();
        let sheets = stacked(stack, total).map(|index| self.sheet_on_page(StoryId(index), on));
        let before = stack.checked_sub(1);
        let is_printed = self.config.sheets.pdf && total > 0;
        SheetsView {
            sheets: sheets.collect(),
            total,
            pdf: is_printed.then(|| route::printed_sheets().address()),
            previous: before.map(|before| route::sheets(before).address()),
            next: (stack + 1 < stacks(total)).then(|| route::sheets(stack + 1).address()),
        }
    }
}
