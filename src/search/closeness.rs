//! How near a question is to what the table was taught: the ways of asking of the phrasebook.

use super::direction::{DIMENSIONS, Direction, GREATEST_BYTE};
use super::reading::Reading;

/// The directions of the ways of asking, a signed byte a number, each of the length 127.
const WAYS: &[u8] = include_bytes!("english/ways.bin");

/// So many of the nearest ways tell how close a question is.
const NEAREST: usize = 5;

/// From here on a question is understood. Chosen by eye: of the 85 questions in `tests/find` that every list has, 14
/// are below it, and 9 of the 35 that hardly any list has.
pub const CLOSE_ENOUGH: f64 = 0.65;

/// How well the search understands a question with all its spellings, from 0 to 1; `None` in a language of which it
/// knows nothing.
pub fn closeness<'t>(language: &str, spellings: impl Iterator<Item = &'t str>) -> Option<f64> {
    let reading = Reading::new(language, &[]);
    reading.english?;
    Some(mean_of_nearest(&reading.meaning_of_all(spellings), NEAREST))
}

/// How much the `count` nearest ways of asking agree with a direction of the length 1, on average.
pub(super) fn mean_of_nearest(direction: &Direction, count: usize) -> f64 {
    let (bytes, step) = (
        direction.bytes(1.0 / GREATEST_BYTE),
        GREATEST_BYTE * GREATEST_BYTE,
    );
    let mut near: Vec<i32> = WAYS
        .chunks_exact(DIMENSIONS)
        .map(|way| dot(way, &bytes))
        .collect();
    // Only the nearest matter: all others are left in any order.
    near.select_nth_unstable_by(count, |left, right| right.cmp(left));
    near.truncate(count);
    let sum: f64 = near.iter().map(|it| f64::from(*it) / step).sum();
    sum / near.iter().map(|_| 1.0).sum::<f64>()
}

fn dot(way: &[u8], bytes: &[i8; DIMENSIONS]) -> i32 {
    let products = way.iter().zip(bytes);
    products
        .map(|(way, byte)| i32::from(way.cast_signed()) * i32::from(*byte))
        .sum()
}
