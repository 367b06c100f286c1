//! Interviews are found by the company, what for, a round, or who asks there.

use serde_json::Value;

use super::given::Searched;
use crate::desk::{Desk, Ran};

/// A site with two interviews, and a question that is about what one company is called after.
pub(super) fn desk() -> Desk {
    let rounds =
        "[[rounds]]\nname = \"Hiring manager\"\nminutes = 45\ninterviewer = \"Mara Lindqvist\"\n";
    let interview = |keys: &str| format!("+++\n{keys}\n{rounds}+++\n");
    Desk::new()
        .bank("[[question]]\ntext = \"Tell me about a conflict with your manager\"\n[[question]]\ntext = \"Describe a delivery that was late\"\n")
        .whole_story("crane", "title = \"The crane\"")
        .file(
            "content/interviews/northwind.md",
            interview("company = \"Northwind\"\nrole = \"Operations lead\"\ndate = 2026-03-04T09:30"),
        )
        .file(
            "content/interviews/delivery.md",
            interview("company = \"Delivery\""),
        )
}

fn found(text: &str) -> Vec<(usize, bool)> {
    let found = Searched::new(&desk()).index().rank(text).interviews;
    found.iter().map(|it| (it.interview, it.is_named)).collect()
}

fn find(words: &[&str]) -> Ran {
    desk().run(&[&["find"], words].concat()).ends_with(0)
}

#[test]
fn an_interview_is_found_by_all_that_is_said_of_where_and_with_whom_it_is() {
    // The one with a day comes before the one without.
    for (text, expected) in [
        ("northwind", &[(0, true)][..]),
        ("Northwind's", &[(0, true)]),
        ("northw", &[(0, true)]),
        ("nortwhind", &[(0, true)]),
        ("northwind operations", &[(0, false)]),
        ("operations lead", &[(0, false)]),
        ("lindqvist", &[(0, false), (1, false)]),
        ("mara lindqvist", &[(0, false), (1, false)]),
        ("hiring manager", &[(0, false), (1, false)]),
        ("delivery", &[(1, true)]),
        ("delivery manager", &[(1, false)]),
        ("a conflict with a manager", &[]),
        ("", &[]),
        ("the", &[]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_company_stands_before_questions_and_what_else_is_found_behind_them() {
    let order = |words: &[&str], first: &str, then: &str| {
        let ran = find(words);
        let place = |what: &str| {
            ran.out
                .find(what)
                .unwrap_or_else(|| panic!("{what}: {ran}"))
        };
        assert!(place(first) < place(then), "{ran}");
    };
    order(&["delivery"], "Delivery\n", "1. Describe a delivery");
    order(
        &["manager"],
        "1. Tell me about a conflict",
        "Northwind · Operations lead",
    );
}

#[test]
fn the_terminal_says_when_an_interview_is() {
    let ran = find(&["lindqvist"]);
    assert_eq!(
        ran.out,
        "Northwind · Operations lead\n   2026-03-04 09:30\n\nDelivery\n"
    );
}

#[test]
fn programs_get_questions_alone_whatever_else_was_found() {
    let json = |words: &str| -> Value {
        let ran = find(&[words, "--format", "json"]);
        serde_json::from_str(&ran.out).unwrap()
    };
    assert_eq!(json("northwind"), Value::Array(Vec::new()));
    let found = json("delivery");
    for question in found.as_array().unwrap() {
        let keys: Vec<&str> = question
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, ["competency", "question", "score", "slug", "stories"]);
    }
    assert_eq!(found[0]["question"], "Describe a delivery that was late");
}

#[test]
fn others_find_no_interview() {
    let site = desk().settings("visibility = \"public\"").build();
    let index = site.text("search-index.js");
    for secret in ["Northwind", "Lindqvist", "Hiring manager"] {
        assert!(!index.contains(secret), "{secret}: {index}");
    }
}
