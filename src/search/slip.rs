//! Typing slips: a word that nobody knows is taken for the nearest one that is known.

use std::mem;

use super::limits::LIMITS;

/// A word that nobody knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slip<'w> {
    /// The word.
    pub(super) word: &'w str,
    /// Its stem; where the slip is behind it, that of another word.
    pub(super) stem: &'w str,
    /// What stands behind the stems of words.
    pub(super) suffixes: &'w [&'static str],
}

/// What may be a stem with a slip in it.
#[derive(Debug)]
struct Piece<'w> {
    text: &'w str,
    letters: Letters,
    /// So many slips are mended in it.
    most: usize,
}

impl Slip<'_> {
    /// The nearest of the targets; of several, that of the stem before that of a piece, and the first by name; `None`
    /// where none is near. A slip in the first letter is rare, so a target begins with the letter of the word.
    pub(super) fn nearest<'t>(self, targets: impl Iterator<Item = &'t str>) -> Option<&'t str> {
        let is_plain = self.word.bytes().all(|letter| letter.is_ascii_alphabetic());
        if self.word.len() < LIMITS.shortest_slip || !is_plain {
            return None;
        }
        let pieces = self.pieces();
        let targets =
            targets.filter(|target| target.len() >= LIMITS.shortest_meant && target.is_ascii());
        let near = targets.filter_map(|target| {
            let letters = Letters::of(target);
            let slips = pieces.iter().zip(0..).filter_map(|(piece, place)| {
                let slips = piece.slips(target, letters)?;
                // Fewer slips count before an earlier piece.
                Some((slips, place))
            });
            Some((slips.min()?, target))
        });
        near.min().map(|(_, target)| target)
    }

    /// The stem, and the word without each suffix that it has.
    fn pieces(&self) -> Vec<Piece<'_>> {
        let parts = self
            .suffixes
            .iter()
            .filter_map(|suffix| self.word.strip_suffix(suffix));
        let parts = parts.filter(|part| part.len() >= LIMITS.shortest_meant);
        [self.stem]
            .into_iter()
            .chain(parts)
            .map(Piece::new)
            .collect()
    }
}

impl<'w> Piece<'w> {
    fn new(text: &'w str) -> Self {
        Self {
            text,
            letters: Letters::of(text),
            most: if text.len() >= LIMITS.long_stem { 2 } else { 1 },
        }
    }

    /// How many slips make a target of it; `None` for too many.
    fn slips(&self, target: &str, letters: Letters) -> Option<usize> {
        if self.is_far(target, letters) {
            return None;
        }
        let slips = slips_between(self.text.as_bytes(), target.as_bytes());
        (slips <= self.most).then_some(slips)
    }

    /// Whether it needs too many slips for a target, as their lengths or their letters say: a slip changes two letters
    /// at most. Nearly all targets are far, and need no counting.
    fn is_far(&self, target: &str, letters: Letters) -> bool {
        target.len().abs_diff(self.text.len()) > self.most
            || self.letters.differences(letters) > 2 * self.most
    }
}

/// Which letters a word has, a bit for each.
#[derive(Debug, Clone, Copy)]
struct Letters(u32);

impl Letters {
    fn of(word: &str) -> Self {
        Self(
            word.bytes()
                .fold(0, |bits, letter| bits | 1 << (letter % 32)),
        )
    }

    /// How many letters only one of the two has.
    fn differences(self, other: Self) -> usize {
        (self.0 ^ other.0).count_ones() as usize
    }
}

/// How many letters are wrong, missing, too many, or swapped with their neighbour where a word is taken for another.
fn slips_between(word: &[u8], other: &[u8]) -> usize {
    // How many slips make each beginning of the word of a beginning of the other, and of the one before.
    let mut row: Vec<usize> = (0..=word.len()).collect();
    let mut before: Vec<usize> = Vec::new();
    for (at, letter) in other.iter().enumerate() {
        let mut following = vec![at + 1];
        for (j, of_word) in word.iter().enumerate() {
            let changed = row[j] + usize::from(of_word != letter);
            let mut slips = changed.min(row[j + 1] + 1).min(following[j] + 1);
            let is_swapped = at > 0 && j > 0 && word[j - 1] == *letter && *of_word == other[at - 1];
            if is_swapped {
                slips = slips.min(before[j - 1] + 1);
            }
            following.push(slips);
        }
        before = mem::replace(&mut row, following);
    }
    row[word.len()]
}
