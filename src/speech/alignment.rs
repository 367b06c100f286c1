//! Finds which part of the story each sentence of a script tells.
//!
//! A script tells the four parts in order, so the sentences are matched to the parts in order:
//! among all ways to cut the script into at most four runs (S, then T, then A, then R), the one
//! is chosen whose sentences share the most with the parts that they are put with.
//!
//! A sentence shares with a part each distinct word that is in both. A word weighs
//! ln(4 / n), where n is the number of parts it is in: a word in all four weighs nothing.
//! Words are compared by their first six letters in lower case, so that `released` meets
//! `release`; words under four bytes are left out unless they hold a figure (a short word of
//! another script than the Latin one has more bytes, and says as much as a long one).
//! A sentence that shares nothing stays with the one before it. In scripts without spaces between words,
//! pairs of letters are compared.

use std::collections::{HashMap, HashSet};

use super::word::is_unspaced;
use crate::naming::Part;

/// ln(4 / n) in thousandths, for a word that is in n parts.
const WEIGHTS: [u32; 4] = [1386, 693, 288, 0];

/// How many letters of a word are compared.
const STEM: usize = 6;

/// The part that each sentence tells. `parts` are the texts of the parts, in the order of
/// [`Part::ALL`].
pub fn align(sentences: &[&str], parts: &[String; 4]) -> Vec<Part> {
    let parts = PartsOfStems::of(parts);
    // best[n][p]: the most that the first n + 1 sentences share when the last of them tells p.
    let mut best: Vec<[u32; 4]> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let shared = parts.shared_with(sentence);
        let before = best.last().copied().unwrap_or_default();
        let mut row = [0; 4];
        for part in 0..4 {
            row[part] = shared[part] + best_up_to(&before, part).1;
        }
        best.push(row);
    }
    let mut aligned = Vec::with_capacity(sentences.len());
    let mut latest = 3;
    for row in best.iter().rev() {
        latest = best_up_to(row, latest).0;
        aligned.push(Part::ALL[latest]);
    }
    aligned.reverse();
    aligned
}

/// The best part up to `latest` and its score; the earliest where several are equal.
fn best_up_to(row: &[u32; 4], latest: usize) -> (usize, u32) {
    let mut best = (0, row[0]);
    for (part, score) in row.iter().enumerate().take(latest + 1).skip(1) {
        if *score > best.1 {
            best = (part, *score);
        }
    }
    best
}

/// For each stem whether it is in each part.
struct PartsOfStems(HashMap<String, [bool; 4]>);

impl PartsOfStems {
    fn of(parts: &[String; 4]) -> Self {
        let mut stands_in: HashMap<String, [bool; 4]> = HashMap::new();
        for (part, text) in parts.iter().enumerate() {
            for stem in stems(text) {
                stands_in.entry(stem).or_default()[part] = true;
            }
        }
        Self(stands_in)
    }

    /// What a sentence shares with each part.
    fn shared_with(&self, sentence: &str) -> [u32; 4] {
        let mut shared = [0; 4];
        let distinct: HashSet<String> = stems(sentence).collect();
        for parts in distinct.iter().filter_map(|stem| self.0.get(stem)) {
            let count = parts.iter().filter(|stands| **stands).count();
            for (score, _) in shared.iter_mut().zip(parts).filter(|(_, stands)| **stands) {
                *score += WEIGHTS[count - 1];
            }
        }
        shared
    }
}

/// The words of a text that are compared, each as its first letters in lower case.
fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let wide = words
        .clone()
        .filter(|word| !word.is_ascii())
        .flat_map(pairs);
    let compared = words
        .filter(|word| word.len() > 3 || word.contains(|letter: char| letter.is_ascii_digit()));
    let stems = compared.map(|word| {
        let letters = word.chars().take(STEM);
        letters.flat_map(char::to_lowercase).collect()
    });
    stems.chain(wide)
}

/// The pairs of neighbouring letters of a stretch in a script without spaces: most of its words have two.
fn pairs(stretch: &str) -> Vec<String> {
    let letters: Vec<char> = stretch.chars().collect();
    let pairs = letters
        .windows(2)
        .filter(|pair| pair.iter().all(|it| is_unspaced(*it)));
    pairs.map(|pair| pair.iter().collect()).collect()
}
