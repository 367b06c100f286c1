//! An interview that is coming: its deck, and what its day makes due.

use super::super::NOTHING;
use super::super::sites::demo;
use super::super::tab::Tab;
use super::{ANSWER, Rehearsal};
use crate::desk::{Desk, WHOLE};

const DAY: u32 = 86_400;

/// The interview of the demo.
const DECK: &str = "#interview=northwind";

/// What the page knows of its first interview.
const EXPECTED: &str = "JSON.parse(document.getElementById('site-repertoire').content.textContent).interviews[0].questions";

/// Whether the question at a place of the deck is shown.
fn is_asked(place: usize) -> String {
    format!(
        "(() => {{
            const {{ questions, interviews }} = JSON.parse(document.getElementById('site-repertoire').content.textContent);
            const {{ text, aliases }} = questions.find(({{ id }}) => id === interviews[0].questions[{place}].id);
            return [text, ...aliases].includes(document.getElementById('site-question').textContent);
        }})()"
    )
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_deck_of_an_interview_asks_in_the_order_of_its_rounds_and_knows_the_story() {
    let rehearsal = Rehearsal::at(DECK);
    rehearsal.arrives_at("question");
    let expected = rehearsal.tab.evaluate(EXPECTED);
    let expected = expected.as_array().unwrap();
    assert!(expected.len() > 5, "{expected:?}");
    for (place, question) in expected.iter().enumerate() {
        rehearsal.tells(
            "#site-place",
            &format!("{} of {}", place + 1, expected.len()),
        );
        rehearsal.tab.wait_until(&is_asked(place));
        rehearsal.choose("#site-type-instead");
        rehearsal.is_at("answer");
        let told = rehearsal
            .tab
            .evaluate("document.getElementById('site-story').value || null");
        assert_eq!(told, question["story"], "{question}");
        rehearsal.tab.write(ANSWER);
        rehearsal.tab.press_with_control("Enter");
        rehearsal.is_at("feedback");
        rehearsal.tab.press("3");
    }
    rehearsal.arrives_at("summary");
    assert_eq!(rehearsal.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_coming_interview_stands_before_all_decks_until_its_day_is_over() {
    let rehearsal = Rehearsal::at("");
    rehearsal.is_at("decks");
    let section = "#site-decks-interview";
    rehearsal.tells(section, "Northwind · Operations lead");
    // The clock of the tests begins at the second of March in 2026.
    rehearsal.tells(section, "in 346 days");
    let is_first = format!(
        "document.querySelector('{section}').compareDocumentPosition(document.getElementById('site-decks')) === 4"
    );
    assert_eq!(rehearsal.tab.evaluate(&is_first), true);
    rehearsal.choose(&format!("{section} a"));
    rehearsal.arrives_at("question");
    rehearsal.tab.wait_until(&is_asked(0));
    rehearsal.let_pass(346 * DAY);
    rehearsal.open("");
    rehearsal.tells(section, "today");
    rehearsal.let_pass(DAY);
    rehearsal.open("");
    rehearsal.is_at("decks");
    rehearsal.hides(section);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_page_of_an_interview_leads_to_its_deck() {
    let rehearsal = Rehearsal::of(Tab::new());
    rehearsal.open_page(&demo().on_disk("interviews/northwind.html"));
    rehearsal.choose("a[href*=\"practice.html#interview=\"]");
    rehearsal.arrives_at("question");
    rehearsal.tab.wait_until(&is_asked(0));
}

/// A site with one question, and an interview on each of these days; that of an interview with a `!` behind it is
/// over.
fn site_with_interviews(days: &[&str]) -> Desk {
    let story = format!("+++\ncovers = [\"Why us?\"]\n+++\n{WHOLE}");
    let desk = Desk::new().story("lift", &story);
    let desk = days.iter().fold(desk, |desk, day| {
        let date = day.trim_end_matches('!');
        let asked = if day.ends_with('!') {
            "[[asked]]\nquestion = \"Why us?\"\n"
        } else {
            ""
        };
        let text = format!(
            "+++\ncompany = \"Acme\"\ndate = {date}\n[[rounds]]\nname = \"One\"\nminutes = 30\n{asked}+++\n"
        );
        desk.file(&format!("content/interviews/{date}.md"), text)
    });
    desk.run(&["build"]).ends_with(0);
    desk
}

impl Rehearsal {
    /// In how many days the page says that a question comes back which was easy: by itself in 8.
    #[track_caller]
    fn easy_comes_back_on(&self, desk: &Desk) -> String {
        let page = desk.root().canonicalize().unwrap();
        let page = page.join("public/practice.html");
        self.open_page(&format!("file://{}#question=why-us", page.display()));
        self.type_answer("The lift broke. I called the firm. It ran again.");
        self.text("[data-grade=\"4\"] span")
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_day_of_the_next_interview_brings_what_is_due_later_before_it() {
    // The clock stands at the second of March. The first question of a site comes on the eve.
    for (days, comes) in [
        (&[][..], "in 8 days"),
        (&["2026-03-08"], "in 5 days"),
        (&["2026-03-08", "2026-03-06"], "in 3 days"),
        (&["2026-03-01", "2026-03-08"], "in 5 days"),
        (&["2026-03-06!", "2026-03-08"], "in 5 days"),
        (&["2026-03-01"], "in 8 days"),
    ] {
        let desk = site_with_interviews(days);
        let rehearsal = Rehearsal::of(Tab::new());
        assert_eq!(rehearsal.easy_comes_back_on(&desk), comes, "{days:?}");
    }
}
