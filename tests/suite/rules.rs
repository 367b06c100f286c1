//! The rules: each has a manual and a name, is met in some test, and may be allowed where that makes
//! sense.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use starling::testing::check::{Rule, rules};
use starling::testing::diagnostic::Severity;

use crate::desk::{Desk, WHOLE};

/// For each of our own rules on a story one that it has nothing to say of, and one that it reports.
const CASES: &[(&str, &str, &str)] = &[
    (
        "missing-part",
        WHOLE,
        "## Situation\nA.\n## Task\n## Actions\nB.\n## Result\nC.\n## Script\nA. B. C.\n",
    ),
    (
        "missing-script",
        WHOLE,
        "## Situation\nA.\n## Task\nB.\n## Actions\nC.\n## Result\nD.\n",
    ),
    (
        "unknown-rule",
        "+++\nallow = [\"missing-part\"]\n+++\n## Task\nA.\n## Script\nA.\n",
        "+++\nallow = [\"missing-parts\"]\n+++\n",
    ),
    (
        "allowed-error",
        "+++\nallow = [\"missing-part\"]\n+++\n## Task\nA.\n## Script\nA.\n",
        "+++\nallow = [\"dangling-link\"]\n+++\n",
    ),
];

#[test]
fn each_rule_of_our_own_reports_its_case_and_passes_the_other_over() {
    for (rule, fine, faulty) in CASES {
        let reports = |text: &str| {
            Desk::new()
                .story("lift", text)
                .build()
                .rules()
                .contains(rule)
        };
        assert!(!reports(fine), "{rule} reports {fine}");
        assert!(reports(faulty), "{rule} passes over {faulty}");
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
        assert!(rule.manual.len() > 40, "{} has no manual", rule.id);
    }
    for (id, ..) in CASES {
        let own = rules().find(|rule| rule.id == *id);
        let manual = own.map_or("", |rule| rule.manual);
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
    let own: Vec<&str> = CASES.iter().map(|(id, ..)| *id).collect();
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
