//! Which story is told first.

use super::answers;
use crate::desk::{Desk, Site, WHOLE};

/// A site with two stories about the question `q`, each with these keys and this text.
fn two_answers(first: (&str, &str), second: (&str, &str)) -> Site {
    let story = |(keys, text): (&str, &str)| format!("+++\n{keys}\n+++\n{text}");
    Desk::new()
        .guide("q", "# Q?\n")
        .story("a", &story(first))
        .story("b", &story(second))
        .build()
}

#[test]
fn a_story_that_can_be_told_comes_before_one_that_is_unfinished() {
    let unfinished = "## Situation\nIt broke.\n";
    let site = two_answers(
        (
            "date = 2025-01-01\ncovers = [{ question = \"Q\", angle = \"x\" }]",
            unfinished,
        ),
        ("covers = [\"R\", \"Q\"]\ngaps = [\"x\"]", WHOLE),
    );
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn a_story_with_an_angle_comes_before_one_without() {
    let site = two_answers(
        ("date = 2025-01-01\ncovers = [\"Q\"]", WHOLE),
        (
            "gaps = [\"x\"]\ncovers = [\"R\", { question = \"Q\", angle = \"x\" }]",
            WHOLE,
        ),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
    site.page("questions/q.html").says(&["B", "Angle x", "A"]);
}

#[test]
fn a_story_that_names_the_question_earlier_comes_first() {
    let site = two_answers(
        ("date = 2025-01-01\ncovers = [\"R\", \"Q\"]", WHOLE),
        ("gaps = [\"x\"]\ncovers = [\"Q\", \"R\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn a_story_without_gaps_comes_before_one_with() {
    let site = two_answers(
        ("date = 2025-01-01\ngaps = [\"x\"]\ncovers = [\"Q\"]", WHOLE),
        ("covers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn a_newer_story_comes_before_an_older_and_both_before_one_without_a_date() {
    let site = two_answers(
        ("date = 2024-12-31\ncovers = [\"Q\"]", WHOLE),
        ("date = 2025-01-01\ncovers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
    let site = two_answers(
        ("covers = [\"Q\"]", WHOLE),
        ("date = 2000-01-01\ncovers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn stories_that_are_alike_stand_by_title() {
    let site = two_answers(
        ("title = \"Zebra\"\ncovers = [\"Q\"]", WHOLE),
        ("title = \"Ant\"\ncovers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn each_answer_shows_its_opening_line_its_angle_and_its_first_metric() {
    let site = two_answers(("title = \"Lift\"\nmetrics = [\"4 floors\", \"9 calls\"]\ncovers = [{ question = \"Q\", angle = \"Open on the noise\" }]", WHOLE), ("", WHOLE)).clean();
    site.page("questions/q.html")
        .says(&["Lift", "4 floors", "The lift broke.", "Open on the noise"])
        .never_says("9 calls");
}
