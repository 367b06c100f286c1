//! The numbers that a story has beside its script, and what follows from them.

use std::collections::{BTreeMap, HashMap};

use crate::speech::{Number, Unit, Utterance, counted};

use super::case::Case;

/// A story with more different numbers than this is a table, and nobody asks where one of them is from.
const MOST: usize = 300;

/// What somebody works out in their head is right to 2 %.
const NEAR: f64 = 0.02;

/// The numbers that a story has beside its script.
#[derive(Debug, Default)]
pub(super) struct KnownNumbers {
    /// Each once.
    numbers: Vec<Number>,
    /// How many there are of what is counted, by the beginning of its word.
    counted: HashMap<String, Vec<f64>>,
    /// What is worked out of two of them, by its unit, in order.
    derived: BTreeMap<Unit, Vec<f64>>,
}

impl KnownNumbers {
    /// What is known from a story; `None` where that is too much to be compared.
    pub(super) fn of(case: &Case<'_>) -> Option<Self> {
        let mut known = Self::default();
        let keys: Vec<Utterance<'_>> = case.keys().collect();
        for said in case.written().chain(&keys) {
            for number in case.numbers(said) {
                known.add(number, said);
                if known.numbers.len() > MOST {
                    return None;
                }
            }
        }
        known.derive();
        Some(known)
    }

    fn add(&mut self, number: Number, said: &Utterance<'_>) {
        if let Some(word) = counted(said, &number) {
            let amounts = self.counted.entry(word).or_default();
            if !amounts.contains(&number.amount) {
                amounts.push(number.amount);
            }
        }
        let is_same = |it: &Number| {
            let bits = |of: &Number| (of.value.to_bits(), of.amount.to_bits());
            bits(it) == bits(&number) && (it.unit, it.is_rough) == (number.unit, number.is_rough)
        };
        if !self.numbers.iter().any(is_same) {
            self.numbers.push(number);
        }
    }

    /// Works out sums and differences, and the share by which one number differs from another.
    fn derive(&mut self) {
        for (at, left) in self.numbers.iter().enumerate() {
            let others = self.numbers[..at].iter();
            for right in others.filter(|it| it.unit == left.unit) {
                let (low, high) = (left.value.min(right.value), left.value.max(right.value));
                let of_unit = self.derived.entry(left.unit).or_default();
                of_unit.push(high - low);
                // Things of two kinds are not added.
                if left.unit != Unit::Count {
                    of_unit.push(high + low);
                }
                let shares = self.derived.entry(Unit::Share).or_default();
                if high > 0.0 {
                    shares.extend([1.0 - low / high, low / high]);
                }
                if low > 0.0 {
                    shares.push(high / low - 1.0);
                }
            }
        }
        for values in self.derived.values_mut() {
            values.sort_by(f64::total_cmp);
        }
    }

    /// Whether a number is one of them, or what somebody says for one.
    pub(super) fn have(&self, number: &Number) -> bool {
        self.numbers.iter().any(|known| number.agrees_with(known))
    }

    /// Whether the same things are counted, and come out otherwise.
    pub(super) fn count_otherwise(&self, number: &Number, said: &Utterance<'_>) -> bool {
        let is_same = |amount: &f64| (amount - number.amount).abs() < 1e-9;
        let amounts = counted(said, number).and_then(|word| self.counted.get(&word));
        amounts.is_some_and(|amounts| !amounts.iter().any(is_same))
    }

    /// Whether a number is the sum or the difference of two of them, or the share by which one has changed.
    pub(super) fn lead_to(&self, number: &Number) -> bool {
        let (least, most) = (number.value * (1.0 - NEAR), number.value * (1.0 + NEAR));
        self.derived.get(&number.unit).is_some_and(|values| {
            let next = values.partition_point(|value| *value < least);
            values.get(next).is_some_and(|value| *value <= most)
        })
    }
}
