//! Files that are no pages: printed sheets, and what is attached to a story.

use std::fs;

use super::super::NOTHING;
use super::{Visitor, addresses, house};

/// Where Chromium shows a PDF.
const VIEWER: &str = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/";

/// What is in the file that is shown once it is saved, which has to be under this name.
#[track_caller]
fn saved(visitor: &Visitor, name: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    visitor.tab.save("#site-file-save", folder.path());
    fs::read(folder.path().join(name)).unwrap()
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_printed_sheet_is_shown_and_saved_under_its_name() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.opens(&visitor.link("Cheat sheets"));
        visitor.follows("PDF");
        visitor.arrives_at("all.pdf");
        while !visitor
            .tab
            .open_pages()
            .iter()
            .any(|it| it.starts_with(VIEWER))
        {
            visitor
                .tab
                .wait_until("document.querySelector('iframe[src^=\"blob:\"]')");
        }
        let saved = saved(&visitor, "all.pdf");
        let open = fs::read(house().open.folder.join("cheat-sheets/all.pdf")).unwrap();
        assert!(saved == open, "{} bytes for {}", saved.len(), open.len());
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
        visitor.steps(-1);
        visitor.arrives_at("Cheat sheets");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_is_attached_to_a_story_is_shown_or_saved() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.opens(&visitor.link("The lift"));
        visitor.follows("The letter");
        visitor.arrives_at("letter.");
        let name = visitor.tab.evaluate("document.title");
        let saved = saved(&visitor, name.as_str().unwrap());
        assert_eq!(saved, b"PK\x03\x04 a letter");
        visitor.steps(-1);
        visitor.arrives_at("The lift");
        visitor.follows("the list");
        visitor.arrives_at("list.");
        visitor
            .tab
            .wait_until("document.querySelector('iframe').title.startsWith('list.')");
        visitor.steps(-1);
        visitor.arrives_at("The lift");
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
        visitor.follows("the page");
        visitor.arrives_at("Of its own");
        assert_eq!(
            visitor
                .tab
                .evaluate("document.querySelector('p').textContent.trim()"),
            "A page of its own, café"
        );
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_picture_in_a_story_is_shown() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.opens(&visitor.link("The lift"));
        visitor.tab.wait_until(
            "(it => it.src.startsWith('blob:') && it.complete && it.naturalWidth === 9)(document.querySelector('main img'))",
        );
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn another_address_behind_the_hash_opens_another_file() {
    let visitor = Visitor::within(&house().locked.on_disk("index.html"));
    visitor.opens(&visitor.link("The lift"));
    let [letter, list] = ["The letter", "the list"].map(|it| visitor.link(it));
    visitor.opens(&letter);
    visitor.tab.evaluate(&format!("location.href = {list:?}"));
    visitor.arrives_at("list.");
    visitor.tab.evaluate("location.hash = 'nothing'");
    visitor.is_told("There is no such file");
    assert_eq!(visitor.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_place_in_a_file_goes_along() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.opens(&visitor.link("The lift"));
        visitor.follows("its end");
        visitor.arrives_at("list.");
        let shown = "document.querySelector('iframe').src.endsWith('#end')";
        visitor.tab.wait_until(shown);
        visitor.tab.reload();
        visitor.arrives_at("list.");
        visitor.tab.wait_until(shown);
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
    }
}
