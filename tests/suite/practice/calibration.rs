//! How right the feedback is: what it finds beside what is planted in answers of many kinds.
//!
//! The answers are in `tests/answers`. Each says what is wrong with it (`expected`). The rules were mended after a
//! look at the `tuned` sets; the `unseen` set was written apart from them, and no rule was changed for it. The tables are in `target/tmp/calibration-answers-*.txt`.

use std::collections::BTreeSet;

use super::given::{AnswerSet, rule_of, sets};
use crate::score::Scores;

/// Every rule, a missing part by its part.
const RULES: [&str; 17] = [
    "wrong-story",
    "part-missing:situation",
    "part-missing:task",
    "part-missing:actions",
    "part-missing:result",
    "too-long",
    "too-short",
    "no-ownership",
    "hedged-ownership",
    "blame",
    "number-changed",
    "number-missing",
    "we-not-i",
    "no-systemic-change",
    "long-setup",
    "rambling-sentence",
    "filler",
];

fn scores(prefix: &str) -> Scores {
    let mut scores = Scores::default();
    for AnswerSet { judge, answers } in sets(prefix) {
        let repertoire = judge.repertoire();
        for given in answers {
            let feedback = judge.feedback(&repertoire, &given);
            let found: BTreeSet<String> = feedback.findings.iter().map(rule_of).collect();
            for rule in found.iter().chain(&given.expected) {
                assert!(RULES.contains(&rule.as_str()), "{}: {rule}", given.name);
            }
            for rule in RULES {
                let (is_found, is_planted) = (found.contains(rule), given.expected.contains(rule));
                scores.note(rule, &given.name, is_found, is_planted);
            }
        }
    }
    scores
}

#[test]
fn feedback_is_right_on_answers_that_the_rules_were_mended_on() {
    let scores = scores("tuned");
    let told = scores.table("answers-tuned");
    assert!(scores.all().precision() >= 0.9, "{told}");
    assert!(scores.all().recall() >= 0.8, "{told}");
}

#[test]
fn feedback_is_right_on_answers_that_no_rule_was_mended_on_and_little_is_missed() {
    let scores = scores("unseen");
    let told = scores.table("answers-unseen");
    assert!(scores.all().precision() >= 0.9, "{told}");
    assert!(scores.all().recall() >= 0.7, "{told}");
}
