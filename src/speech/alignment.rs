//! Finds which part of the story each sentence of a script tells.
//!
//! A script tells the four parts in order, so the sentences are matched to the parts in order:
//! among all ways to cut the script into at most four runs (S, then T, then A, then R), the one
//! is chosen whose sentences share the most with the parts that they are put with.
//!
//! A sentence shares with a part each distinct word that is in both. A word weighs
//! ln(4 / n), where n is the number of parts it is in: a word in all four weighs nothing.
//! Words are compared by their first six letters in lower case, so that `released` meets
//! `release`; words under four bytes are left out (a short word of another script than the Latin one has
//! more bytes, and says as much as a long one). Numbers meet in any spelling.
//! Opening words that announce a part ("in the end") count for it.
//! A script opens with the situation and closes with the result, so the first sentence and the last have
//! something in common with those parts from the start, where the story has them.
//! Most people begin a new part with a new paragraph, so a change of part within one costs something.
//! A sentence that shares nothing stays with the one before it. In scripts without spaces between words,
//! pairs of letters are compared.

use std::collections::{HashMap, HashSet};

use super::lexicon::Lexicon;
use super::limits::LIMITS;
use super::number::numbers;
use super::utterance::Utterance;
use super::word::is_unspaced;
use crate::naming::Part;

/// What the first sentence shares with the first part that there is, and the last sentence with the last one,
/// beside their words: as much as one word that no other part has.
const AT_THE_ENDS: i32 = LIMITS.part_weights[0];

/// What a change of part costs within a paragraph: most people change with the paragraph.
const WITHIN_A_PARAGRAPH: i32 = LIMITS.part_weights[1];

/// The part that each sentence tells, paragraph by paragraph. `parts` are the texts of the parts, in the order of
/// [`Part::ALL`].
pub fn align(paragraphs: &[Vec<&str>], parts: &[String; 4], lexicon: &Lexicon) -> Vec<Part> {
    let is_told = |part: &usize| !parts[*part].is_empty();
    let first_part = (0..4).find(is_told);
    let last_part = (0..4).rfind(is_told);
    let parts = PartWords::of(parts, lexicon);
    let sentences: Vec<(&str, bool)> = paragraphs
        .iter()
        .flat_map(|sentences| sentences.iter().enumerate())
        .map(|(place, sentence)| (*sentence, place == 0))
        .collect();
    // best[n][p]: the most that the first n + 1 sentences share when the last of them tells p.
    let mut best: Vec<[i32; 4]> = Vec::with_capacity(sentences.len());
    for (index, (sentence, opens)) in sentences.iter().enumerate() {
        let sentence = Utterance::new(*sentence);
        let mut shared = parts.shared_with(&sentence);
        if index > 0 && lexicon.phrases.turn_to_result.are_in(&sentence) {
            shared[Part::Result as usize] += LIMITS.turn;
        }
        if index > 0 && lexicon.phrases.turn_to_actions.are_in(&sentence) {
            shared[Part::Actions as usize] += LIMITS.turn;
        }
        if index > 0 && lexicon.phrases.acting.are_in(&sentence) {
            shared[Part::Actions as usize] += LIMITS.act;
        }
        if let Some(part) = first_part.filter(|_| index == 0) {
            shared[part] += AT_THE_ENDS;
        }
        if let Some(part) = last_part.filter(|_| index > 0 && index + 1 == sentences.len()) {
            shared[part] += AT_THE_ENDS;
        }
        let before = best.last().copied().unwrap_or_default();
        let turn = if *opens { 0 } else { WITHIN_A_PARAGRAPH };
        let mut row = [0; 4];
        for part in 0..4 {
            row[part] = shared[part] + best_before(&before, part, turn).1;
        }
        best.push(row);
    }
    let mut aligned = Vec::with_capacity(sentences.len());
    let mut latest = best.last().map_or(0, |row| best_before(row, 3, 0).0);
    for index in (0..best.len()).rev() {
        aligned.push(Part::ALL[latest]);
        if index > 0 {
            let turn = if sentences[index].1 {
                0
            } else {
                WITHIN_A_PARAGRAPH
            };
            latest = best_before(&best[index - 1], latest, turn).0;
        }
    }
    aligned.reverse();
    aligned
}

/// The best part that a sentence of `part` may follow, and its score, where a change of part costs `turn`; the
/// earliest where several are equal.
fn best_before(row: &[i32; 4], part: usize, turn: i32) -> (usize, i32) {
    let score = |before: usize| row[before] - if before == part { 0 } else { turn };
    let mut best = (0, score(0));
    for before in 1..=part {
        if score(before) > best.1 {
            best = (before, score(before));
        }
    }
    best
}

/// For each word whether it is in each part.
#[derive(Debug)]
pub struct PartWords<'l> {
    stands_in: HashMap<String, [bool; 4]>,
    lexicon: &'l Lexicon,
}

impl<'l> PartWords<'l> {
    /// The words of the four parts, of which each is given as a whole.
    pub fn of(parts: &[String; 4], lexicon: &'l Lexicon) -> Self {
        let mut stands_in: HashMap<String, [bool; 4]> = HashMap::new();
        for (part, text) in parts.iter().enumerate() {
            for stem in stems(&Utterance::new(text), lexicon) {
                stands_in.entry(stem).or_default()[part] = true;
            }
        }
        Self { stands_in, lexicon }
    }

    /// What a sentence shares with each part, in thousandths: ln(4 / n) for each word of it that is in n parts.
    pub fn shared_with(&self, sentence: &Utterance<'_>) -> [i32; 4] {
        let mut shared = [0; 4];
        let distinct: HashSet<String> = stems(sentence, self.lexicon).collect();
        for parts in distinct.iter().filter_map(|stem| self.stands_in.get(stem)) {
            let count = parts.iter().filter(|stands| **stands).count();
            for (score, _) in shared.iter_mut().zip(parts).filter(|(_, stands)| **stands) {
                *score += LIMITS.part_weights[count - 1];
            }
        }
        shared
    }
}

impl PartWords<'_> {
    /// How many words only that one part has, for each part.
    pub fn own_words(&self) -> [usize; 4] {
        owners(self.stands_in.values())
    }

    /// How many of them are in a text.
    pub fn own_words_in(&self, text: &Utterance<'_>) -> [usize; 4] {
        let distinct: HashSet<String> = stems(text, self.lexicon).collect();
        owners(distinct.iter().filter_map(|stem| self.stands_in.get(stem)))
    }
}

/// How many words have each part for their only one; for each word it is given whether it is in each part.
fn owners<'w>(words: impl Iterator<Item = &'w [bool; 4]>) -> [usize; 4] {
    let mut own = [0; 4];
    for parts in words {
        let mut holders = (0..4).filter(|part| parts[*part]);
        if let (Some(only), None) = (holders.next(), holders.next()) {
            own[only] += 1;
        }
    }
    own
}

/// The words of a text that are compared, each as its first letters in lower case, and its numbers, however
/// they are written.
pub fn stems(text: &Utterance<'_>, lexicon: &Lexicon) -> impl Iterator<Item = String> {
    let numbers = numbers(text, &lexicon.numbers).into_iter();
    let numbers = numbers.filter(|number| number.amount > 1.0);
    let numbers = numbers.map(|number| format!("={}", number.amount));
    let words = text
        .lowered()
        .split(|letter: char| !letter.is_alphanumeric());
    let wide = words
        .clone()
        .filter(|word| !word.is_ascii())
        .flat_map(pairs);
    let compared = words
        .filter(|word| word.len() > 3 && !word.starts_with(|letter: char| letter.is_ascii_digit()));
    let stems = compared.map(|word| word.chars().take(LIMITS.letters_of_stem).collect());
    stems.chain(wide).chain(numbers)
}

/// The pairs of neighbouring letters of a stretch in a script without spaces: most of its words have two.
fn pairs(stretch: &str) -> Vec<String> {
    let letters: Vec<char> = stretch.chars().collect();
    let pairs = letters
        .windows(2)
        .filter(|pair| pair.iter().all(|it| is_unspaced(*it)));
    pairs.map(|pair| pair.iter().collect()).collect()
}
