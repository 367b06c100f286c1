//! How right the coach is: its findings beside what is planted in stories of many people.
//!
//! The texts are in `tests/calibration`. Each says in its `extra` what is wrong with it (`expected`), and whether
//! it is only a piece of a story (`passage`), of which nobody asks how long it is. The rules were mended after a
//! look at the `tuned` sets. The `unseen` set was written when the rules stood, and no rule was changed for it:
//! only its figures say anything. The tables are in `target/tmp/calibration-*.txt`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use starling::testing::check::rules;
use starling::testing::diagnostic::Severity;

use crate::desk::Desk;
use crate::score::{Score, Scores};

/// The rules that are judged: those on what is said, and how, and for how long.
const JUDGED: [&str; 18] = [
    "no-outcome",
    "no-metric",
    "no-ownership",
    "hedged-ownership",
    "blame",
    "we-not-i",
    "no-systemic-change",
    "cause-before-mitigation",
    "unsupported-number",
    "unspoken-metric",
    "long-sentence",
    "filler",
    "unexplained-acronym",
    "long-setup",
    "short-action",
    "short-result",
    "script-too-long",
    "script-too-short",
];

/// Of these nobody can judge a passage.
const ON_WHOLE_STORIES: [&str; 5] = [
    "long-setup",
    "short-action",
    "short-result",
    "script-too-long",
    "script-too-short",
];

/// The sets whose names begin so.
fn sets(prefix: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calibration");
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let named = |path: &PathBuf| {
        path.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with(prefix)
    };
    let mut sets: Vec<PathBuf> = entries.filter(named).collect();
    sets.sort();
    sets
}

/// What the coach finds in the texts of a folder, beside what is wrong with them.
fn judge(folder: &Path, scores: &mut Scores) {
    let mut desk = Desk::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        desk = desk.story(name, &fs::read_to_string(&path).unwrap());
    }
    let site = desk.build();
    let coaching = site.coaching().stories.iter();
    for (story, coaching) in site.portfolio().stories.iter().zip(coaching) {
        let planted = |rule: &str| {
            let expected = story.extra["expected"].as_array().unwrap();
            expected.contains(&Value::from(rule))
        };
        let is_passage = story.extra["passage"] == true;
        let found: BTreeSet<&str> = coaching.findings.iter().map(|it| it.rule).collect();
        for rule in JUDGED
            .into_iter()
            .filter(|it| !is_passage || !ON_WHOLE_STORIES.contains(it))
        {
            scores.note(rule, &story.body.slug, found.contains(rule), planted(rule));
        }
    }
}

fn scores(prefix: &str) -> Scores {
    let mut scores = Scores::default();
    for set in sets(prefix) {
        judge(&set.join("good"), &mut scores);
        judge(&set.join("faulty"), &mut scores);
    }
    scores
}

/// Whether a rule warns, and does not only give advice.
fn warns(id: &str) -> bool {
    rules().any(|rule| rule.id == id && rule.severity == Severity::Warning)
}

#[test]
fn what_warns_is_right_on_the_texts_that_the_rules_were_mended_on() {
    let scores = scores("tuned");
    let told = scores.table("tuned");
    for (rule, score) in scores.by_rule().filter(|(rule, _)| warns(rule)) {
        assert!(score.precision() >= 0.9, "{rule}\n{told}");
    }
    assert!(scores.all().recall() >= 0.9, "{told}");
}

#[test]
fn what_warns_is_right_on_texts_that_no_rule_was_mended_on_and_little_is_missed() {
    let scores = scores("unseen");
    let told = scores.table("unseen");
    let mut warnings = Score::default();
    for (rule, score) in scores.by_rule().filter(|(rule, _)| warns(rule)) {
        assert!(JUDGED.contains(&rule));
        warnings.right += score.right;
        warnings.wrong += score.wrong;
    }
    assert!(warnings.precision() >= 0.9, "{told}");
    assert!(scores.all().recall() >= 0.7, "{told}");
}
