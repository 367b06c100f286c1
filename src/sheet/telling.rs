//! Finds which part of the story each sentence of a script tells.
//!
//! A script tells the four parts in order, so the sentences are matched to the parts in order:
//! among all ways to cut the script into at most four runs (S, then T, then A, then R), the one
//! is chosen whose sentences share the most with the parts that they are put with.
//!
//! A sentence shares with a part each distinct word that stands in both. A word weighs
//! ln(4 / n), where n is the number of parts it stands in: what stands in all four tells nothing.
//! Words are compared by their first six letters in lower case, so that `released` meets
//! `release`; words under four letters are left out unless they hold a figure.
//! A sentence that shares nothing stays with the one before it.

use std::collections::HashSet;

use crate::content::Part;

/// The part that each sentence tells. `parts` are the texts of the parts, in the order of
/// [`Part::ALL`].
pub(super) fn assign(sentences: &[&str], parts: &[String; 4]) -> Vec<Part> {
    let parts = parts.each_ref().map(|text| words(text));
    // best[n][p]: the most that the first n + 1 sentences share when the last of them tells p.
    let mut best: Vec<[f64; 4]> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let shared = shared_with(&words(sentence), &parts);
        let before = best.last().copied().unwrap_or_default();
        let mut row = [0.0; 4];
        for part in 0..4 {
            row[part] = shared[part] + best_up_to(&before, part).1;
        }
        best.push(row);
    }
    let mut told = Vec::with_capacity(sentences.len());
    let mut latest = 3;
    for row in best.iter().rev() {
        latest = best_up_to(row, latest).0;
        told.push(Part::ALL[latest]);
    }
    told.reverse();
    told
}

/// The best part up to `latest` and its score; the earliest where several are equal.
fn best_up_to(row: &[f64; 4], latest: usize) -> (usize, f64) {
    let mut best = (0, row[0]);
    for (part, score) in row.iter().enumerate().take(latest + 1).skip(1) {
        if *score > best.1 {
            best = (part, *score);
        }
    }
    best
}

fn shared_with(sentence: &HashSet<String>, parts: &[HashSet<String>; 4]) -> [f64; 4] {
    let mut shared = [0.0; 4];
    let mut ordered: Vec<&String> = sentence.iter().collect();
    // In order, so that the sum is the same in every run.
    ordered.sort_unstable();
    for word in ordered {
        let holds = parts.each_ref().map(|part| part.contains(word));
        let spread = holds.iter().filter(|held| **held).count();
        if spread == 0 {
            continue;
        }
        let weight = WEIGHTS[spread - 1];
        for (score, held) in shared.iter_mut().zip(holds) {
            *score += if held { weight } else { 0.0 };
        }
    }
    shared
}

/// ln(4 / n) for a word that stands in n parts.
const WEIGHTS: [f64; 4] = [1.386_294_361, std::f64::consts::LN_2, 0.287_682_072, 0.0];

fn words(text: &str) -> HashSet<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.len() > 3 || word.bytes().any(|byte| byte.is_ascii_digit()))
        .map(|word| word.chars().take(6).flat_map(char::to_lowercase).collect())
        .collect()
}
