//! `starling theme`.

use std::fs;

use super::two_stories;
use crate::desk::{Desk, tree};

#[test]
fn the_files_of_the_theme_are_listed_anywhere() {
    let ran = Desk::bare()
        .run(&["theme", "list"])
        .ends_with(0)
        .does_not_complain();
    let paths: Vec<&str> = ran.out.lines().collect();
    assert!(paths.contains(&"templates/story.html") && paths.contains(&"styles/tokens.css"));
    assert!(paths.is_sorted(), "{paths:?}");
}

#[test]
fn an_ejected_file_builds_the_same_site() {
    let desk = two_stories();
    desk.run(&["build"]).ends_with(0);
    // What a build records of itself names the theme's files, too.
    let site = || {
        let mut files = tree(&desk.root().join("public"));
        files.retain(|(path, _)| !path.starts_with(".starling"));
        files
    };
    let before = site();
    let files = desk.run(&["theme", "list"]).out;
    for path in files.lines() {
        let ran = desk
            .run(&["theme", "eject", path])
            .ends_with(0)
            .does_not_complain();
        assert_eq!(ran.out, format!("created themes/default/{path}\n"));
        assert_eq!(
            fs::read(desk.root().join("themes/default").join(path)).unwrap(),
            starling::testing::theme::embedded(path).unwrap(),
        );
    }
    desk.run(&["build"])
        .ends_with(0)
        .says(", 0 changed, 0 removed)");
    assert!(site() == before);
}

#[test]
fn a_file_is_ejected_into_the_theme_that_the_settings_name_and_never_over_ones_own() {
    let desk = two_stories().settings("theme = \"mine\"\n");
    let path = "templates/story.html";
    desk.run(&["theme", "eject", path])
        .ends_with(0)
        .says("created themes/mine/");
    desk.write("themes/mine/templates/story.html", "my own");
    let ran = desk
        .run(&["theme", "eject", path])
        .ends_with(2)
        .says_nothing();
    ran.complains("`themes/mine/templates/story.html` is there already");
    assert_eq!(desk.read("themes/mine/templates/story.html"), "my own");
}

#[test]
fn a_file_that_the_theme_does_not_have_is_answered_with_the_nearest() {
    let desk = two_stories();
    let ran = desk
        .run(&["theme", "eject", "templates/stroy.html"])
        .ends_with(2);
    ran.complains("the default theme has no file `templates/stroy.html`")
        .complains("did you mean `templates/story.html`?");
    for path in ["../starling.toml", "/etc/hostname", "templates", ""] {
        desk.run(&["theme", "eject", path])
            .ends_with(2)
            .complains("`starling theme list`");
    }
    assert!(!desk.has("themes"));
}
