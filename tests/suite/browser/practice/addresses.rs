//! Every deck has an address, and pages lead to the round that they are about.

use super::super::NOTHING;
use super::super::sites::demo;
use super::super::tab::Tab;
use super::{ANSWER, QUESTION, Rehearsal, STORY};
use crate::server::serve;

/// Addresses, with what is true of each question of their decks.
const DECKS: [(&str, &str); 7] = [
    (
        "#story=the-account-i-lost-by-being-liked",
        "question.stories.some(({ slug }) => slug === 'the-account-i-lost-by-being-liked')",
    ),
    ("#question=a-failure", "question.id === 'a-failure'"),
    (
        "#competency=Failure%20and%20learning",
        "question.competency === 'Failure and learning'",
    ),
    (
        "#tag=failure%20%26%20ownership",
        "question.stories.some(({ slug }) =>
            stories.find(story => story.slug === slug).tags.includes('failure & ownership'))",
    ),
    ("#uncovered", "question.isUncovered"),
    ("#weakest", "true"),
    ("#all", "true"),
];

/// The addresses that something leads to where no script runs.
const WITHOUT_SCRIPT: [&str; 3] = [
    QUESTION,
    "#story=the-account-i-lost-by-being-liked",
    "#interview=northwind",
];

impl Rehearsal {
    /// Holds that a question is shown of which this is true, and returns how many there are.
    #[track_caller]
    fn asks_one_of(&self, deck: &str) -> u64 {
        self.arrives_at("question");
        let found = self.tab.evaluate(&format!(
            "(() => {{
                const {{ questions, stories }} = JSON.parse(document.getElementById('site-repertoire').content.textContent);
                const shown = document.getElementById('site-question').textContent;
                const deck = questions.filter(question => {deck});
                return [deck.some(({{ text, aliases }}) => [text, ...aliases].includes(shown)), deck.length];
            }})()"
        ));
        assert_eq!(found[0], true, "{:?}", self.text("#site-question"));
        found[1].as_u64().unwrap()
    }
}

/// Opens the page by each address, then goes through a round of what is due and a mock interview, and holds
/// that nothing is asked of any other machine.
#[track_caller]
fn is_opened_by_every_address(site: &str) {
    let rehearsal = Rehearsal::of(Tab::new());
    let open = |address: &str| {
        rehearsal.open_page(&format!("{site}practice.html{address}"));
    };
    for (address, deck) in DECKS {
        open(address);
        let count = rehearsal.asks_one_of(deck);
        let place = if count == 1 {
            String::new()
        } else {
            format!("1 of {count}")
        };
        assert_eq!(rehearsal.text("#site-place"), place, "{address}");
        rehearsal.stays_within(site);
    }

    open("#due");
    rehearsal.is_at("decks");
    rehearsal.tells("#site-notice", "Nothing is due today");
    open(QUESTION);
    rehearsal.type_answer(ANSWER);
    rehearsal.tab.press("1");
    rehearsal.arrives_at("summary");
    rehearsal.stays_within(site);
    open("#due");
    assert_eq!(rehearsal.asks_one_of("question.id === 'a-failure'"), 1);

    open("#mock=3");
    for place in ["1 of 3", "2 of 3", "3 of 3"] {
        rehearsal.tells("#site-place", place);
        rehearsal.type_answer(ANSWER);
        rehearsal.tab.press("4");
    }
    rehearsal.arrives_at("summary");
    rehearsal.tells("#site-summary-facts", "3 questions");
    rehearsal.stays_within(site);
}

/// Follows the links of other pages, and holds that they lead to what those are about.
#[track_caller]
fn is_reached_from_other_pages(site: &str) {
    let of_story = format!("question.stories.some(({{ slug }}) => slug === '{STORY}')");
    let of_question = "question.id === 'a-failure'".to_owned();
    let rehearsal = Rehearsal::of(Tab::new());
    for (page, kind, deck) in [
        (format!("stories/{STORY}"), "story", &of_story),
        (format!("cheat-sheets/{STORY}"), "story", &of_story),
        ("questions/a-failure".to_owned(), "question", &of_question),
    ] {
        rehearsal.open_page(&format!("{site}{page}.html"));
        rehearsal.choose(&format!("a[href*=\"practice.html#{kind}=\"]"));
        rehearsal.asks_one_of(deck);
        rehearsal.stays_within(site);
    }
}

impl Rehearsal {
    /// Holds that nothing was asked of any other machine, and that nothing was complained of.
    #[track_caller]
    fn stays_within(&self, site: &str) {
        let mut outside = self.tab.requests();
        assert!(!outside.is_empty());
        outside.retain(|url| !url.starts_with(site) && !url.starts_with("data:"));
        assert_eq!(outside, NOTHING, "requests that leave the site");
        assert_eq!(self.tab.failures(), NOTHING);
        assert_eq!(self.tab.console(), NOTHING);
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_page_is_opened_from_disk_by_every_address() {
    is_opened_by_every_address(&demo().on_disk(""));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_page_is_opened_below_any_path_by_every_address() {
    let address = serve(demo().folder.clone(), "/a/b/");
    is_opened_by_every_address(&format!("http://{address}/a/b/"));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_story_its_sheet_and_a_question_lead_to_their_rounds() {
    is_reached_from_other_pages(&demo().on_disk(""));
    let address = serve(demo().folder.clone(), "/a/b/");
    is_reached_from_other_pages(&format!("http://{address}/a/b/"));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn an_address_that_changes_begins_another_round_and_back_leads_back() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.asks_one_of("question.id === 'a-failure'");
    rehearsal
        .tab
        .evaluate("location.hash = '#question=a-bug-you-shipped'");
    rehearsal.tab.wait_until(
        "JSON.parse(document.getElementById('site-repertoire').content.textContent).questions
            .filter(({ id }) => id === 'a-bug-you-shipped')
            .some(({ text, aliases }) =>
                [text, ...aliases].includes(document.getElementById('site-question').textContent))",
    );
    rehearsal.tab.evaluate("history.back()");
    rehearsal
        .tab
        .wait_until("location.hash === '#question=a-failure'");
    rehearsal
        .tab
        .evaluate("new Promise(resolve => setTimeout(resolve))");
    rehearsal.asks_one_of("question.id === 'a-failure'");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn an_address_that_leads_nowhere_leads_to_the_decks() {
    for address in [
        "#question=nothing-of-the-kind",
        "#tag=none",
        "#read=none",
        "#interview=none",
    ] {
        let rehearsal = Rehearsal::at(address);
        rehearsal.is_at("decks");
        assert_eq!(rehearsal.tab.console(), NOTHING);
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn without_scripts_an_address_leads_to_the_page_of_what_it_names() {
    for address in WITHOUT_SCRIPT {
        let tab = Tab::new();
        tab.without_scripts();
        tab.open(&format!("{}{address}", demo().on_disk("practice.html")));
        let name = address.split('=').next_back().unwrap();
        let leads = format!("document.querySelector(':target a').href.endsWith('/{name}.html')");
        assert_eq!(tab.evaluate(&leads), true, "{address}");
    }
}
