//! What words and phrases mean: the table that training made. `training/packing.py` tells its bytes.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::direction::{DIMENSIONS, Direction};

/// Joins the stems of a phrase.
pub(super) const JOINT: &str = "_";

/// The greatest number of a direction before it is scaled.
const GREATEST: u8 = 4;

/// What words and phrases mean.
pub(super) struct WordTable {
    /// Each token with its direction. A token is a stem, or the stems of a phrase.
    directions: BTreeMap<String, Direction>,
    /// How many words the longest phrase has.
    longest_phrase: usize,
    /// The byte of each token's scale.
    scales: &'static [u8],
    /// A byte for each two numbers: the first two of all tokens, then the next two of all.
    pairs: &'static [u8],
}

impl WordTable {
    /// How many different numbers there are.
    pub(super) const LEVELS: u8 = 2 * GREATEST + 1;

    /// How many scales there are to each doubling.
    pub(super) const SCALE_STEPS: u8 = 8;

    pub(super) fn read(bytes: &'static [u8]) -> Self {
        let (head, mut rest) = bytes.split_at(4);
        let count = usize::from(u16::from_le_bytes([head[0], head[1]]));
        assert_eq!(
            usize::from(head[2]),
            DIMENSIONS,
            "the table has other vectors"
        );
        let mut tokens = Vec::with_capacity(count);
        let mut token = String::new();
        for _ in 0..count {
            let (shared, more) = (usize::from(rest[0]), usize::from(rest[1]));
            token.truncate(shared);
            token.extend(rest[2..2 + more].iter().map(|letter| char::from(*letter)));
            tokens.push(token.clone());
            rest = &rest[2 + more..];
        }
        let (scales, pairs) = rest.split_at(count);
        let directions = (0..count).map(|row| {
            let pairs = pairs.iter().skip(row).step_by(count);
            direction(scales[row], pairs)
        });
        Self {
            directions: tokens.into_iter().zip(directions).collect(),
            longest_phrase: usize::from(head[3]),
            scales,
            pairs,
        }
    }

    /// What a token means.
    pub(super) fn direction(&self, token: &str) -> Option<Direction> {
        self.directions.get(token).copied()
    }

    /// How many words the longest phrase has.
    pub(super) fn longest_phrase(&self) -> usize {
        self.longest_phrase
    }

    /// The tokens in their order.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.directions.keys().map(String::as_str)
    }

    /// The words that begin with `start`, sorted. A phrase is no word.
    pub(super) fn words_from<'t>(&'t self, start: &'t str) -> impl Iterator<Item = &'t str> {
        let from = (Bound::Included(start), Bound::Unbounded);
        let tokens = self.directions.range::<str, _>(from);
        let tokens = tokens.map(|(token, _)| token.as_str());
        let tokens = tokens.take_while(move |token| token.starts_with(start));
        tokens.filter(|token| !token.contains(JOINT))
    }

    /// The byte of each token's scale.
    pub(super) fn scales(&self) -> &'static [u8] {
        self.scales
    }

    /// The byte of each two numbers: the first two of all tokens, then the next two of all, which are like each
    /// other.
    pub(super) fn pairs(&self) -> &'static [u8] {
        self.pairs
    }
}

/// Whole numbers: sums of them are the same to the last bit on every machine.
fn direction<'p>(scale: u8, pairs: impl Iterator<Item = &'p u8>) -> Direction {
    let scale = scale_of(scale);
    let numbers = pairs.flat_map(|pair| [pair / WordTable::LEVELS, pair % WordTable::LEVELS]);
    let mut direction = Direction::NOWHERE;
    for (scaled, number) in direction.0.iter_mut().zip(numbers) {
        *scaled = (f64::from(number) - f64::from(GREATEST)) * scale;
    }
    direction
}

fn scale_of(byte: u8) -> f64 {
    let steps = WordTable::SCALE_STEPS;
    f64::from(steps + byte % steps) * f64::from(1_u32 << (byte / steps))
}
