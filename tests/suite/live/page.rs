//! What becomes of an open page: told in events, and seen in a real browser.

use super::Served;
use crate::browser::tab::Tab;
use crate::desk::{Desk, WHOLE};

const BROKEN: &str = "+++\ndate = \"<b>soon</b>\"\n+++\n# Broken\n";

fn told(word: &str) -> String {
    format!("{WHOLE}\n## Reflection\n\n{word}\n")
}

#[test]
fn only_a_page_that_reads_otherwise_is_told_to_reload() {
    let desk = Desk::new().story("lift", WHOLE).story("boat", WHOLE);
    let served = Served::start(&desk, &[]);
    let mut lift = served.listen("stories/lift.html");
    let mut boat = served.listen("stories/boat.html");
    desk.write("content/stories/lift.md", told("News."));
    lift.expect("reload");
    desk.write("content/stories/boat.md", told("News."));
    boat.expect("reload");
    // The page was told of one change, and not of the other one before it.
    let mut boat = served.listen("stories/boat.html");
    desk.write("content/stories/lift.md", told("More."));
    lift.expect("reload");
    desk.write("content/stories/broken.md", BROKEN);
    boat.expect("problems");
}

#[test]
fn a_style_is_swapped_and_nothing_is_reloaded() {
    let desk = Desk::new().story("lift", WHOLE);
    let served = Served::start(&desk, &[]);
    let mut news = served.listen("index.html");
    desk.write("themes/default/styles/site.css", "h1 { color: red }");
    let style = news.expect("style");
    assert!(
        served
            .page(&format!("/{}", style.trim()))
            .contains("h1 { color: red }")
    );
}

#[test]
fn a_problem_is_laid_over_the_last_good_page_and_goes_when_it_is_mended() {
    let desk = Desk::new().story("lift", WHOLE);
    let served = Served::start(&desk, &[]);
    let mut news = served.listen("stories/lift.html");
    desk.write("content/stories/broken.md", BROKEN);
    let problems = news.expect("problems");
    assert!(
        problems.contains("content/stories/broken.md:2:8"),
        "{problems}"
    );
    assert!(problems.contains("&lt;b&gt;soon"), "{problems}");
    assert!(served.page("/stories/lift.html").contains("The lift broke"));
    assert_eq!(served.get("/stories/broken.html").status, 404);
    desk.write("content/stories/broken.md", WHOLE);
    news.expect("ok");
    assert_eq!(served.get("/stories/broken.html").status, 200);
}

#[test]
fn a_site_that_is_broken_from_the_start_waits_for_its_fix() {
    let desk = Desk::new().story("broken", BROKEN);
    let served = Served::start(&desk, &[]);
    let page = served.get("/");
    assert_eq!(page.status, 404);
    let mut news = served.listen("index.html");
    desk.write("content/stories/broken.md", WHOLE);
    news.expect("ok");
    news.expect("reload");
    assert_eq!(served.get("/stories/broken.html").status, 200);
}

#[test]
fn the_browser_follows_the_author_where_that_is_asked_for() {
    let desk = Desk::new().story("lift", WHOLE).story("boat", WHOLE);
    let served = Served::start(&desk, &["--navigate"]);
    let mut news = served.listen("stories/boat.html");
    desk.write("content/stories/lift.md", told("News."));
    assert_eq!(news.expect("go").trim(), "stories/lift.html");
}

#[test]
fn the_browser_follows_to_the_page_of_a_file_however_it_is_named() {
    let desk = Desk::new().story("boat", WHOLE);
    for file in [
        "stories/lift/index.md",
        "stories/Stair Case.markdown",
        "questions/why.md",
    ] {
        desk.write(&format!("content/{file}"), WHOLE);
    }
    let served = Served::start(&desk, &["--navigate"]);
    for (file, page) in [
        ("stories/lift/index.md", "stories/lift.html"),
        ("stories/Stair Case.markdown", "stories/stair-case.html"),
        ("questions/why.md", "questions/why.html"),
    ] {
        let mut news = served.listen("stories/boat.html");
        desk.write(&format!("content/{file}"), told("News."));
        assert_eq!(news.expect("go").trim(), page);
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_real_browser_shows_each_save_and_each_problem() {
    let desk = Desk::new().story("lift", &told(&"A long way.\n\n".repeat(100)));
    let served = Served::start(&desk, &[]);
    let tab = Tab::new();
    tab.open(&served.url("stories/lift.html"));
    tab.evaluate("scrollTo(0, 700); window.before = true");

    desk.write(
        "themes/default/styles/site.css",
        "h1 { color: rgb(1, 2, 3) }",
    );
    tab.wait_until("getComputedStyle(document.querySelector('h1')).color == 'rgb(1, 2, 3)'");
    assert_eq!(
        tab.evaluate("window.before"),
        true,
        "the page was reloaded for a style"
    );

    desk.write("content/stories/broken.md", BROKEN);
    tab.wait_until(
        "document.querySelector('#starling-problems pre')?.innerText.includes('broken.md:2:8')",
    );
    assert_eq!(
        tab.evaluate("document.querySelector('#starling-problems b')"),
        serde_json::Value::Null
    );
    desk.remove("content/stories/broken.md");
    tab.wait_until("!document.querySelector('#starling-problems')");

    desk.write(
        "content/stories/lift.md",
        told(&format!("{}Arrived.", "A long way.\n\n".repeat(100))),
    );
    tab.wait_until("document.body.innerText.includes('Arrived.')");
    tab.wait_until("scrollY == 700");
}

/// A template for stories that asks for what there is not, on the pages of some.
const DOUBTFUL: &str = "{% if story.title == \"Boom\" %}{{ story.nothing }}{% endif %}\
    <!DOCTYPE html><html><head></head><body>{{ story.title }} as told</body></html>";

#[test]
fn a_template_with_a_fault_leaves_the_last_good_site() {
    let desk = Desk::new().story("lift", WHOLE);
    let served = Served::start(&desk, &[]);
    let mut news = served.listen("stories/lift.html");
    desk.write(
        "themes/default/templates/story.html",
        "<body>{{ story.nothing }}</body>",
    );
    let problems = news.expect("problems");
    assert!(problems.contains("templates/story.html:1:"), "{problems}");
    assert!(served.page("/stories/lift.html").contains("The lift broke"));
    desk.write("themes/default/templates/story.html", DOUBTFUL);
    news.expect("ok");
    news.expect("reload");
    assert!(served.page("/stories/lift.html").contains("as told"));
}

#[test]
fn a_fault_that_content_brings_about_is_found_at_leisure() {
    let desk = Desk::new()
        .story("lift", WHOLE)
        .file("themes/default/templates/story.html", DOUBTFUL);
    let served = Served::start(&desk, &[]);
    // The site is good until a story has the wrong title.
    let mut home = served.listen("index.html");
    desk.write("content/stories/boat.md", "# Boom\n");
    let problems = loop {
        let (event, data) = home.next();
        if event == "problems" {
            break data;
        }
    };
    assert!(problems.contains("templates/story.html:1:"), "{problems}");
    assert!(served.page("/stories/lift.html").contains("as told"));
    desk.write("content/stories/boat.md", "# Calm\n");
    while home.next().0 != "ok" {}
    assert!(served.page("/stories/boat.html").contains("Calm as told"));
}
