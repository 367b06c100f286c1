//! Pages are for everybody: no violation that axe can find, nothing lost on a narrow screen.

use std::fs;

use super::sites::{Site, demo, hostile, in_skin};
use super::tab::Scheme::{Dark, Light};
use super::tab::Tab;
use super::{NOTHING, tool};

/// Lists what axe finds: the rule, the element, and what to mend. Its rules for WCAG 2.2 are off
/// unless asked for.
const VIOLATIONS: &str = "
    axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`)))
";

/// Lists the elements that reach beyond the window, where that makes the page scroll sideways.
pub(super) const TOO_WIDE: &str = "
    document.scrollingElement.scrollWidth <= innerWidth ? [] :
        ['the page', ...[...document.querySelectorAll('body *')]
            .filter(it => it.getBoundingClientRect().right > innerWidth)
            .map(it => it.outerHTML.slice(0, 200))]
";

/// Lists what scrolls sideways by itself and cannot be reached or has no name, and says if nothing
/// scrolls at all.
const UNREACHABLE: &str = "
    (() => {
        const scrolls = [...document.querySelectorAll('main *')].filter(it =>
            getComputedStyle(it).overflowX === 'auto' && it.scrollWidth > it.clientWidth);
        return scrolls.length === 0 ? ['nothing scrolls'] : scrolls
            .filter(it => it.tabIndex !== 0 || !(it.ariaLabel || it.getAttribute('aria-labelledby')))
            .map(it => it.outerHTML.slice(0, 200));
    })()
";

/// Holds that axe finds nothing to mend on these pages, on a phone and on a desk, light and dark.
#[track_caller]
pub(super) fn are_for_everybody(site: &Site, pages: impl IntoIterator<Item = String>) {
    let tab = Tab::new();
    let mut violations = Vec::new();
    for path in pages {
        tab.open(&site.on_disk(&path));
        let found = violations_of(&tab).into_iter();
        violations.extend(found.map(|it| format!("{path}, {it}")));
    }
    assert!(violations.is_empty(), "{}", violations.join("\n\n"));
}

/// What axe finds to mend on what a tab shows, on a phone and on a desk, light and dark.
pub(super) fn violations_of(tab: &Tab) -> Vec<String> {
    let axe = fs::read_to_string(tool("axe-core/axe.min.js")).unwrap();
    tab.evaluate(&axe);
    let mut violations = Vec::new();
    for width in [320, 1280] {
        tab.resize(width);
        for scheme in [Light, Dark] {
            tab.on_screen(scheme);
            let found = tab.list(VIOLATIONS).into_iter();
            violations.extend(found.map(|it| format!("{width} px, {scheme:?}: {it}")));
        }
    }
    violations
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn axe_finds_no_violation_on_any_kind_of_page() {
    are_for_everybody(demo(), demo().pages_of_every_kind());
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn axe_finds_no_violation_in_another_skin() {
    let desk = in_skin("ink");
    let pages = ["index", "coverage", "stories/the-release-with-no-way-back"];
    let pages = pages
        .into_iter()
        .chain(["cheat-sheets/the-release-with-no-way-back"]);
    are_for_everybody(&Site::of(&desk), pages.map(|page| format!("{page}.html")));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn no_page_scrolls_sideways_on_a_phone_or_at_twice_the_size() {
    let desk = hostile();
    let hostile = Site::of(&desk);
    let tab = Tab::new();
    let mut wide = Vec::new();
    for site in [demo(), &hostile] {
        for path in site.pages_of_every_kind() {
            tab.open(&site.on_disk(&path));
            // A screen of 1280 px at a zoom of 200 % shows 640 px.
            for width in [320, 640] {
                tab.resize(width);
                assert_eq!(tab.evaluate("innerWidth"), width);
                let found = tab.list(TOO_WIDE).into_iter();
                wide.extend(found.map(|it| format!("{path}, {width} px: {it}")));
            }
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n\n"));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_whole_picture_of_coverage_is_seen_on_a_phone() {
    let tab = Tab::new();
    tab.open(&demo().on_disk("coverage.html"));
    for width in [320, 360, 1280] {
        tab.resize(width);
        let seen = "[...document.querySelectorAll('.coverage-picture')]
            .filter(it => it.checkVisibility())
            .map(it => it.parentElement.scrollWidth <= it.parentElement.clientWidth)";
        assert_eq!(tab.evaluate(seen), serde_json::json!([true]), "{width} px");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_scrolls_by_itself_can_be_reached_and_has_a_name() {
    let desk = hostile();
    let hostile = Site::of(&desk);
    let tab = Tab::new();
    tab.resize(320);
    for path in ["stories/long.html", "coverage.html"] {
        tab.open(&hostile.on_disk(path));
        assert_eq!(tab.list(UNREACHABLE), NOTHING, "{path}");
    }
}
