//! Prose knows its place: any words of it lead back to where they were written.

use std::sync::LazyLock;

use proptest::prelude::*;
use starling::testing::markdown::{BlockKind, Highlighter, Input, Options, Words, parse};
use starling::testing::source::{Rewritten, Sources};

static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(Highlighter::new);

/// Calls `look` with the words of each block and item of the text behind `start`, and the sources.
fn each_words(text: &str, start: usize, mut look: impl FnMut(&Words, &Sources)) {
    let mut sources = Sources::default();
    let file = sources.add("story.md", text.to_owned());
    let options = Options {
        raw_html: false,
        highlighter: &HIGHLIGHTER,
    };
    let read = Rewritten::unchanged(&text[start..]);
    let input = Input::new(file, start, &read, 0..read.text().len());
    let document = parse(&input, &options, &mut Vec::new());
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Heading(heading) => look(&heading.prose.words, &sources),
            BlockKind::Paragraph(prose) | BlockKind::Other(prose) => look(&prose.words, &sources),
            BlockKind::Cards(list) => {
                for item in &list.items {
                    look(&item.words, &sources);
                    look(&item.body.words, &sources);
                    item.title
                        .iter()
                        .for_each(|title| look(&title.words, &sources));
                }
            }
        }
    }
}

/// What is written where `said` is heard first, in each piece of prose that says it.
fn written(text: &str, said: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_words(text, 0, |words, sources| {
        if let Some(at) = words.text.find(said) {
            let span = words.span_of(at..at + said.len());
            found.push(span.map_or_else(String::new, |span| sources.slice(span).to_owned()));
        }
    });
    found
}

#[test]
fn words_lead_back_to_what_was_written() {
    for (text, said, source) in [
        ("We did it basically alone.", "basically", "basically"),
        ("We did\nit alone.", "did it", "did\nit"),
        ("We did  \nit alone.", "did\nit", "did  \nit"),
        ("We did\r\nit alone.", "did it", "did\r\nit"),
        ("It was *not* **mine** at all", "not mine", "not* **mine"),
        ("It was *not* mine", "not", "not"),
        ("Say \"no\" and \"yes\"", "and", "and"),
        ("Say \"no\" twice", "“no”", "\"no\""),
        ("Fish &amp; chips -- now", "chips", "chips"),
        ("Fish &amp; chips", "&", "&amp;"),
        ("Run `make all` twice", "make", "make"),
        ("größer als – Łódź", "Łódź", "Łódź"),
        ("# The *lift* broke\n", "lift", "lift"),
        ("- one\n- two three\n", "three", "three"),
        ("| a | b |\n|---|---|\n| one | two |\n", "two", "two"),
        ("> quoted words\n", "words", "words"),
        ("[a link](other.md) here", "link", "link"),
    ] {
        assert_eq!(written(text, said), [source], "{text}");
    }
}

#[test]
fn cards_lead_back_from_title_rest_and_whole() {
    let text = "- **Release checklist** — every release needs one.\n- **Who:** me\n";
    assert_eq!(written(text, "checklist"), ["checklist", "checklist"]);
    assert_eq!(written(text, "needs"), ["needs", "needs"]);
    assert_eq!(written(text, "me"), ["me", "me"]);
}

#[test]
fn front_matter_does_not_move_what_is_behind_it() {
    let text = "+++\ntitle = \"Größe\"\n+++\nWe did it.\n";
    each_words(text, text.find("We").unwrap(), |words, sources| {
        let span = words.span_of(3..6).unwrap();
        assert_eq!(sources.slice(span), "did");
    });
}

#[test]
fn the_gap_between_two_blocks_was_written_by_nobody() {
    each_words("> one\n>\n> two\n", 0, |words, _| {
        assert_eq!(words.text, "one\ntwo");
        assert_eq!(words.span_of(3..4), None);
    });
}

proptest! {
    #[test]
    fn every_plain_word_leads_back_to_itself(text in "([a-zäöß]{1,8}[ \n]){1,12}") {
        each_words(&text, 0, |words, sources| {
            let mut at = 0;
            for word in words.text.split(' ') {
                let span = words.span_of(at..at + word.len()).unwrap();
                assert_eq!(sources.slice(span), word, "{text:?}");
                at += word.len() + 1;
            }
        });
    }

    #[test]
    fn any_words_of_any_text_lead_into_it(text in "(\\PC|[*_`~|#>&;\"'-]|\n){0,80}") {
        each_words(&text, 0, |words, sources| {
            for (at, letter) in words.text.char_indices() {
                if let Some(span) = words.span_of(at..at + letter.len_utf8()) {
                    assert!(sources.text(span.file).get(span.range()).is_some(), "{text:?}");
                }
            }
        });
    }
}
