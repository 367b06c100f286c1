//! How right a judge is: what it found beside what is planted.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What was found and what was not.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Score {
    pub(crate) right: u32,
    pub(crate) wrong: u32,
    pub(crate) missed: u32,
}

impl Score {
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }

    pub(crate) fn recall(self) -> f64 {
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

/// The scores of a judge on some texts, by what it judged, with what was wrong in single texts.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    by_rule: BTreeMap<String, Score>,
    faults: String,
}

impl Scores {
    /// Notes whether something was found in a text, and whether it is there.
    pub(crate) fn note(&mut self, rule: &str, text: &str, is_found: bool, is_planted: bool) {
        let score = self.by_rule.entry(rule.to_owned()).or_default();
        let what = match (is_found, is_planted) {
            (true, true) => {
                score.right += 1;
                return;
            }
            (true, false) => {
                score.wrong += 1;
                "wrong"
            }
            (false, true) => {
                score.missed += 1;
                "missed"
            }
            (false, false) => return,
        };
        writeln!(self.faults, "{what}: {rule} in {text}").unwrap();
    }

    /// The score of each rule.
    pub(crate) fn by_rule(&self) -> impl Iterator<Item = (&str, Score)> {
        let scores = self.by_rule.iter();
        scores.map(|(rule, score)| (rule.as_str(), *score))
    }

    /// The score of all rules together.
    pub(crate) fn all(&self) -> Score {
        let mut all = Score::default();
        for (_, score) in self.by_rule() {
            all.right += score.right;
            all.wrong += score.wrong;
            all.missed += score.missed;
        }
        all
    }

    /// What was wrong, and a table of the scores; it is also in a file of that name.
    pub(crate) fn table(&self, name: &str) -> String {
        let mut told = self.faults.clone();
        writeln!(told, "{name:24} right wrong missed precision recall").unwrap();
        for (rule, score) in self.by_rule() {
            told.push_str(&row(rule, score));
        }
        told.push_str(&row("all", self.all()));
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("calibration-{name}.txt"));
        fs::write(file, &told).unwrap();
        told
    }
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
