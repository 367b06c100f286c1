//! Numbers in any spelling: `94 %`, `ninety-four per cent`, `a third`, `twice`, `half an hour`.

use std::ops::Range;

use super::limits::LIMITS;
use super::number_reader::NumberReader;
use super::number_words::NumberWords;
use super::utterance::Utterance;
use super::word::stem;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Things; or nothing is said.
    Count,
    /// Parts of a whole, as a share from 0 to 1: `94 %` is 0.94, and so much is `a third` about.
    Share,
    /// Money, in whatever currency.
    Money,
    /// Time, in seconds.
    Time,
    /// How many times as much: `twice`.
    Times,
    /// A year, a date or a time of day: when, not how much.
    Moment,
}

/// A number that somebody says.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Where it is, with its unit, in bytes of the text.
    pub range: Range<usize>,
    /// How much it is, in its unit.
    pub value: f64,
    /// How much is said: 38 in `38 days`.
    pub amount: f64,
    /// What it counts.
    pub unit: Unit,
    /// Whether it is said to be near the truth only: `about twenty`.
    pub is_rough: bool,
}

impl Number {
    /// Whether both say the same, or this is what somebody says for `exact` without a paper in hand.
    pub fn agrees_with(&self, exact: &Self) -> bool {
        let is_uncertain = [self.unit, exact.unit].contains(&Unit::Count);
        match (self.unit, exact.unit) {
            (Unit::Times, Unit::Share) => return changes_by(self.value, exact.value),
            (Unit::Share, Unit::Times) => return changes_by(exact.value, self.value),
            _ => {}
        }
        let (said, exact_value) = match self.unit == exact.unit {
            true => (self.value, exact.value),
            // Where one has no unit, as in a table, what is said decides.
            false if is_uncertain => (self.amount, exact.amount),
            false => return false,
        };
        let distance = (said - exact_value).abs();
        let is_within = |rounding: f64| distance <= rounding * exact_value.abs();
        if self.unit != exact.unit || is_within(1e-9) {
            return is_within(1e-9);
        }
        let is_rounder = digits(said) < digits(exact_value);
        match self.is_rough || exact.is_rough {
            true if is_rounder => is_within(LIMITS.round_rounding),
            true => is_within(LIMITS.rough_rounding),
            false => is_rounder && is_within(LIMITS.rounding),
        }
    }
}

/// Whether so many times as much is such a share: what has halved is half as much and half less, and what has
/// doubled is a whole more.
fn changes_by(times: f64, share: f64) -> bool {
    let shares = [times, (times - 1.0).abs()];
    shares.iter().any(|it| (it - share).abs() < 1e-9)
}

/// How many digits of a number say something: two in 310,000.
fn digits(value: f64) -> usize {
    let written = format!("{:.3}", value.abs());
    let written = written.trim_end_matches('0').trim_end_matches('.');
    let digits = written.replace('.', "");
    digits.trim_matches('0').len()
}

/// The numbers in what somebody says, in order. Ordinals are none, and `one` is none where it counts no
/// unit: mostly it stands for a thing.
pub fn numbers(utterance: &Utterance<'_>, words: &NumberWords) -> Vec<Number> {
    let tokens = utterance.tokens();
    let mut reader = NumberReader {
        utterance,
        tokens,
        words: &words.written,
        at: 0,
    };
    let names = words.names.find(utterance);
    let is_in_name = |number: &Number| {
        let next = names.partition_point(|name| name.end < number.range.end);
        let name = names.get(next);
        name.is_some_and(|name| name.start <= number.range.start)
    };
    let mut numbers = Vec::new();
    while reader.at < tokens.len() {
        let start = reader.at;
        if !words.may_begin_with(&tokens[start]) {
            reader.at += 1;
            continue;
        }
        match reader.number() {
            Some(number) if is_in_name(&number) => {}
            Some(number) => numbers.push(number),
            None => reader.at = (start + 1).max(reader.at),
        }
    }
    numbers
}

/// The beginning of the word for what a number counts, in one form for one and many: its unit, else the next
/// word behind it that says something.
pub fn counted(said: &Utterance<'_>, number: &Number) -> Option<String> {
    let behind = match number.unit {
        Unit::Time => said
            .lowered()
            .get(number.range.clone())?
            .rsplit([' ', '-'])
            .next()?,
        Unit::Count => said.lowered().get(number.range.end..)?,
        _ => return None,
    };
    let words = behind.split_inclusive(|letter: char| !letter.is_alphabetic());
    for word in words.take(LIMITS.farthest_counted) {
        let letters = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
        if letters.chars().count() >= LIMITS.fewest_letters_counted {
            return Some(stem(letters.trim_end_matches('s')));
        }
        if word.ends_with(['.', ',', ';', ':', '!', '?', '(']) {
            return None;
        }
    }
    None
}

/// Whether a share is written in figures or with what it is a share of: `a third of`.
pub fn is_counted_share(number: &Number, said: &Utterance<'_>, language: &NumberWords) -> bool {
    let words = &said.lowered()[number.range.clone()];
    let mut behind = said.lowered()[number.range.end..].split_whitespace();
    let before_whole = &language.written.before_whole;
    words.contains(|letter: char| letter.is_ascii_digit())
        || words.split_whitespace().count() > 2
        || behind
            .next()
            .is_some_and(|word| before_whole.contains(word))
}
