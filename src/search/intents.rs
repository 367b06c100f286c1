//! What interviewers ask: the intents of the phrasebook, each the middle of its ways of asking.

use super::direction::{DIMENSIONS, Direction, GREATEST_BYTE};

/// The directions of the intents, a signed byte a number, each of the length 127.
const INTENTS: &[u8] = include_bytes!("english/intents.bin");

/// How far a question leans to an intent that means the same. From 6 to 16 it is the same.
const LEAN: f64 = 8.0;

/// A question of the length 1 that leans to the intents near it, so that it is found in all their ways of asking. One
/// that is near none hardly leans.
pub(super) fn leaning(question: &Direction) -> Direction {
    let intents = INTENTS.chunks_exact(DIMENSIONS).map(|intent| {
        let mut direction = Direction::NOWHERE;
        for (number, byte) in direction.0.iter_mut().zip(intent) {
            *number = f64::from(byte.cast_signed()) / GREATEST_BYTE;
        }
        direction
    });
    let leans = intents.map(|intent| intent * (LEAN * eighth_power(intent.dot(question).max(0.0))));
    (*question + leans.sum()).unit()
}

/// Falls so steeply that only the nearest intents count. Products are the same to the last bit on every machine.
fn eighth_power(number: f64) -> f64 {
    let square = number * number;
    let fourth = square * square;
    fourth * fourth
}
