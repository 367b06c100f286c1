//! `starling list`.

use super::{BROKEN, lines_of_json, two_stories};
use crate::desk::Desk;

#[test]
fn every_list_is_for_people_and_for_programs() {
    let desk = two_stories();
    let lists = [
        ("stories", "The lift", "title", "The lift"),
        ("questions", "no story  Motivation", "question", "Why us?"),
        ("tags", "1 story  repairs", "tag", "repairs"),
        (
            "gaps",
            "The lift: How long was it out?",
            "gap",
            "How long was it out?",
        ),
    ];
    for (what, line, key, value) in lists {
        desk.run(&["list", what]).ends_with(0).says(line);
        let ran = desk.run(&["list", what, "--format", "json"]).ends_with(0);
        let objects = lines_of_json(&ran);
        assert!(
            objects.iter().any(|object| object[key] == value),
            "{what}: {ran}"
        );
    }
    let ran = desk.run(&["list"]).ends_with(0);
    insta::assert_snapshot!("list", ran.out);
    desk.run(&["list", "gaps"])
        .says("Half told: no task")
        .says("no story for: Why us?");
}

#[test]
fn drafts_are_listed_only_when_asked_for() {
    let desk = Desk::new().whole_story("idea", "title = \"An idea\"\ndraft = true");
    assert_eq!(desk.run(&["list"]).ends_with(0).out, "");
    desk.run(&["list", "--drafts"])
        .ends_with(0)
        .says("An idea  (draft)");
}

#[test]
fn a_list_tells_what_could_be_read_and_exits_with_1_where_something_could_not() {
    let desk = two_stories().story("broken", BROKEN);
    let ran = desk.run(&["list"]).ends_with(1).says("The lift");
    ran.complains("content/stories/broken.md:2:8");
}

#[test]
fn what_is_to_be_mended_is_listed_whoever_the_site_is_for() {
    let desk = two_stories().settings("visibility = \"public\"");
    let ran = desk.run(&["list", "--to-mend"]).ends_with(0);
    ran.says("The lift").says("to mend");
}

#[test]
fn a_fact_to_be_filled_in_alone_is_nothing_to_mend() {
    let rules = [
        "script-too-short",
        "short-action",
        "long-setup",
        "short-result",
        "no-metric",
        "no-ownership",
        "no-outcome",
        "no-systemic-change",
        "unspoken-metric",
        "covers-nothing",
    ];
    let settings = format!("[check]\nallow = {rules:?}");
    let desk = Desk::new()
        .whole_story("lift", "gaps = [\"When?\"]")
        .settings(&settings);
    let ran = desk.run(&["list"]).ends_with(0).says("1 gap");
    assert!(!ran.out.contains("to mend"), "{ran}");
    desk.run(&["list", "--to-mend"]).ends_with(0).says_nothing();
}

#[test]
fn options_that_would_do_nothing_are_refused() {
    let desk = two_stories();
    desk.run(&["list", "questions", "--sort", "title"])
        .ends_with(2)
        .complains("`--sort` is for the list of stories alone");
    desk.run(&["list", "gaps", "--tag", "repairs"])
        .ends_with(2)
        .complains("`--tag` is for the list of stories alone");
}
