//! Stories in whatever notation people write them: each is told with its parts in their places.

mod anything;
mod beside;
mod languages;
mod loss;
mod many;
mod one;
mod pasted;
mod questions;

use crate::desk::{Desk, Site};
use crate::page_text::PageText;

/// What the story says that most of these tests tell, part by part.
const PARTS: [&str; 4] = [
    "The oven broke on a Saturday.",
    "I had to keep the shop open.",
    "I borrowed one from next door.",
    "We sold 40 loaves.",
];

/// Builds a site of one file of stories.
fn site_of(text: &str) -> Site {
    Desk::new().story("notes", text).build()
}

/// What a page says of one part; nothing where it has no such part.
fn part_of(page: &PageText, part: &str) -> String {
    let start = format!("class=\"part part-{part}\"");
    let html = page.html().split(&start).nth(1).unwrap_or_default();
    let section = html.split("</section>").next().unwrap_or_default();
    PageText::of(part, format!("<main>{section}</main>").as_bytes()).text()
}

/// Holds that the page at `path` tells the four parts, each in its place and nowhere else.
#[track_caller]
fn tells(site: &Site, path: &str, parts: [&str; 4]) {
    let page = site.page(path);
    let ids = ["situation", "task", "actions", "result"];
    for (id, words) in ids.into_iter().zip(parts) {
        let said = part_of(&page, id);
        assert!(
            said.contains(words),
            "{id} of {path} says {said:?}, not {words:?}\n{}",
            site.drawn()
        );
        for other in parts.iter().filter(|it| **it != words) {
            assert!(!said.contains(other), "{id} of {path} says {said:?}");
        }
    }
    assert!(!site.rules().contains(&"missing-part"), "{}", site.drawn());
    assert!(
        !site.rules().contains(&"repeated-section"),
        "{}",
        site.drawn()
    );
}

/// Holds that a text is read as the one story.
#[track_caller]
fn is_the_story(text: &str) -> Site {
    let site = site_of(text);
    tells(&site, "stories/notes.html", PARTS);
    loss::loses_nothing(text, &site);
    site
}
