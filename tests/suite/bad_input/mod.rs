//! Input that nobody would write on purpose: each gets a problem or comes out right, nothing
//! panics, nothing is lost, nothing escapes the output folder.

mod anything;
mod code_in_words;
mod folders;
mod many;
mod names;
mod texts;

use crate::desk::{Desk, Site};

/// Holds that every place of every problem lies inside its file, on character boundaries, and that
/// the problems can be drawn.
fn assert_sound(site: &Site) {
    for problem in &site.report.diagnostics {
        for label in problem.place.iter().chain(&problem.related) {
            let text = site.project().sources.text(label.span.file);
            assert!(text.get(label.span.range()).is_some(), "{problem:?}");
        }
    }
    for problem in site.report.diagnostics.iter().take(50) {
        starling::testing::diagnostic::human(problem, &site.project().sources);
        starling::testing::diagnostic::json(problem, &site.project().sources);
    }
}

/// Builds a site with this as its only story.
fn built(bytes: impl AsRef<[u8]>) -> Site {
    let site = Desk::new().file("content/stories/lift.md", bytes).build();
    assert_sound(&site);
    site
}
