//! Whole rounds, by keyboard alone, on a phone and on a desk.

use super::super::NOTHING;
use super::{ANSWER, QUESTION, Rehearsal, STORY};

const STORY_TOLD: &str = "document.getElementById('site-story').value";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_deck_is_walked_through_by_keyboard() {
    for width in [320, 1280] {
        let rehearsal = Rehearsal::at("");
        let tab = &rehearsal.tab;
        tab.resize(width);
        rehearsal.is_at("decks");
        rehearsal.fits();
        rehearsal.choose(&format!("#site-decks-story a[href$={STORY}]"));

        // Spoken and typed, and said to be another story than the one that it was taken for.
        rehearsal.arrives_at("question");
        rehearsal.tells("#site-place", "1 of 4");
        let question = rehearsal.text("#site-question");
        tab.press(" ");
        rehearsal.arrives_at("speaking");
        assert_eq!(rehearsal.text("#site-speaking"), question);
        rehearsal.let_pass(75);
        rehearsal.tells("#site-time", "1:15");
        tab.press(" ");
        rehearsal.arrives_at("answer");
        rehearsal.tells("#site-answer-facts", "1:15 of 1:30");
        assert_eq!(tab.evaluate(STORY_TOLD), STORY);
        rehearsal.walk_to("#site-text");
        tab.write(ANSWER);
        rehearsal.walk_to("#site-story");
        tab.press("ArrowDown");
        assert_ne!(tab.evaluate(STORY_TOLD), STORY);
        let story = tab.evaluate("document.activeElement.selectedOptions[0].text");
        rehearsal.choose("#site-to-feedback");
        rehearsal.arrives_at("feedback");
        assert_eq!(rehearsal.text("#site-feedback-question"), question);
        rehearsal.tells("#site-facts", "1:15 of 1:30");
        rehearsal.tells("#site-to-story", story.as_str().unwrap());
        tab.press("3");

        // Typed only.
        rehearsal.arrives_at("question");
        rehearsal.tells("#site-place", "2 of 4");
        rehearsal.tells("#site-announcement", "Good: it comes back in");
        assert_ne!(rehearsal.text("#site-question"), question);
        rehearsal.type_answer(ANSWER);
        rehearsal.arrives_at("feedback");
        tab.press("1");

        // Skipped.
        rehearsal.arrives_at("question");
        rehearsal.tells("#site-place", "3 of 4");
        rehearsal.choose("#site-skip");

        // Spoken only.
        rehearsal.arrives_at("question");
        rehearsal.tells("#site-place", "4 of 4");
        tab.press("Enter");
        rehearsal.arrives_at("speaking");
        tab.press("Enter");
        rehearsal.arrives_at("answer");
        tab.press("Enter");
        rehearsal.arrives_at("feedback");
        rehearsal.walk_to("#site-said input");
        tab.press(" ");
        tab.press("4");

        rehearsal.arrives_at("summary");
        rehearsal.tells("#site-summary-facts", "3 questions · 1:15 in all");
        let done = tab.evaluate("document.querySelectorAll('#site-done li').length");
        assert_eq!(done, 3);
        tab.press("Enter");
        rehearsal.arrives_at("decks");
        rehearsal.tells("#site-standing", "1 question is due today · 1 day in a row");
        assert_eq!(tab.console(), NOTHING, "{width} px");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_clock_starts_by_itself_after_the_time_to_think() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal.tells("#site-think", "0:20");
    rehearsal.let_pass(15);
    rehearsal.tells("#site-think", "0:05");
    rehearsal.let_pass(5);
    rehearsal.arrives_at("speaking");
    rehearsal.tells("#site-time", "0:00");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn time_to_think_is_settable_down_to_none() {
    let rehearsal = Rehearsal::at("#progress");
    rehearsal.arrives_at("progress");
    rehearsal.walk_to("#site-think-seconds");
    for _ in 0..20 {
        rehearsal.tab.press("ArrowDown");
    }
    rehearsal.open(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal.let_pass(600);
    rehearsal.tab.press(" ");
    rehearsal.arrives_at("speaking");
    rehearsal.tells("#site-time", "0:00");
    rehearsal.tab.press("Escape");
    rehearsal.open("#question=tell-me-about-yourself");
    rehearsal.arrives_at("question");
    assert_eq!(rehearsal.text("#site-think"), "");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_time_over_the_target_is_told() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal.tab.press(" ");
    rehearsal.is_at("speaking");
    rehearsal.tells("#site-target", "of 1:30");
    rehearsal.let_pass(100);
    rehearsal.tells("#site-target", "0:10 over");
    let over = rehearsal
        .tab
        .evaluate("document.querySelector('.ring-over').getAttribute('stroke-dasharray')");
    assert_eq!(over, "11.11 200");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_follow_up_is_a_round_within_the_round() {
    let rehearsal = Rehearsal::at(QUESTION);
    let tab = &rehearsal.tab;
    rehearsal.type_answer(ANSWER);
    rehearsal.choose("#site-ask-follow-up");
    rehearsal.arrives_at("question");
    let first = rehearsal.text("#site-question");
    assert_eq!(
        rehearsal.text("#site-question-kind").to_lowercase(),
        "follow-up"
    );
    tab.press(" ");
    rehearsal.arrives_at("speaking");
    rehearsal.let_pass(12);
    rehearsal.tells("#site-time", "0:12");
    tab.press(" ");
    rehearsal.arrives_at("replied");
    rehearsal.tells("#site-replied-facts", "0:12");
    rehearsal.choose("#site-another-follow-up");
    rehearsal.arrives_at("question");
    assert_ne!(rehearsal.text("#site-question"), first);
    rehearsal.choose("#site-leave-follow-up");
    rehearsal.arrives_at("feedback");
    rehearsal.tells("#site-compared-answer", "being liked was the same as being");
    tab.press("4");
    rehearsal.arrives_at("summary");
    rehearsal.tells("#site-summary-facts", "1 question");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_question_can_be_left_for_another_and_a_deck_gone_on_with() {
    let rehearsal = Rehearsal::at("#competency=Ownership");
    rehearsal.arrives_at("question");
    let first = rehearsal.text("#site-question");
    rehearsal.choose("#site-skip");
    rehearsal.arrives_at("question");
    rehearsal.tells("#site-place", "2 of ");
    let second = rehearsal.text("#site-question");
    assert_ne!(second, first);
    rehearsal.tab.press("Escape");
    rehearsal.arrives_at("decks");
    rehearsal.tells("#site-start", "Go on: 2 of ");
    rehearsal.tab.press("Enter");
    rehearsal.arrives_at("question");
    assert_eq!(rehearsal.text("#site-question"), second);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_is_typed_is_no_shortcut() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal.choose("#site-type-instead");
    rehearsal.is_at("answer");
    rehearsal.has_focus("#site-text");
    for key in ["1", " ", "2", "Enter", "3", "Escape", "4"] {
        rehearsal.tab.press(key);
    }
    rehearsal.is_at("answer");
    assert_eq!(rehearsal.answer(), "1 2\n34");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn single_keys_can_be_switched_off() {
    let rehearsal = Rehearsal::at("#progress");
    rehearsal.arrives_at("progress");
    rehearsal.walk_to("#site-keys");
    rehearsal.tab.press(" ");
    rehearsal.open(QUESTION);
    rehearsal.arrives_at("question");
    for key in [" ", "Enter", "Escape"] {
        rehearsal.tab.press(key);
        rehearsal.is_at("question");
    }
    rehearsal.choose("#site-speak");
    rehearsal.arrives_at("speaking");
    rehearsal.choose("#site-stop");
    rehearsal.arrives_at("answer");
    rehearsal.choose("#site-to-feedback");
    rehearsal.arrives_at("feedback");
    rehearsal.tab.press("1");
    rehearsal.is_at("feedback");
    rehearsal.choose("[data-grade=\"2\"]");
    rehearsal.arrives_at("summary");
}
