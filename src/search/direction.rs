//! What a text means, as a direction in a space: texts that ask the same point the same way.

use std::iter::Sum;
use std::ops::{Add, Mul};

/// How many numbers a meaning has.
pub(super) const DIMENSIONS: usize = 48;

/// The greatest number of a direction in bytes.
pub(super) const GREATEST_BYTE: f64 = 127.0;

/// A sum of meanings; nothing for a text without a word that has one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Direction(pub(super) [f64; DIMENSIONS]);

impl Direction {
    /// Of a text that means nothing.
    pub(super) const NOWHERE: Self = Self([0.0; DIMENSIONS]);

    /// How far it reaches.
    pub(super) fn length(self) -> f64 {
        self.dot(&self).sqrt()
    }

    /// The same direction with the length 1; nowhere stays nowhere.
    pub(super) fn unit(self) -> Self {
        let length = self.length();
        if length == 0.0 {
            return self;
        }
        Self(self.0.map(|number| number / length))
    }

    /// Its numbers in whole steps, each at most [`GREATEST_BYTE`].
    pub(super) fn bytes(&self, step: f64) -> [i8; DIMENSIONS] {
        self.0.map(|number| byte(number / step))
    }

    /// A direction from whole numbers.
    pub(super) fn from_bytes(bytes: &[i8; DIMENSIONS]) -> Self {
        Self(bytes.map(f64::from))
    }

    /// How much two directions agree: for two of the length 1 the cosine of the angle between them.
    pub(super) fn dot(&self, other: &Self) -> f64 {
        self.0
            .iter()
            .zip(&other.0)
            .map(|(it, other)| it * other)
            .sum()
    }
}

/// The nearest whole number.
fn byte(number: f64) -> i8 {
    #[expect(clippy::cast_possible_truncation, reason = "it is within the bounds")]
    let byte = number.round().clamp(-GREATEST_BYTE, GREATEST_BYTE) as i8;
    byte
}

impl Add for Direction {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        for (number, other) in self.0.iter_mut().zip(other.0) {
            *number += other;
        }
        self
    }
}

impl Mul<f64> for Direction {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        Self(self.0.map(|number| number * factor))
    }
}

impl Sum for Direction {
    fn sum<I: Iterator<Item = Self>>(directions: I) -> Self {
        directions.fold(Self::NOWHERE, Add::add)
    }
}
