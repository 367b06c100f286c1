//! What is kept: over a refresh, beside another tab, and where nothing can be.

use super::super::tab::Tab;
use super::super::{BLOCKED, NOTHING};
use super::{ANSWER, QUESTION, Rehearsal};

/// What the page says where it cannot remember anything.
const NOT_KEPT: &str = "This browser keeps nothing";

/// A browser with a storage that has no room.
const FULL: &str = "
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_refresh_while_thinking_keeps_the_question_its_words_and_the_time_left() {
    let rehearsal = Rehearsal::at("#all");
    rehearsal.arrives_at("question");
    rehearsal.choose("#site-skip");
    rehearsal.tells("#site-place", "2 of ");
    let question = rehearsal.text("#site-question");
    rehearsal.let_pass(8);
    rehearsal.tells("#site-think", "0:12");
    rehearsal.tab.reload();
    rehearsal.arrives_at("question");
    assert_eq!(rehearsal.text("#site-question"), question);
    rehearsal.tells("#site-place", "2 of ");
    rehearsal.tells("#site-think", "0:12");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_refresh_while_speaking_lets_the_clock_run_on() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.arrives_at("question");
    let question = rehearsal.text("#site-question");
    rehearsal.tab.press(" ");
    rehearsal.is_at("speaking");
    rehearsal.let_pass(30);
    rehearsal.tells("#site-time", "0:30");
    rehearsal.tab.reload();
    rehearsal.arrives_at("speaking");
    assert_eq!(rehearsal.text("#site-speaking"), question);
    rehearsal.tells("#site-time", "0:30");
    rehearsal.let_pass(10);
    rehearsal.tells("#site-time", "0:40");
    rehearsal.tab.press(" ");
    rehearsal.arrives_at("answer");
    rehearsal.tells("#site-answer-facts", "0:40");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_refresh_in_the_middle_of_an_answer_keeps_its_words_its_time_and_its_story() {
    let rehearsal = Rehearsal::at(QUESTION);
    let tab = &rehearsal.tab;
    rehearsal.arrives_at("question");
    tab.press(" ");
    rehearsal.is_at("speaking");
    rehearsal.let_pass(50);
    rehearsal.tells("#site-time", "0:50");
    tab.press(" ");
    rehearsal.is_at("answer");
    rehearsal.walk_to("#site-story");
    tab.press("ArrowDown");
    let story = tab.evaluate("document.getElementById('site-story').value");
    tab.evaluate("document.getElementById('site-text').focus()");
    tab.write("I lost an account, and then");

    tab.reload();
    rehearsal.arrives_at("answer");
    assert_eq!(rehearsal.answer(), "I lost an account, and then");
    rehearsal.tells("#site-answer-facts", "0:50");
    assert_eq!(
        tab.evaluate("document.getElementById('site-story').value"),
        story
    );

    rehearsal.choose("#site-to-feedback");
    rehearsal.is_at("feedback");
    rehearsal.walk_to("#site-signals input");
    tab.press(" ");
    tab.reload();
    rehearsal.arrives_at("feedback");
    let ticked = "document.querySelectorAll('#site-guide input:checked').length";
    assert_eq!(tab.evaluate(ticked), 1);
    rehearsal.tells("#site-compared-answer", "I lost an account");
    assert_eq!(rehearsal.rounds_kept(), 0);
    tab.press("3");
    rehearsal.arrives_at("summary");
    assert_eq!(rehearsal.rounds_kept(), 1);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_summary_is_kept_over_a_refresh_and_a_link_begins_anew() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.type_answer(ANSWER);
    rehearsal.tab.press("3");
    rehearsal.arrives_at("summary");
    rehearsal.tab.reload();
    rehearsal.arrives_at("summary");
    rehearsal.choose("#site-done a");
    rehearsal.tab.wait_until(
        "document.readyState === 'complete' && document.title.includes('Tell me about a failure')",
    );
    rehearsal.choose("a[href*=\"practice.html#question=\"]");
    rehearsal.arrives_at("question");
    assert_eq!(rehearsal.rounds_kept(), 1);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn two_tabs_do_not_lose_each_others_rounds() {
    let one = Rehearsal::at(QUESTION);
    let other = Rehearsal::of(one.tab.beside());
    other.open("#competency=Ownership");
    one.type_answer(ANSWER);
    other.type_answer("I had to put it right, and I did.");
    one.tab.press("3");
    one.arrives_at("summary");
    other.tab.press("3");
    other.arrives_at("question");
    assert_eq!(one.rounds_kept(), 2);

    // What one tab does the other one shows, without a refresh, and each goes on with its own deck.
    one.tab.press("Enter");
    one.arrives_at("decks");
    one.tells("#site-standing", "Nothing is due today");
    other.type_answer("I had to put that right as well.");
    other.tab.press("1");
    other.arrives_at("question");
    one.tells("#site-standing", "1 question is due today");
    other.tells("#site-place", "3 of ");
    for rehearsal in [&one, &other] {
        rehearsal.tab.reload();
        assert_eq!(rehearsal.rounds_kept(), 3);
    }
    one.is_at("decks");
    other.tells("#site-place", "3 of ");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn where_nothing_can_be_stored_the_round_goes_on_and_it_is_said_once() {
    for storage in [BLOCKED, FULL] {
        let rehearsal = Rehearsal::of(Tab::new());
        let tab = &rehearsal.tab;
        tab.before_each_page(storage);
        rehearsal.open("#competency=Ownership");
        rehearsal.arrives_at("question");
        rehearsal.tells("#site-notice", NOT_KEPT);
        rehearsal.type_answer(ANSWER);
        assert_eq!(rehearsal.text("#site-notice"), "");
        tab.press("1");
        rehearsal.arrives_at("question");
        rehearsal.tells("#site-place", "2 of ");
        assert_eq!(rehearsal.text("#site-notice"), "");
        tab.press("Escape");
        rehearsal.arrives_at("decks");
        assert_eq!(rehearsal.text("#site-notice"), "");
        rehearsal.tells("#site-standing", "1 question is due today");
        rehearsal.tells("#site-start", "Go on: 2 of ");
        assert_eq!(tab.console(), NOTHING);
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_cannot_be_read_is_put_aside_and_it_is_said() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.type_answer(ANSWER);
    rehearsal.tab.press("3");
    rehearsal.is_at("summary");
    rehearsal
        .tab
        .evaluate("for (const key of Object.keys(localStorage)) localStorage[key] = 'nonsense'");
    rehearsal.open("");
    rehearsal.is_at("decks");
    rehearsal.tells("#site-notice", "It was put aside");
    let aside = "Object.keys(localStorage).filter(key => key.endsWith('-damaged-1'))
        .map(key => localStorage[key])";
    assert_eq!(rehearsal.tab.list(aside), ["nonsense"]);
}
