//! The page is for everybody, in each of its states; what is heard of it is what matters.

use super::super::NOTHING;
use super::super::accessibility::violations_of;
use super::{ANSWER, QUESTION, Rehearsal, STORY};

/// Takes down all that a screen reader is told of by itself.
const LISTEN: &str = "
    globalThis.heard = [];
    for (const region of document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')) {
        new MutationObserver(() => region.textContent && heard.push(region.textContent))
            .observe(region, { childList: true, characterData: true, subtree: true });
    }
";

/// Lists the clocks that a screen reader would read out each second.
const LOUD_CLOCKS: &str = "
    [...document.querySelectorAll('[role=timer]')]
        .filter(it => it.closest('[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]'))
        .map(it => it.outerHTML)
";

/// What was found in each state that a rehearsal went through.
struct Inspection<'a> {
    rehearsal: &'a Rehearsal,
    violations: Vec<String>,
}

impl Inspection<'_> {
    /// Waits for a state and looks at it.
    #[track_caller]
    fn of(&mut self, screen: &str) {
        self.rehearsal.is_at(screen);
        let found = violations_of(&self.rehearsal.tab).into_iter();
        self.violations
            .extend(found.map(|it| format!("{screen}, {it}")));
    }
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn axe_finds_no_violation_in_any_state_of_a_round() {
    let rehearsal = Rehearsal::at("");
    let tab = &rehearsal.tab;
    let mut inspection = Inspection {
        rehearsal: &rehearsal,
        violations: Vec::new(),
    };
    inspection.of("decks");
    rehearsal.open(&format!("#story={STORY}"));
    inspection.of("question");
    tab.press(" ");
    rehearsal.is_at("speaking");
    rehearsal.let_pass(100);
    rehearsal.tells("#site-target", "over");
    inspection.of("speaking");
    tab.press(" ");
    inspection.of("answer");
    rehearsal.walk_to("#site-text");
    tab.write(ANSWER);
    tab.press_with_control("Enter");
    rehearsal.shows("#site-mend");
    inspection.of("feedback");
    tab.press("1");

    // Spoken only.
    rehearsal.is_at("question");
    for _ in 0..2 {
        rehearsal.choose("#site-skip");
    }
    rehearsal.is_at("question");
    tab.press(" ");
    rehearsal.is_at("speaking");
    tab.press(" ");
    rehearsal.is_at("answer");
    tab.press("Enter");
    rehearsal.is_at("feedback");
    rehearsal.shows("#site-said");
    inspection.of("feedback");
    tab.press("3");
    inspection.of("summary");
    tab.press("Enter");
    inspection.of("decks");

    rehearsal.open(QUESTION);
    rehearsal.type_answer(ANSWER);
    rehearsal.choose("#site-ask-follow-up");
    inspection.of("question");
    tab.press(" ");
    rehearsal.is_at("speaking");
    tab.press(" ");
    inspection.of("replied");
    assert!(
        inspection.violations.is_empty(),
        "{}",
        inspection.violations.join("\n\n")
    );
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn axe_finds_no_violation_while_reading_and_in_the_progress() {
    let rehearsal = Rehearsal::at("#progress");
    let tab = &rehearsal.tab;
    let mut inspection = Inspection {
        rehearsal: &rehearsal,
        violations: Vec::new(),
    };
    inspection.of("progress");
    for _ in 0..3 {
        rehearsal.open(&format!("#read={STORY}"));
        rehearsal.is_at("reading");
        tab.press(" ");
        rehearsal.let_pass(80);
        rehearsal.tells("#site-reading-time", "1:20");
        tab.press(" ");
        rehearsal.tells("#site-reading-result", "words a minute");
    }
    inspection.of("reading");
    tab.press(" ");
    rehearsal.tells("#site-reading-time", "0:00");
    inspection.of("reading");
    rehearsal.open(QUESTION);
    rehearsal.choose("#site-speak");
    rehearsal.arrives_at("speaking");
    rehearsal.let_pass(80);
    tab.press(" ");
    rehearsal.arrives_at("answer");
    tab.press("Enter");
    rehearsal.arrives_at("feedback");
    tab.press("1");
    rehearsal.is_at("summary");
    rehearsal.open("#progress");
    rehearsal.tells("#site-pace-line", "words_per_minute");
    rehearsal.shows("#site-weak");
    rehearsal.shows("#site-times");
    inspection.of("progress");
    rehearsal.fits();
    tab.resize(320);
    rehearsal.fits();
    assert!(
        inspection.violations.is_empty(),
        "{}",
        inspection.violations.join("\n\n")
    );
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_clock_is_heard_where_it_turns_and_not_each_second() {
    let rehearsal = Rehearsal::at(QUESTION);
    let tab = &rehearsal.tab;
    rehearsal.arrives_at("question");
    tab.evaluate(LISTEN);
    rehearsal.let_pass(10);
    rehearsal.tells("#site-think", "0:10");
    tab.press(" ");
    rehearsal.is_at("speaking");
    for time in ["0:20", "0:40", "1:00", "1:20", "1:40"] {
        rehearsal.let_pass(20);
        rehearsal.tells("#site-time", time);
    }
    assert_eq!(
        tab.list("heard"),
        ["Half of the time has passed.", "1:30 reached."]
    );
    assert_eq!(tab.list(LOUD_CLOCKS), NOTHING);
    tab.press(" ");
    rehearsal.is_at("answer");
    tab.press("Enter");
    rehearsal.is_at("feedback");
    tab.press("1");
    rehearsal.is_at("summary");
    rehearsal.tells("#site-announcement", "Again: it comes back today.");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_turn_that_has_passed_is_not_heard_again_after_a_refresh() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal.tab.press(" ");
    rehearsal.is_at("speaking");
    rehearsal.let_pass(50);
    rehearsal.tells("#site-announcement", "Half of the time");
    rehearsal.tab.reload();
    rehearsal.is_at("speaking");
    rehearsal.tells("#site-time", "0:50");
    assert_eq!(rehearsal.text("#site-announcement"), "");
}
