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
