//! The page says the same of an answer as Starling itself.

use serde_json::{Value, json};

use super::given::{AnswerSet, Given, rule_of, sets};
use crate::browser::tab::Tab;
use crate::desk::Desk;

/// So many answers are held against each other.
const ANSWERS: usize = 100;

/// So many findings and so much praise are on the page.
const SHOWN: usize = 3;

/// Types an answer on the page and returns what is said of it.
const TYPE: &str = "
    async ({ question, story, text }) => {
        const find = (id) => document.getElementById(`site-${id}`);
        const moved = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
        location.hash = `#question=${encodeURIComponent(question)}`;
        await moved;
        find('type-instead').click();
        find('text').value = text;
        find('text').dispatchEvent(new Event('input', { bubbles: true }));
        find('story').value = story;
        find('story').dispatchEvent(new Event('change', { bubbles: true }));
        find('to-feedback').click();
        const quotes = (item) => [...item.querySelectorAll('q')].map((quote) => quote.textContent);
        const remark = (item) => [item.dataset.name, ...quotes(item)];
        const remarks = (id) => [...find(id).querySelectorAll('li')].map(remark);
        const said = { findings: remarks('mend'), praise: remarks('praise'), facts: find('facts').textContent };
        document.querySelector('[data-grade=\"3\"]').click();
        const back = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
        location.hash = '#progress';
        await back;
        return said;
    }
";

/// What Starling itself says of an answer, as the page shows it.
fn said(set: &AnswerSet, given: &Given) -> Value {
    let feedback = set.judge.feedback(&set.judge.repertoire(), given);
    let shown = |remarks: &[starling::testing::practice::Remark]| -> Value {
        let shown = remarks.iter().take(SHOWN);
        let shown = shown.map(|remark| {
            let quotes = remark.quotes.iter().take(SHOWN).cloned();
            [rule_of(remark)]
                .into_iter()
                .chain(quotes)
                .collect::<Vec<_>>()
        });
        shown.collect::<Vec<_>>().into()
    };
    json!({
        "findings": shown(&feedback.findings),
        "praise": shown(&feedback.praise),
        "words": feedback.words,
    })
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_page_says_the_same_of_a_hundred_answers_as_the_terminal() {
    let desk = Desk::demo();
    desk.run(&["build"]).ends_with(0);
    let tab = Tab::new();
    let page = desk
        .root()
        .canonicalize()
        .unwrap()
        .join("public/practice.html");
    tab.open(&format!("file://{}", page.display()));
    let mut compared = 0;
    for mut set in sets("tuned-a").into_iter().chain(sets("tuned-b")) {
        let answers = std::mem::take(&mut set.answers);
        for given in answers.into_iter().take(ANSWERS - compared) {
            // What is only typed takes as long as its words.
            let given = &Given {
                seconds: None,
                ..given
            };
            let question = set.judge.question(given);
            let round = json!({ "question": question, "story": given.story, "text": given.text });
            let shown = tab.evaluate(&format!("({TYPE})({round})"));
            let said = said(&set, given);
            assert_eq!(shown["findings"], said["findings"], "{}", given.name);
            assert_eq!(shown["praise"], said["praise"], "{}", given.name);
            let words = format!("{} words", said["words"]);
            let facts = shown["facts"].as_str().unwrap();
            assert!(facts.contains(&words), "{}: {words} in {facts}", given.name);
            compared += 1;
        }
    }
    assert_eq!(compared, ANSWERS);
}
