//! `starling init`, and that quiet commands are quiet.

use super::two_stories;
use crate::desk::{Desk, tree};

#[test]
fn a_new_site_builds_without_one_problem() {
    let desk = Desk::bare();
    let ran = desk.run(&["init"]).ends_with(0).does_not_complain();
    insta::assert_snapshot!("init", ran.out);
    let built = desk
        .run(&["build", "--strict"])
        .ends_with(0)
        .does_not_complain();
    built.says("Built 1 story, ");
    let page = desk.read("public/stories/an-example-story.html");
    assert!(page.contains("The wrong parcel on Fridays"), "{page}");
    assert_eq!(desk.read(".gitignore"), "/public/\n/shared/\n/locked/\n");
}

#[test]
fn a_new_site_can_be_made_in_a_folder_that_is_not_there_yet() {
    let desk = Desk::bare();
    desk.run(&["init", "my/site"])
        .ends_with(0)
        .says("created my/site/starling.toml");
    desk.run(&["build", "--root", "my/site"])
        .ends_with(0)
        .does_not_complain();
    assert!(desk.has("my/site/public/index.html"));
    let named = desk.run(&["init", "--root", "other"]).ends_with(0);
    named.says("created other/starling.toml");
}

#[test]
fn init_keeps_every_file_that_is_there() {
    let desk = Desk::bare()
        .file("notes.txt", "mine")
        .file(".gitignore", "secret\n")
        .file("content/questions.toml", "# mine\n");
    let ran = desk.run(&["init"]).ends_with(0);
    ran.says("kept content/questions.toml")
        .says("kept .gitignore")
        .says("created starling.toml");
    assert_eq!(desk.read("notes.txt"), "mine");
    assert_eq!(desk.read(".gitignore"), "secret\n");
    assert_eq!(desk.read("content/questions.toml"), "# mine\n");
    desk.run(&["build", "--strict"])
        .ends_with(0)
        .does_not_complain();
}

#[test]
fn init_leaves_a_site_that_is_there_alone() {
    let desk = two_stories();
    let before = tree(desk.root());
    let ran = desk.run(&["init"]).ends_with(2).says_nothing();
    ran.complains("is a site already")
        .complains("help: `starling build`");
    assert!(tree(desk.root()) == before);
}

#[test]
fn init_says_where_it_may_not_write() {
    let desk = Desk::bare().file("notes.txt", "mine");
    let ran = desk.run(&["init", "notes.txt"]).ends_with(2).says_nothing();
    ran.complains("error: `").complains("cannot be written");
    assert_eq!(desk.read("notes.txt"), "mine");
}

#[test]
fn quiet_commands_say_nothing_when_all_is_well() {
    let desk = Desk::bare();
    let commands: [&[&str]; 4] = [
        &["init", "-q"],
        &["build", "-q"],
        &["new", "guide", "Why us?", "--quiet"],
        &["theme", "eject", "templates/hooks/head.html", "-q"],
    ];
    for command in commands {
        desk.run(command)
            .ends_with(0)
            .says_nothing()
            .does_not_complain();
    }
}
