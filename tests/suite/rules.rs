//! The rules: each has a manual and a name, is met in some test, and may be allowed where that makes
//! sense.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use starling::testing::check::{Rule, rules};
use starling::testing::diagnostic::Severity;

use crate::coaching::cases::{Case, cases};
use crate::desk::{Desk, WHOLE};

/// The rules that some site brings about, whether a build or the coach says it.
fn reported(desk: &Desk) -> Vec<&'static str> {
    let site = desk.build();
    [site.rules(), site.coached()].concat()
}

#[test]
fn each_rule_of_our_own_reports_its_case_and_passes_the_other_over() {
    for Case { rule, fine, faulty } in cases() {
        assert!(
            !reported(&fine).contains(&rule),
            "{rule} reports what is fine"
        );
        assert!(
            reported(&faulty).contains(&rule),
            "{rule} passes its case over"
        );
    }
}

#[test]
fn a_story_allows_warnings_of_any_room_but_no_errors() {
    let text = format!("{WHOLE}\n<b>bold</b>\n\n## Result\nAgain.\n\n[x](nowhere.md)\n");
    let rules = |allow: &str| {
        let story = format!("+++\nallow = [{allow}]\n+++\n{text}");
        Desk::new().story("lift", &story).build().rules()
    };
    assert_eq!(rules(""), ["raw-html", "repeated-section", "dangling-link"]);
    assert_eq!(
        rules("\"raw-html\", \"repeated-section\", \"dangling-link\""),
        ["allowed-error", "dangling-link"]
    );
}

#[test]
fn a_story_allows_nothing_in_others() {
    let allowing = "+++\nallow = [\"missing-script\"]\n+++\n";
    let without = "## Situation\nA.\n## Task\nB.\n## Actions\nC.\n## Result\nD.\n";
    Desk::new()
        .story("lift", &format!("{allowing}{without}"))
        .story("boat", without)
        .build()
        .reports(&["missing-script"]);
}

#[test]
fn every_command_keeps_silent_about_what_is_allowed_even_by_a_draft() {
    let story = |draft: bool| {
        let text = format!("{WHOLE}\n<b>bold</b>\n\n## Result\nAgain.\n");
        let allow = "allow = [\"raw-html\", \"repeated-section\"]";
        format!("+++\ndraft = {draft}\n{allow}\n+++\n{text}")
    };
    let desk = Desk::new()
        .story("lift", &story(false))
        .story("boat", &story(true));
    desk.run(&["list"]).ends_with(0).does_not_complain();
    desk.run(&["print", "--all"])
        .ends_with(0)
        .does_not_complain();
    desk.build().clean();
}

#[test]
fn each_rule_has_a_name_of_its_own_and_a_manual() {
    let mut names = BTreeSet::new();
    for rule in rules() {
        let is_part =
            |letter: char| letter.is_ascii_lowercase() || letter == '-' || letter.is_ascii_digit();
        assert!(rule.id.chars().all(is_part), "{}", rule.id);
        assert!(names.insert(rule.id), "two rules are called {}", rule.id);
        assert!(rule.manual().len() > 40, "{} has no manual", rule.id);
    }
    for Case { rule: id, .. } in cases() {
        let own = rules().find(|rule| rule.id == id);
        let manual = own.map(|rule| rule.manual()).unwrap_or_default();
        for part in ["# What it does", "# Why it matters", "# Example"] {
            assert!(manual.contains(part), "{id} does not say {part}");
        }
    }
}

/// All Rust below a folder.
fn texts(folder: &str) -> String {
    let mut texts = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                texts.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

#[test]
fn what_other_rooms_report_is_in_the_table_with_its_severity() {
    let sources = texts("src");
    let mut reported = BTreeMap::new();
    for (make, severity) in [
        ("Diagnostic::error(", Severity::Error),
        ("Diagnostic::warning(", Severity::Warning),
        ("Diagnostic::advice(", Severity::Advice),
    ] {
        for rest in sources.split(make).skip(1) {
            let id = rest
                .trim_start()
                .strip_prefix('"')
                .and_then(|it| it.split('"').next());
            // Nobody hides an id from this test behind a name.
            let id = id.unwrap_or_else(|| panic!("no id in {}", &rest[..40]));
            reported.insert(id, severity);
        }
    }
    let own: Vec<&str> = cases().iter().map(|case| case.rule).collect();
    let is_elsewhere = |rule: &Rule| !own.contains(&rule.id);
    let listed = rules()
        .filter(is_elsewhere)
        .map(|rule| (rule.id, rule.severity));
    assert_eq!(reported, listed.collect());
}

#[test]
fn every_rule_is_met_in_some_test() {
    let suite = texts("tests/suite");
    // Those that no file system of a test can bring about.
    let rare = ["file-too-large", "unreadable-name"];
    let is_met = |id: &str| {
        rare.contains(&id)
            || suite.contains(&format!("[{id}]"))
            || suite.contains(&format!("\"{id}\""))
    };
    let missing: Vec<&str> = rules()
        .map(|rule| rule.id)
        .filter(|id| !is_met(id))
        .collect();
    assert!(missing.is_empty(), "no test meets {missing:?}");
}
