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

use crate::content::Part;

/// The part that each sentence tells. `parts` are the texts of the parts, in the order of
/// [`Part::ALL`].
pub(super) fn assign(sentences: &[&str], parts: &[String; 4]) -> Vec<Part> {
    let parts = Spread::of(parts);
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
fn best_up_to(row: &[u32; 4], latest: usize) -> (usize, u32) {
    let mut best = (0, row[0]);
    for (part, score) in row.iter().enumerate().take(latest + 1).skip(1) {
        if *score > best.1 {
            best = (part, *score);
        }
    }
    best
}

/// ln(4 / n) in thousandths, for a word that stands in n parts.
const WEIGHTS: [u32; 4] = [1386, 693, 288, 0];

/// About how many letters there are for a word that is compared, the spaces and small words with it.
const LETTERS_OF_A_WORD: usize = 6;

/// Which parts each word stands in.
struct Spread {
    /// The words in order, each with a bit for every part that it stands in.
    words: Vec<(u64, u8)>,
}

impl Spread {
    fn of(parts: &[String; 4]) -> Self {
        let letters: usize = parts.iter().map(String::len).sum();
        let mut all: Vec<(u64, u8)> = Vec::with_capacity(letters / LETTERS_OF_A_WORD);
        for (part, text) in parts.iter().enumerate() {
            each_word(text, |word| all.push((word, 1 << part)));
        }
        all.sort_unstable();
        let mut merged: Vec<(u64, u8)> = Vec::with_capacity(all.len());
        for (word, part) in all {
            match merged.last_mut() {
                Some((last, parts)) if *last == word => *parts |= part,
                _ => merged.push((word, part)),
            }
        }
        Self { words: merged }
    }

    /// What a sentence shares with each part.
    fn shared_with(&self, sentence: &str) -> [u32; 4] {
        let mut distinct = Vec::with_capacity(sentence.len() / LETTERS_OF_A_WORD);
        each_word(sentence, |word| distinct.push(word));
        distinct.sort_unstable();
        distinct.dedup();
        let mut shared = [0; 4];
        for word in distinct {
            let Ok(found) = self.words.binary_search_by_key(&word, |(known, _)| *known) else {
                continue;
            };
            let parts = self.words[found].1;
            let weight = WEIGHTS[parts.count_ones() as usize - 1];
            for (part, score) in shared.iter_mut().enumerate() {
                *score += if parts & (1 << part) != 0 { weight } else { 0 };
            }
        }
        shared
    }
}

/// Shows `visit` the words of a text that are compared, each as a number that its first six letters
/// make.
fn each_word(text: &str, mut visit: impl FnMut(u64)) {
    let mut add = |word: &str| {
        if word.len() > 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
            visit(number_of(word));
        }
    };
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.bytes().position(|byte| !IS_OF_WORD[usize::from(byte)]);
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.get(1..).unwrap_or_default();
        if word.is_ascii() {
            add(word);
        } else {
            let is_between_words = |letter: char| !letter.is_alphanumeric();
            word.split(is_between_words).for_each(&mut add);
        }
    }
}

/// Which bytes belong to words, as far as a byte tells: not all that is beyond ASCII does.
const IS_OF_WORD: [bool; 256] = {
    let mut table = [true; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The first six letters of a word in lower case as a number; ASCII words never collide.
fn number_of(word: &str) -> u64 {
    if word.is_ascii() {
        let mut letters = [0; 8];
        let length = word.len().min(6);
        letters[..length].copy_from_slice(&word.as_bytes()[..length]);
        // What makes a letter small leaves a figure as it is.
        return u64::from_le_bytes(letters.map(|letter| letter | 0x20));
    }
    let letters = word.chars().take(6).flat_map(char::to_lowercase);
    letters.fold(u64::MAX, |number, letter| {
        number.rotate_left(9) ^ u64::from(letter)
    })
}
