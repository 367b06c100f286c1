//! A build never eats files.

use std::os::unix::fs::symlink;

use super::{built, public};
use crate::desk::{Desk, WHOLE, program, run, run_in, tree};

#[test]
fn a_folder_that_holds_a_persons_work_is_never_built_into() {
    let desk = Desk::bare()
        .file("home/letter.txt", "dear")
        .file("home/desk/site/starling.toml", "")
        .file("home/desk/site/content/stories/lift.md", WHOLE)
        .file("home/desk/site/themes/mine/labels.toml", "")
        .file("home/desk/site/a-file", "mine")
        .file("home/desk/other/index.html", "mine");
    let site = desk.root().join("home/desk/site");
    symlink(site.join("content"), site.join("link")).unwrap();
    let before = tree(desk.root());
    let refused = [
        (".", "it is the project itself"),
        ("", "a value is required"),
        ("content/..", "it is the project itself"),
        ("..", "it holds the project"),
        ("../..", "it holds the project"),
        ("/", "it holds the project"),
        ("content", "it is in the project's `content`"),
        ("content/stories", "it is in the project's `content`"),
        ("content/new/deeper", "it is in the project's `content`"),
        ("link/pages", "it is in the project's `content`"),
        ("themes", "it is in the project's `themes`"),
        ("themes/mine", "it is in the project's `themes`"),
        ("a-file", "a-file"),
        ("starling.toml", "starling.toml"),
        ("../other", "it holds what no build wrote: `index.html`"),
    ];
    for (target, reason) in refused {
        let ran = run_in(&site, &["build", "--output-dir", target]);
        ran.ends_with(2).says_nothing().complains(reason);
        assert!(tree(desk.root()) == before, "{target}");
        // What is foreign can be taken over; and `/` is not the place to try whether it can.
        if !target.ends_with("other") && target != "/" {
            let force = ["build", "--force", "--output-dir", target];
            run_in(&site, &force)
                .ends_with(2)
                .says_nothing()
                .complains(reason);
            assert!(tree(desk.root()) == before, "{target} with force");
        }
    }

    // Home is refused even where the site is elsewhere, and so is every folder above home.
    for target in [desk.root().join("home"), desk.root().to_owned()] {
        let elsewhere = Desk::new().story("lift", WHOLE);
        let target = target.to_str().unwrap();
        for arguments in [&["build", "-o", target][..], &["build", "-f", "-o", target]] {
            let home = desk.root().join("home");
            let ran = run(program(elsewhere.root()).args(arguments).env("HOME", home));
            ran.ends_with(2)
                .says_nothing()
                .complains("it is or holds your home folder");
            assert!(tree(desk.root()) == before, "{target}");
        }
    }
}

#[test]
fn a_folder_taken_over_by_force_keeps_all_that_was_there() {
    let desk = Desk::new()
        .story("lift", WHOLE)
        .story("boat", WHOLE)
        .file("site/notes.txt", "mine")
        .file("site/stories/draft.txt", "mine")
        .file("site/index.html", "an old page");
    desk.run(&["build", "-o", "site"])
        .ends_with(2)
        .complains("`--force`");
    assert_eq!(desk.read("site/index.html"), "an old page");

    desk.run(&["build", "-o", "site", "--force"]).ends_with(0);
    assert!(desk.read("site/index.html").contains("<!DOCTYPE html>"));
    desk.remove("content/stories/boat.md");
    desk.run(&["build", "-o", "site"])
        .ends_with(0)
        .says(", 3 removed)");
    assert!(!desk.has("site/stories/boat.html"));
    assert_eq!(desk.read("site/notes.txt"), "mine");
    assert_eq!(desk.read("site/stories/draft.txt"), "mine");
}

#[test]
fn what_others_put_into_the_output_stays_through_every_build() {
    let desk = Desk::new()
        .story("lift", WHOLE)
        .file("public/.gitkeep", "")
        .file("public/.git/HEAD", "ref: refs/heads/pages");
    desk.run(&["build"]).ends_with(0);
    desk.write("public/CNAME", "stories.example");
    desk.write("public/stories/own.html", "mine");
    desk.write("content/stories/boat.md", WHOLE);
    desk.run(&["build"]).ends_with(0);
    desk.remove("content/stories/boat.md");
    desk.remove("content/stories/lift.md");
    desk.run(&["build"]).ends_with(0);
    for (path, text) in [
        ("public/.gitkeep", ""),
        ("public/.git/HEAD", "ref: refs/heads/pages"),
        ("public/CNAME", "stories.example"),
        ("public/stories/own.html", "mine"),
    ] {
        assert_eq!(desk.read(path), text, "{path}");
    }
    assert!(!desk.has("public/stories/lift.html"));
}

#[test]
fn a_page_of_ones_own_is_not_written_over() {
    let desk = built();
    desk.write("public/stories/new.html", "mine");
    let before = tree(&public(&desk));
    desk.write("content/stories/new.md", WHOLE);
    let ran = desk.run(&["build"]).ends_with(2).says_nothing();
    ran.complains("something that no build wrote is in the way")
        .complains("stories/new.html");
    assert!(tree(&public(&desk)) == before);
}

#[test]
fn a_withdrawn_page_that_was_edited_is_kept_and_said_so() {
    let desk = built();
    desk.write("public/stories/boat.html", "edited by hand");
    desk.remove("content/stories/boat.md");
    let ran = desk.run(&["build"]).ends_with(0);
    ran.complains("kept public/stories/boat.html: no story makes it any more");
    assert_eq!(desk.read("public/stories/boat.html"), "edited by hand");
    desk.run(&["build"]).ends_with(0).does_not_complain();
}
