//! The search box of each page: by keyboard, by touch, from disk, below an address, on a phone.

use super::NOTHING;
use super::accessibility::{TOO_WIDE, violations_of};
use super::sites::demo;
use super::tab::Scheme::Light;
use super::tab::Tab;
use crate::server::serve;

/// The titles of what is found, one after the other.
const TITLES: &str =
    "[...document.querySelectorAll('#site-found .search-title')].map(it => it.textContent.trim())";

const IS_OPEN: &str = "!document.getElementById('site-search-found').hidden";

const MANAGER: &str = "Tell me about a time you disagreed with your manager";

/// Somebody who searches.
struct Seeker {
    tab: Tab,
}

impl Seeker {
    #[track_caller]
    fn at(address: &str) -> Self {
        let tab = Tab::new();
        tab.open(address);
        Self { tab }
    }

    /// Types into the box, and waits until something is found, or nothing.
    #[track_caller]
    fn types(&self, words: &str) {
        self.tab.press("/");
        self.tab.write(words);
        self.tab.wait_until(IS_OPEN);
    }

    #[track_caller]
    fn titles(&self) -> Vec<String> {
        self.tab.list(TITLES)
    }

    #[track_caller]
    fn arrives_at(&self, path: &str) {
        self.tab.wait_until(&format!(
            "location.pathname.endsWith('{path}') && document.readyState === 'complete'"
        ));
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_slash_calls_the_box_and_enter_goes_to_the_question() {
    let seeker = Seeker::at(&demo().on_disk("numbers.html"));
    seeker.types("argued with my boss");
    assert_eq!(seeker.titles()[0], MANAGER);
    assert_eq!(seeker.titles()[1], "The patient who looked fine");
    seeker.tab.press("Enter");
    seeker.arrives_at("/questions/disagreement-with-a-manager.html");
    assert_eq!(seeker.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_company_leads_to_its_interview_and_a_day_is_in_words() {
    let seeker = Seeker::at(&demo().on_disk("numbers.html"));
    for words in ["northwind", "Mara Lindqvist"] {
        seeker.types(words);
        assert_eq!(seeker.titles()[0], "Northwind · Operations lead");
        let day = "document.querySelector('#site-found .search-figure').textContent.trim()";
        assert_eq!(seeker.tab.evaluate(day), "February 11, 2027");
        seeker.tab.press("Escape");
    }
    seeker.types("northwind");
    seeker.tab.press("Enter");
    seeker.arrives_at("/interviews/northwind.html");
    assert_eq!(seeker.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_arrows_choose_among_questions_and_stories() {
    let seeker = Seeker::at(&demo().on_disk("questions/index.html"));
    seeker.types("argued with my boss");
    let active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.querySelector('.search-title').textContent.trim() ?? null";
    assert!(seeker.tab.evaluate(active).is_null());
    for title in [MANAGER, "The patient who looked fine"] {
        seeker.tab.press("ArrowDown");
        assert_eq!(seeker.tab.evaluate(active), title);
    }
    let chosen = "[...document.querySelectorAll('[aria-selected=\"true\"]')].length";
    assert_eq!(seeker.tab.evaluate(chosen), 1);
    seeker.tab.press("ArrowUp");
    assert_eq!(seeker.tab.evaluate(active), MANAGER);
    seeker.tab.press("ArrowUp");
    assert!(seeker.tab.evaluate(active).is_null());
    for _ in 0..2 {
        seeker.tab.press("ArrowDown");
    }
    seeker.tab.press("Enter");
    seeker.arrives_at("/stories/the-patient-who-looked-fine.html");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn escape_leaves_the_box_and_nothing_else() {
    let practice = format!("{}#question=a-failure", demo().on_disk("practice.html"));
    let seeker = Seeker::at(&practice);
    seeker
        .tab
        .wait_until("!document.getElementById('site-screen-question').hidden");
    seeker.tab.press_with_control("k");
    seeker.tab.write("boss 1 2");
    seeker.tab.wait_until(IS_OPEN);
    seeker.tab.press("Escape");
    let left = "[document.getElementById('site-search-box').value, document.activeElement.localName, location.hash]";
    assert_eq!(seeker.tab.list(left), ["", "body", "#question=a-failure"]);
    assert_eq!(seeker.tab.evaluate(IS_OPEN), false);
    assert_eq!(
        seeker
            .tab
            .evaluate("document.getElementById('site-screen-question').hidden"),
        false
    );
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_is_found_has_the_opening_line_and_the_first_figure() {
    let seeker = Seeker::at(&demo().on_disk("index.html"));
    seeker.types("argued with my boss");
    let story = "document.querySelector('.search-story').innerText";
    let story = seeker.tab.evaluate(story);
    let story = story.as_str().unwrap();
    for words in [
        "one of my patients looked fine on paper",
        "3 h from the first call to theatre",
        "the registrar was senior to me",
    ] {
        assert!(story.contains(words), "{words}: {story}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_words_that_were_typed_are_marked_in_any_form() {
    let seeker = Seeker::at(&demo().on_disk("index.html"));
    seeker.types("disagreeing managers");
    let marked = "[...document.querySelectorAll('.search-question:first-child mark')].map(it => it.textContent)";
    assert_eq!(seeker.tab.list(marked), ["disagreed", "manager"]);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_pointer_goes_where_it_is_pressed() {
    let seeker = Seeker::at(&demo().on_disk("index.html"));
    seeker.types("argued with my boss");
    seeker.tab.click("#site-found-1");
    seeker.arrives_at("/stories/the-patient-who-looked-fine.html");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_number_of_results_is_announced() {
    let seeker = Seeker::at(&demo().on_disk("index.html"));
    seeker.types("argued with my boss");
    let options = seeker.titles().len();
    let said = seeker
        .tab
        .evaluate("document.getElementById('site-search-count').textContent");
    assert_eq!(said, format!("{options} results"));
    let box_says = "(() => { const it = document.getElementById('site-search-box'); return [it.role, it.getAttribute('aria-expanded'), it.getAttribute('aria-controls')]; })()";
    assert_eq!(
        seeker.tab.list(box_says),
        ["combobox", "true", "site-found"]
    );
    seeker.tab.press("Escape");
    let said = "document.getElementById('site-search-count').textContent";
    assert_eq!(seeker.tab.evaluate(said), "");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_index_is_loaded_when_the_box_is_first_used() {
    let tab = Tab::new();
    tab.open(&demo().on_disk("index.html"));
    let asks = |tab: &Tab| {
        tab.requests()
            .iter()
            .filter(|url| url.ends_with("/search-index.js"))
            .count()
    };
    assert_eq!(asks(&tab), 0);
    tab.press("/");
    tab.write("boss");
    tab.wait_until(IS_OPEN);
    tab.write("es");
    assert_eq!(asks(&tab), 1);
    assert_eq!(tab.failures(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn it_is_found_below_any_address_as_well() {
    let address = serve(demo().folder.clone(), "/a/b/");
    let seeker = Seeker::at(&format!(
        "http://{address}/a/b/stories/the-patient-who-looked-fine.html"
    ));
    seeker.types("time you messed up");
    seeker.tab.press("ArrowDown");
    seeker.tab.press("ArrowDown");
    seeker.tab.press("Enter");
    seeker.arrives_at("/a/b/stories/the-release-with-no-way-back.html");
    assert_eq!(seeker.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn where_nothing_is_near_it_offers_what_is_uncovered_and_says_how_to_be_found() {
    let seeker = Seeker::at(&demo().on_disk("index.html"));
    seeker.types("xyzzy");
    let note = seeker
        .tab
        .evaluate("document.getElementById('site-search-note').textContent");
    assert!(
        note.as_str()
            .unwrap()
            .starts_with("Nothing here asks that."),
        "{note}"
    );
    assert!(note.as_str().unwrap().contains("aliases"), "{note}");
    assert_eq!(
        seeker
            .tab
            .evaluate("document.getElementById('site-search-count').textContent"),
        note
    );
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn on_paper_and_without_scripts_there_is_no_box() {
    let is_seen =
        "document.getElementById('site-search').checkVisibility({ visibilityProperty: true })";
    let tab = Tab::new();
    tab.open(&demo().on_disk("index.html"));
    assert_eq!(tab.evaluate(is_seen), true);
    tab.as_printed(Light);
    assert_eq!(tab.evaluate(is_seen), false);
    let plain = Tab::new();
    plain.without_scripts();
    plain.open(&demo().on_disk("index.html"));
    assert_eq!(plain.evaluate(is_seen), false);
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn axe_finds_no_violation_in_what_is_found_and_nothing_is_lost_on_a_phone() {
    for path in ["index.html", "questions/index.html"] {
        let seeker = Seeker::at(&demo().on_disk(path));
        for words in ["argued with my boss", "xyzzy"] {
            seeker.tab.press("Escape");
            seeker.types(words);
            seeker.tab.press("ArrowDown");
            assert_eq!(violations_of(&seeker.tab), NOTHING, "{path}: {words}");
            seeker.tab.resize(320);
            assert_eq!(seeker.tab.list(TOO_WIDE), NOTHING, "{path}: {words}");
            seeker.tab.resize(1280);
        }
    }
}
