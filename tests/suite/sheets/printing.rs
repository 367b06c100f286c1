//! `starling print`: which sheets, in which order, into which file.

use super::{RICH, printed, three_stories, words};
use crate::desk::Desk;

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn sheets_are_printed_in_the_order_in_which_they_are_asked_for_each_once() {
    let desk = three_stories();
    desk.run(&[
        "print",
        "--tag",
        "speed",
        "--question",
        "why trams",
        "--all",
        "--story",
        "boat",
    ])
    .ends_with(0)
    .does_not_complain()
    .says("Printed 3 sheets on 3 pages -> cheat-sheets.pdf in ");
    assert_eq!(
        printed(&desk, "cheat-sheets.pdf"),
        ["The lift 1/3", "The tram 2/3", "The boat 3/3"]
    );
    desk.run(&[
        "print", "-q", "--story", "tram", "--tag", "Calm", "-o", "two.pdf",
    ])
    .ends_with(0)
    .says_nothing();
    assert_eq!(
        printed(&desk, "two.pdf"),
        ["The tram 1/3", "The boat 2/3", "The lift 3/3"]
    );
}

#[test]
fn what_cannot_be_printed_is_answered_with_what_was_meant() {
    let desk = three_stories();
    let before = crate::desk::tree(desk.root());
    let answers: [(&[&str], &str); 8] = [
        (&[], "--all"),
        (&["--story", "boatt"], "did you mean `boat`?"),
        (&["--story", "zeppelin"], "`starling list stories`"),
        (&["--tag", "spede"], "did you mean `speed`?"),
        (&["--question", "Why bots?"], "did you mean `Why boats?`?"),
        (&["--all", "--paper", "a7"], "[possible values: a4, letter"),
        (&["--all", "--per-page", "3"], "[possible values: 1, 2, 4]"),
        (
            &["--all", "--paper", "a6", "--per-page", "2"],
            "only A4 and Letter",
        ),
    ];
    for (arguments, answer) in &answers[..7] {
        desk.run(&[&["print"], *arguments].concat())
            .ends_with(2)
            .says_nothing()
            .complains(answer);
    }
    let (arguments, answer) = answers[7];
    desk.run(&[&["print"], arguments].concat())
        .ends_with(1)
        .says_nothing()
        .complains(answer);
    assert!(crate::desk::tree(desk.root()) == before);
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_file_that_is_no_pdf_is_never_written_over_unless_by_force() {
    let desk = three_stories()
        .file("mine.pdf", "my notes")
        .file("old.pdf", "%PDF-1.4 old");
    desk.run(&["print", "--all", "-o", "mine.pdf"])
        .ends_with(2)
        .complains("`--force`");
    assert_eq!(desk.read("mine.pdf"), "my notes");
    desk.run(&["print", "--all", "-o", "old.pdf"]).ends_with(0);
    desk.run(&["print", "--all", "-o", "mine.pdf", "--force"])
        .ends_with(0);
    assert_eq!(printed(&desk, "old.pdf").len(), 3);
    assert_eq!(printed(&desk, "mine.pdf").len(), 3);
    desk.run(&["print", "--all", "-o", "content"])
        .ends_with(2)
        .complains("is a folder");
    desk.run(&["print", "--all", "-o", "nowhere/a.pdf"])
        .ends_with(2)
        .complains("cannot be written");
    let left = crate::desk::tree(desk.root());
    assert!(
        left.iter()
            .all(|(path, _)| !path.to_string_lossy().ends_with(".tmp"))
    );
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn notes_to_self_are_printed_where_they_are_wanted() {
    let desk = Desk::new().story("lift", RICH);
    let text = |arguments: &[&str]| {
        desk.run(&[&["print", "--all", "-o", "out.pdf"], arguments].concat())
            .ends_with(0);
        words(&std::fs::read(desk.root().join("out.pdf")).unwrap())
    };
    assert!(text(&[]).contains("Breathe"));
    assert!(!text(&["--no-coaching"]).contains("Breathe"));
    assert!(!text(&["--paper", "a6"]).contains("Breathe"));
    assert!(text(&["--paper", "a6", "--coaching"]).contains("Breathe"));
    desk.write("starling.toml", "visibility = \"public\"");
    assert!(!text(&[]).contains("Breathe"));
    desk.run(&["print", "--all", "--coaching"])
        .ends_with(2)
        .complains("sheets for others hold no coaching");
}
