//! How right the coach is: its findings beside what is planted in stories of many people.
//!
//! The texts are in `tests/calibration`. Each says in its `extra` what is wrong with it (`expected`), and whether
//! it is only a piece of a story (`passage`), of which nobody asks how long it is. The rules were mended after a
//! look at the `tuned` sets. The `unseen` set was written when the rules stood, and no rule was changed for it:
//! only its figures say anything. The tables are in `target/tmp/calibration-*.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use starling::testing::check::rules;
use starling::testing::diagnostic::Severity;

use crate::desk::Desk;

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

/// What was found and what was not.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Score {
    fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.missed)
    }
}

/// What part of both is right; all where there is neither.
fn share(right: u32, other: u32) -> f64 {
    match right + other {
        0 => 1.0,
        both => f64::from(right) / f64::from(both),
    }
}

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
fn judge(folder: &Path, scores: &mut BTreeMap<&'static str, Score>, told: &mut String) {
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
            let score = scores.entry(rule).or_default();
            let what = match (found.contains(rule), planted(rule)) {
                (true, true) => {
                    score.right += 1;
                    continue;
                }
                (true, false) => {
                    score.wrong += 1;
                    "wrong"
                }
                (false, true) => {
                    score.missed += 1;
                    "missed"
                }
                (false, false) => continue,
            };
            writeln!(told, "{what}: {rule} in {}", story.body.slug).unwrap();
        }
    }
}

/// The scores by rule and of all, and a table of them.
fn scores(prefix: &str) -> (BTreeMap<&'static str, Score>, Score, String) {
    let mut scores = BTreeMap::new();
    let mut told = String::new();
    for set in sets(prefix) {
        judge(&set.join("good"), &mut scores, &mut told);
        judge(&set.join("faulty"), &mut scores, &mut told);
    }
    let mut all = Score::default();
    writeln!(told, "{prefix:24} right wrong missed precision recall").unwrap();
    for (rule, score) in &scores {
        all.right += score.right;
        all.wrong += score.wrong;
        all.missed += score.missed;
        told.push_str(&row(rule, *score));
    }
    told.push_str(&row("all", all));
    let table = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("calibration-{prefix}.txt"));
    fs::write(table, &told).unwrap();
    (scores, all, told)
}

fn row(name: &str, score: Score) -> String {
    let Score {
        right,
        wrong,
        missed,
    } = score;
    let (precision, recall) = (score.precision(), score.recall());
    format!("{name:24} {right:5} {wrong:5} {missed:6} {precision:9.2} {recall:6.2}\n")
}

/// Whether a rule warns, and does not only give advice.
fn warns(id: &str) -> bool {
    rules().any(|rule| rule.id == id && rule.severity == Severity::Warning)
}

#[test]
fn what_warns_is_right_on_the_texts_that_the_rules_were_mended_on() {
    let (scores, all, told) = scores("tuned");
    for (rule, score) in scores.iter().filter(|(rule, _)| warns(rule)) {
        assert!(score.precision() >= 0.9, "{rule}\n{told}");
    }
    assert!(all.recall() >= 0.9, "{told}");
}

#[test]
fn what_warns_is_right_on_texts_that_no_rule_was_mended_on_and_little_is_missed() {
    let (scores, all, told) = scores("unseen");
    let mut warnings = Score::default();
    for (rule, score) in scores.iter().filter(|(rule, _)| warns(rule)) {
        assert!(JUDGED.contains(rule));
        warnings.right += score.right;
        warnings.wrong += score.wrong;
    }
    assert!(warnings.precision() >= 0.9, "{told}");
    assert!(all.recall() >= 0.7, "{told}");
}
