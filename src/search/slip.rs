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
    /// The nearest of the targets; of several, that of the stem before that of a piece, and the first by name; `None` where none is near. A slip in the first
    /// letter is rare, so a target begins with the letter of the word.
    pub(super) fn nearest<'t>(self, targets: impl Iterator<Item = &'t str>) -> Option<&'t str> {
        let is_plain = self.word.bytes().all(|letter| letter.is_ascii_alphabetic());
        if self.word.len() < LIMITS.shortest_slip || !is_plain {
            return None;
        }
        let pieces = self.pieces();
        let near =
            targets.filter(|target| target.len() >= LIMITS.shortest_meant && target.is_ascii());
        let near = near.filter_map(|target| {
            let slips = pieces.iter().map(|piece| slips(piece, target)).zip(0..);
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

/// How many letters are wrong, missing, too many, or swapped with their neighbour; `None` for too many.
fn slips(left: &str, right: &str) -> Option<usize> {
    let most = if left.len() >= LIMITS.long_stem { 2 } else { 1 };
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, letter) in left.iter().enumerate() {
        let mut following = vec![i + 1];
        for (j, other) in right.iter().enumerate() {
            let changed = row[j] + usize::from(letter != other);
            let mut slips = changed.min(row[j + 1] + 1).min(following[j] + 1);
            if i > 0 && j > 0 && *letter == right[j - 1] && left[i - 1] == *other {
                let before: &Vec<usize> = &before;
                slips = slips.min(before[j - 1] + 1);
            }
            following.push(slips);
        }
        if following.iter().min().is_some_and(|fewest| *fewest > most) {
            return None;
        }
        before = row;
        row = following;
    }
    let slips = row[right.len()];
    (slips <= most).then_some(slips)
}
