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
fn interviews_are_listed_the_next_one_first_and_what_is_past_last() {
    let round = "[[rounds]]\nname = \"One\"\nminutes = 30\nquestions = [\"Why us?\"]";
    // It is the second of March.
    let interviews = [
        ("none", round.to_owned()),
        ("long-ago", "date = 2025-03-04".to_owned()),
        ("past", "date = 2026-03-01".to_owned()),
        ("later", "date = 2026-04-01".to_owned()),
        (
            "today",
            format!("role = \"Clerk\"\ndate = 2026-03-02T14:30\n{round}"),
        ),
    ];
    let desk = interviews.iter().fold(two_stories(), |desk, (name, keys)| {
        let text = format!("+++\ncompany = \"{name}\"\n{keys}\n+++\n");
        desk.file(&format!("content/interviews/{name}.md"), text)
    });
    let ran = desk.run(&["list", "interviews"]).ends_with(0);
    insta::assert_snapshot!(ran.out, @r"
    2026-03-02 14:30   1 round   1 question  1 uncovered  today · Clerk
    2026-04-01        0 rounds  0 questions               later
    no date            1 round   1 question  1 uncovered  none
    2026-03-01        0 rounds  0 questions               past           (past)
    2025-03-04        0 rounds  0 questions               long-ago       (past)
    ");
    let ran = desk.run(&["list", "interviews", "--format", "json"]);
    let first = &lines_of_json(&ran)[0];
    let expected = serde_json::json!({
        "slug": "today",
        "path": "content/interviews/today.md",
        "date": "2026-03-02",
        "time": "14:30",
        "company": "today",
        "role": "Clerk",
        "past": false,
        "rounds": [{ "name": "One", "minutes": 30, "interviewer": null }],
        "questions": ["why-us"],
        "uncovered": ["why-us"],
    });
    assert_eq!(*first, expected);
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
