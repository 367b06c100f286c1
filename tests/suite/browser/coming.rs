//! In how many days an interview is: only the reader's clock knows.

use super::sites::Site;
use super::tab::Tab;
use crate::desk::Desk;

/// Interviews yesterday, today, in eight days, and one without a day, as of 25 November 2026.
fn interviews() -> Desk {
    let interview =
        |company: &str, date: &str| format!("+++\ncompany = '{company}'\n{date}\n+++\n");
    Desk::new()
        .whole_story("lift", "title = \"The lift\"")
        .file(
            "content/interviews/a.md",
            interview("Past", "date = 2026-11-24"),
        )
        .file(
            "content/interviews/b.md",
            interview("Today", "date = 2026-11-25T09:00"),
        )
        .file(
            "content/interviews/c.md",
            interview("Later", "date = 2026-12-03"),
        )
        .file("content/interviews/d.md", interview("Someday", ""))
}

/// A browser in whose time zone it is this moment, in milliseconds since 1970.
pub(super) fn tab_at(moment: &str) -> Tab {
    let tab = Tab::new();
    tab.in_time_zone("America/Los_Angeles");
    tab.before_each_page(&format!(
        "{{ const now = Date.parse('{moment}'); const Real = Date;
            globalThis.Date = class extends Real {{
                constructor(...given) {{ super(...(given.length > 0 ? given : [now])); }}
                static now() {{ return now; }}
            }}; }}"
    ));
    tab
}

/// What the rows say, without those that are hidden.
const ROWS: &str =
    "[...document.querySelectorAll('.interview-row')].filter(it => it.checkVisibility())
    .map(it => it.textContent.trim().replace(/\\s+/g, ' '))";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn home_says_in_how_many_days_and_leaves_out_what_is_over() {
    // In Los Angeles it is still the evening of the 25th.
    let tab = tab_at("2026-11-26T05:00:00Z");
    let desk = interviews();
    tab.open(&Site::of(&desk).on_disk("index.html"));
    assert_eq!(
        tab.list(ROWS),
        [
            "Today today: 25 November 2026, 09:00",
            "Later in 8 days: 3 December 2026",
            "Someday"
        ]
    );
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_list_of_interviews_has_those_that_are_over_last() {
    let tab = tab_at("2026-11-25T20:00:00Z");
    let desk = interviews();
    tab.open(&Site::of(&desk).on_disk("interviews/index.html"));
    let rows = tab.list(ROWS);
    assert_eq!(rows.last().unwrap(), "Past yesterday: 24 November 2026");
    assert_eq!(rows.len(), 4);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn nothing_is_left_of_the_section_when_all_is_over() {
    let tab = tab_at("2027-06-01T12:00:00Z");
    let desk = Desk::new()
        .whole_story("lift", "title = \"The lift\"")
        .file(
            "content/interviews/a.md",
            "+++\ncompany = 'Past'\ndate = 2026-11-24\n+++\n",
        );
    let site = Site::of(&desk);
    tab.open(&site.on_disk("index.html"));
    assert_eq!(
        tab.evaluate("document.querySelector('.coming').checkVisibility()"),
        false
    );
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn without_scripts_the_day_itself_is_there() {
    let tab = Tab::new();
    tab.without_scripts();
    let desk = interviews();
    let site = Site::of(&desk);
    tab.open(&site.on_disk("index.html"));
    let rows = tab.list(ROWS);
    assert_eq!(rows[0], "Past 24 November 2026");
    assert_eq!(rows.len(), 4);
}
