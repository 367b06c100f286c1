//! Where every page is in the site.

use crate::content::{Interview, Notes, Story};
use crate::portfolio::{Question, Tag};
use crate::url::Route;

pub(super) fn home() -> Route {
    Route::new("index.html")
}

pub(super) fn story(story: &Story) -> Route {
    Route::new(["stories/", &story.body.slug, ".html"].concat())
}

pub(super) fn sheet(story: &Story) -> Route {
    Route::new(["cheat-sheets/", &story.body.slug, ".html"].concat())
}

/// The printed sheet of a story.
pub fn printed_sheet(story: &Story) -> Route {
    Route::new(["cheat-sheets/", &story.body.slug, ".pdf"].concat())
}

/// All printed sheets together; no story can have this address.
pub fn printed_sheets() -> Route {
    Route::new("cheat-sheets/all.pdf")
}

pub(super) fn notes(notes: &Notes) -> Route {
    Route::new(["notes/", &notes.body.slug, ".html"].concat())
}

/// All interviews; none of them can have this address.
pub(super) fn interviews() -> Route {
    Route::new("interviews/index.html")
}

/// An interview.
pub(super) fn interview(interview: &Interview) -> Route {
    Route::new(["interviews/", &interview.body.slug, ".html"].concat())
}

/// Everything that is printed for an interview: its plan, and the sheets of its stories.
pub fn printed_interview(interview: &Interview) -> Route {
    Route::new(["interviews/", &interview.body.slug, ".pdf"].concat())
}

/// The card for the pocket of an interview; an interview whose name ends like it is reported.
pub fn printed_card(interview: &Interview) -> Route {
    Route::new(["interviews/", &interview.body.slug, "-card.pdf"].concat())
}

pub(super) fn question(question: &Question) -> Route {
    Route::new(["questions/", &question.slug, ".html"].concat())
}

pub(super) fn questions() -> Route {
    Route::new("questions/index.html")
}

pub(super) fn tag(tag: &Tag) -> Route {
    Route::new(["tags/", &tag.slug, ".html"].concat())
}

pub(super) fn tags() -> Route {
    Route::new("tags/index.html")
}

pub(super) fn numbers() -> Route {
    Route::new("numbers.html")
}

pub(super) fn practice() -> Route {
    Route::new("practice.html")
}

/// Where a story or a question is practised, by its name: the script of the page knows what is behind `#`.
pub(super) fn practising(kind: &str, name: &str) -> String {
    let page = practice();
    // An address has the letters of other scripts in their written-out form.
    let name = Route::new(name).address();
    format!("{}#{kind}={name}", page.address())
}

pub(super) fn coverage() -> Route {
    Route::new("coverage.html")
}

/// One stack of cheat sheets, counted from 0; the first is the index.
pub(super) fn sheets(stack: usize) -> Route {
    match stack {
        0 => Route::new("cheat-sheets/index.html"),
        // A slug has no underscore, so no story can have this address.
        stack => Route::new(format!("cheat-sheets/stack_{}.html", stack + 1)),
    }
}

/// The page that opens a locked file that is no page.
pub(super) fn locked_file() -> Route {
    Route::new("file.html")
}

pub(super) fn not_found() -> Route {
    Route::new("404.html")
}
