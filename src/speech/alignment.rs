//! Finds which part of the story each sentence of a script tells.
//!
//! A script tells the four parts in order, so the sentences are matched to the parts in order:
//! among all ways to cut the script into runs (S, then T, then A, then R), the one is chosen whose
//! sentences share the most with the parts that they are put with. A step back costs so much that it is
//! taken only where a stretch plainly tells an earlier part, as in a script that opens with its result.
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

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::lexicon::Lexicon;
use super::limits::LIMITS;
use super::number::numbers;
use super::utterance::Utterance;
use super::word::{is_unspaced, stem};
use crate::naming::Part;

/// What the first sentence shares with the first part that there is, and the last sentence with the last one,
/// beside their words: as much as one word that no other part has.
const AT_THE_ENDS: i32 = LIMITS.part_weights[0];

/// What a step back to an earlier part costs: as much as four words that no other part has.
const BACK: i32 = 4 * LIMITS.part_weights[0];

/// What a change of part costs within a paragraph: most people change with the paragraph.
const WITHIN_A_PARAGRAPH: i32 = LIMITS.part_weights[1];

/// The part that each sentence tells, paragraph by paragraph. `parts` are the texts of the parts, in the order of
/// [`Part::ALL`].
pub fn align(paragraphs: &[Vec<&str>], parts: &[String; 4], lexicon: &Lexicon) -> Vec<Part> {
    let shared = shared_with_parts(paragraphs, parts, lexicon);
    let sentences = paragraphs.iter().flat_map(|sentences| 0..sentences.len());
    let turns: Vec<i32> = sentences
        .map(|place| if place == 0 { 0 } else { WITHIN_A_PARAGRAPH })
        .collect();
    // best[n][p]: the most that the first n + 1 sentences share when the last of them tells p.
    let mut best: Vec<[i32; 4]> = Vec::with_capacity(shared.len());
    for (shared, turn) in shared.iter().zip(&turns) {
        let before = best.last().copied().unwrap_or_default();
        best.push([0, 1, 2, 3].map(|part| shared[part] + best_before(&before, part, *turn).1));
    }
    let mut latest = best.last().map_or(0, |row| best_before(row, 3, 0).0);
    let mut aligned = vec![Part::ALL[latest]; best.len()];
    for index in (1..best.len()).rev() {
        latest = best_before(&best[index - 1], latest, turns[index]).0;
        aligned[index - 1] = Part::ALL[latest];
    }
    aligned
}

/// What each sentence has in common with each part: words, what it announces, and its place.
fn shared_with_parts(
    paragraphs: &[Vec<&str>],
    parts: &[String; 4],
    lexicon: &Lexicon,
) -> Vec<[i32; 4]> {
    let is_told = |part: &usize| !parts[*part].is_empty();
    let (first_part, last_part) = ((0..4).find(is_told), (0..4).rfind(is_told));
    let parts = PartWords::of(parts, lexicon);
    let sentences = paragraphs.iter().flatten();
    let mut all: Vec<[i32; 4]> = sentences
        .enumerate()
        .map(|(index, sentence)| {
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
            shared
        })
        .collect();
    if let ([first, ..], Some(part)) = (all.as_mut_slice(), first_part) {
        first[part] += AT_THE_ENDS;
    }
    if let ([_, .., last], Some(part)) = (all.as_mut_slice(), last_part) {
        last[part] += AT_THE_ENDS;
    }
    all
}

/// The best part that a sentence of `part` may follow, and its score, where a change of part costs `turn`; the
/// earliest where several are equal.
fn best_before(row: &[i32; 4], part: usize, turn: i32) -> (usize, i32) {
    let cost = |before: usize| match before.cmp(&part) {
        Ordering::Less => turn,
        Ordering::Equal => 0,
        Ordering::Greater => turn + BACK,
    };
    let scores = [0, 1, 2, 3].map(|before| row[before] - cost(before));
    let best = (1..4).fold(0, |best, before| {
        if scores[before] > scores[best] {
            before
        } else {
            best
        }
    });
    (best, scores[best])
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

    /// The same for texts that follow each other: of each how many such words it is the first to say.
    pub fn own_words_by_text<'t>(
        &self,
        texts: impl Iterator<Item = Utterance<'t>>,
    ) -> Vec<[usize; 4]> {
        let mut said = HashSet::new();
        let own_words = texts.map(|text| {
            let stems = stems(&text, self.lexicon);
            let new: Vec<String> = stems.filter(|stem| said.insert(stem.clone())).collect();
            owners(new.iter().filter_map(|stem| self.stands_in.get(stem)))
        });
        own_words.collect()
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
    let stems = compared.map(stem);
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
