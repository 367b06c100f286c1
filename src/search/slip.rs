//! Typing slips: a word that nobody knows is taken for the nearest one that is known.

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

impl Slip<'_> {
    /// The nearest of the targets; of several, that of the stem before that of a piece, and the first by name; `None`
    /// where none is near. A slip in the first letter is rare, so a target begins with the letter of the word.
    pub(super) fn nearest<'t>(self, targets: impl Iterator<Item = &'t str>) -> Option<&'t str> {
        let is_plain = self.word.bytes().all(|letter| letter.is_ascii_alphabetic());
        if self.word.len() < LIMITS.shortest_slip || !is_plain {
            return None;
        }
        let pieces = self.pieces().into_iter();
        let mut counters: Vec<SlipCounter<'_>> = pieces.map(SlipCounter::new).collect();
        let near =
            targets.filter(|target| target.len() >= LIMITS.shortest_meant && target.is_ascii());
        let near = near.filter_map(|target| {
            let slips = counters.iter_mut().map(|counter| counter.slips(target));
            let slips = slips.zip(0..);
            let slips = slips.filter_map(|(slips, piece)| Some((slips?, piece)));
            Some((slips.min()?, target))
        });
        near.min().map(|(_, target)| target)
    }

    /// What may be a stem with a slip in it: the stem, and the word without each suffix that it has.
    fn pieces(&self) -> Vec<&str> {
        let pieces = self
            .suffixes
            .iter()
            .filter_map(|suffix| self.word.strip_suffix(suffix));
        let pieces = pieces.filter(|piece| piece.len() >= LIMITS.shortest_meant);
        [self.stem].into_iter().chain(pieces).collect()
    }
}

/// Counts how many letters are wrong, missing, too many, or swapped with their neighbour where a word is taken for
/// another of nearly the same length. Others come in the order of their letters: what was counted for a beginning is
/// kept for the next that begins the same.
struct SlipCounter<'w> {
    word: &'w [u8],
    /// No more are counted.
    most: usize,
    /// How many slips make each beginning of the word of each beginning of `other` that was counted.
    rows: Vec<Vec<usize>>,
    other: Vec<u8>,
    /// Whether the longest beginning that was counted has too many already.
    is_far: bool,
}

impl<'w> SlipCounter<'w> {
    fn new(word: &'w str) -> Self {
        Self {
            word: word.as_bytes(),
            most: if word.len() >= LIMITS.long_stem { 2 } else { 1 },
            rows: vec![(0..=word.len()).collect()],
            other: Vec::new(),
            is_far: false,
        }
    }

    /// How many slips make the one word of the other; `None` for too many.
    fn slips(&mut self, other: &str) -> Option<usize> {
        let other = other.as_bytes();
        if other.len().abs_diff(self.word.len()) > self.most {
            return None;
        }
        let letters = self.other.iter().zip(other);
        let same = letters.take_while(|(left, right)| left == right).count();
        if same == self.other.len() && self.is_far {
            return None;
        }
        self.is_far = false;
        self.other.truncate(same);
        self.rows.truncate(same + 1);
        for letter in &other[same..] {
            if self.is_far {
                break;
            }
            self.is_far = self.count_to(*letter) > self.most;
        }
        let slips = *self.rows.last()?.last()?;
        (!self.is_far && slips <= self.most).then_some(slips)
    }

    /// Counts for a beginning that is longer by a letter; the fewest slips there.
    fn count_to(&mut self, letter: u8) -> usize {
        let at = self.other.len();
        let row = &self.rows[at];
        let mut following = vec![at + 1];
        for (j, of_word) in self.word.iter().enumerate() {
            let changed = row[j] + usize::from(*of_word != letter);
            let mut slips = changed.min(row[j + 1] + 1).min(following[j] + 1);
            let is_swapped =
                at > 0 && j > 0 && self.word[j - 1] == letter && *of_word == self.other[at - 1];
            if is_swapped {
                slips = slips.min(self.rows[at - 1][j - 1] + 1);
            }
            following.push(slips);
        }
        let fewest = following.iter().copied().min().unwrap_or(0);
        self.rows.push(following);
        self.other.push(letter);
        fewest
    }
}
