//! A mock interview, and what is taken from a round to an assistant.

use super::super::NOTHING;
use super::super::tab::Tab;
use super::{ANSWER, QUESTION, Rehearsal, STORY};

/// The title of the story that the answer tells.
const TITLE: &str = "The account I lost by being liked";

/// The competency of the question that is shown.
const COMPETENCY: &str = "
    (() => {
        const { questions } = JSON.parse(document.getElementById('site-repertoire').content.textContent);
        const shown = document.getElementById('site-question').textContent;
        return questions.find(({ text, aliases }) => [text, ...aliases].includes(shown)).competency;
    })()
";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_mock_interview_asks_of_several_competencies_and_ends_with_a_summary() {
    let rehearsal = Rehearsal::at("");
    let tab = &rehearsal.tab;
    rehearsal.is_at("decks");
    rehearsal.walk_to("#site-mock-count");
    for _ in 0..2 {
        tab.press("ArrowDown");
    }
    tab.press("Enter");
    let mut competencies = Vec::new();
    for place in ["1 of 3", "2 of 3", "3 of 3"] {
        rehearsal.arrives_at("question");
        rehearsal.tells("#site-place", place);
        competencies.push(tab.evaluate(COMPETENCY).to_string());
        tab.press(" ");
        rehearsal.is_at("speaking");
        rehearsal.let_pass(40);
        rehearsal.tells("#site-time", "0:40");
        tab.press(" ");
        rehearsal.is_at("answer");
        tab.evaluate(&format!(
            "(() => {{
                const field = document.getElementById('site-story');
                field.value = '{STORY}';
                field.dispatchEvent(new Event('change'));
            }})()"
        ));
        tab.press("Enter");
        rehearsal.is_at("feedback");
        tab.press("3");
    }
    competencies.sort();
    competencies.dedup();
    assert_eq!(competencies.len(), 3, "{competencies:?}");
    rehearsal.arrives_at("summary");
    rehearsal.tells("#site-summary-facts", "3 questions · 2:00 in all");
    let told_twice = format!("Told more than once: {TITLE}.");
    rehearsal.tells("#site-told-twice", &told_twice);
    assert_eq!(
        tab.list("[...document.querySelectorAll('#site-done li p')].map(it => it.innerText)"),
        [(); 3].map(|()| format!("0:40 · {TITLE} · Good"))
    );
    tab.press("Enter");
    rehearsal.arrives_at("decks");
    assert_eq!(tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_whole_round_is_copied_as_a_prompt() {
    let rehearsal = Rehearsal::of(Tab::new());
    rehearsal.tab.before_each_page(
        "Object.defineProperty(navigator, 'clipboard', {
            value: { writeText: async text => { globalThis.copied = text; } },
        });",
    );
    rehearsal.open(QUESTION);
    rehearsal.type_answer(ANSWER);
    rehearsal.choose("#site-copy");
    rehearsal.tells("#site-notice", "Copied.");
    let copied = rehearsal.tab.evaluate("copied");
    let copied = copied.as_str().unwrap();
    let question = rehearsal.text("#site-feedback-question");
    let story = format!("## Script: {TITLE}\n");
    let finding = rehearsal.text("#site-mend .finding-said strong");
    for what in [
        "I am rehearsing for an interview.",
        &question,
        ANSWER,
        &story,
        &finding,
        "The loss is stated plainly, and early.",
    ] {
        assert!(copied.contains(what), "no {what:?} in:\n{copied}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn where_the_clipboard_is_closed_the_prompt_stands_there_to_be_copied() {
    let rehearsal = Rehearsal::of(Tab::new());
    rehearsal.tab.before_each_page(
        "Object.defineProperty(navigator, 'clipboard', {
            value: { writeText: async () => { throw new DOMException('closed', 'NotAllowedError'); } },
        });",
    );
    rehearsal.open(QUESTION);
    rehearsal.type_answer(ANSWER);
    rehearsal.choose("#site-copy");
    rehearsal.shows("#site-prompt");
    rehearsal.has_focus("#site-prompt");
    let selected = rehearsal.tab.evaluate(
        "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(
            document.activeElement)",
    );
    assert!(selected.as_str().unwrap().contains(ANSWER), "{selected}");
    assert_eq!(rehearsal.tab.console(), NOTHING);
}
