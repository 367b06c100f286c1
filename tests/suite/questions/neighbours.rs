//! Stories near a question.

use super::{answers, bank};
use crate::desk::Desk;

#[test]
fn stories_near_a_question_are_named_the_nearest_first() {
    let site = Desk::new()
        .guide(
            "q",
            "+++\ntags = [\"repair\", \"night\"]\ncompetency = \"Ownership\"\n+++\n# Q?\n",
        )
        .bank(&bank(&[
            ("R", "competency = \"Ownership\""),
            ("S", "competency = \"Other\""),
        ]))
        .whole_story("answer", "tags = [\"repair\"]\ncovers = [\"Q\"]")
        .whole_story("far", "covers = [\"S\"]")
        .whole_story("one", "covers = [\"R\"]")
        .whole_story("two", "tags = [\"Repair\"]")
        .whole_story("three", "tags = [\"night\"]\ncovers = [\"R\"]")
        .whole_story("four", "tags = [\"night\", \"repair\"]")
        .build()
        .clean();
    let page = site.page("questions/q.html");
    page.says(&["Stories near it", "Four", "Three", "Two", "One"])
        .never_says("Far");
    assert_eq!(answers(&site), ["answer", "four", "three", "two", "one"]);
}

#[test]
fn at_most_five_neighbours_are_named() {
    let mut desk = Desk::new().guide("q", "+++\ntags = [\"repair\"]\n+++\n# Q?\n");
    for number in 1..=7 {
        desk = desk.whole_story(&format!("s{number}"), "tags = [\"repair\"]");
    }
    assert_eq!(
        answers(&desk.build().clean()),
        ["s1", "s2", "s3", "s4", "s5"]
    );
}

#[test]
fn questions_without_a_competency_have_no_neighbours_by_it() {
    let site = Desk::new()
        .guide("q", "# Q?\n")
        .whole_story("a", "covers = [\"R\"]")
        .build()
        .clean();
    assert!(answers(&site).is_empty());
}
