//! Remembers what pure functions gave, by a hash of all that went into them.
//!
//! It knows neither the functions nor their inputs. As a key covers every input, what is remembered
//! cannot be out of date.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use xxhash_rust::xxh3::Xxh3;

/// For how many rounds a value that nobody asks for is kept.
const KEPT_FOR: u64 = 8;

/// For how long a value that nobody asks for is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Not at all, for work that is done but once.
    Nothing,
    /// Until the end of the next round, for values that are large.
    Briefly,
    /// For some rounds.
    Longer,
}

/// Names all inputs of a function by their hash of 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(u128);

impl Key {
    /// The key of `inputs`, told apart by their lengths.
    pub fn of(inputs: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let mut hash = Xxh3::new();
        for input in inputs {
            let input = input.as_ref();
            hash.update(&(input.len() as u64).to_le_bytes());
            hash.update(input);
        }
        Self(hash.digest128())
    }

    /// The key of a value that shows all it has.
    pub fn of_shown(value: &impl fmt::Debug) -> Self {
        struct Hashed(Xxh3);
        impl fmt::Write for Hashed {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                self.0.update(text.as_bytes());
                Ok(())
            }
        }
        let mut hash = Hashed(Xxh3::new());
        // A hash takes in whatever it is given.
        let _ = fmt::write(&mut hash, format_args!("{value:?}"));
        Self(hash.0.digest128())
    }

    /// The key as an input of another one.
    pub fn bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }
}

/// What one function gave, from one round of asking to the next.
#[derive(Debug)]
pub struct Memo<V>(Mutex<Known<V>>);

#[derive(Debug)]
struct Known<V> {
    values: HashMap<Key, Asked<V>>,
    round: u64,
    keeping: Keeping,
}

#[derive(Debug)]
struct Asked<V> {
    value: V,
    /// The round in which it was last asked for.
    last: u64,
}

impl<V> Memo<V> {
    /// One that knows nothing yet.
    pub fn new(keeping: Keeping) -> Self {
        Self(Mutex::new(Known {
            values: HashMap::new(),
            round: 0,
            keeping,
        }))
    }

    /// Whether nothing is kept.
    pub fn is_forgetful(&self) -> bool {
        self.known().keeping == Keeping::Nothing
    }

    fn known(&self) -> MutexGuard<'_, Known<V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<V: Clone> Memo<V> {
    /// What the function gave for these inputs; `make` works it out where that is not known.
    pub fn recall(&self, key: Key, make: impl FnOnce() -> V) -> V {
        let Ok(value) = self.try_recall::<Infallible>(key, || Ok(make()));
        value
    }

    /// The same for a function that may fail; a failure is not remembered.
    pub fn try_recall<E>(&self, key: Key, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        if let Some(value) = self.known().ask(key) {
            return Ok(value);
        }
        // Others may ask in the meantime, so two may work out the same, which does no harm.
        let value = make()?;
        self.known().learn(key, value.clone());
        Ok(value)
    }

    /// Begins the next round, and forgets what was not asked for over the last ones.
    pub fn turn(&self) {
        let mut known = self.known();
        known.round += 1;
        let rounds = match known.keeping {
            Keeping::Nothing => 0,
            Keeping::Briefly => 1,
            Keeping::Longer => KEPT_FOR,
        };
        let oldest = known.round.saturating_sub(rounds);
        known.values.retain(|_, asked| asked.last >= oldest);
    }
}

impl<V: Clone> Known<V> {
    fn ask(&mut self, key: Key) -> Option<V> {
        let round = self.round;
        let asked = self.values.get_mut(&key)?;
        asked.last = round;
        Some(asked.value.clone())
    }

    fn learn(&mut self, key: Key, value: V) {
        let last = self.round;
        if self.keeping != Keeping::Nothing {
            self.values.insert(key, Asked { value, last });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT_FOR, Keeping, Key, Memo};

    fn key(text: &str) -> Key {
        Key::of([text])
    }

    #[test]
    fn what_is_known_is_not_worked_out_again() {
        let memo = Memo::new(Keeping::Longer);
        assert_eq!(memo.recall(key("a"), || 1), 1);
        assert_eq!(memo.recall(key("a"), || 2), 1);
        assert_eq!(memo.recall(key("b"), || 3), 3);
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let memo = Memo::new(Keeping::Longer);
        memo.recall(key("asked for"), || 1);
        memo.recall(key("forgotten"), || 1);
        for _ in 0..=KEPT_FOR {
            memo.turn();
            memo.recall(key("asked for"), || 2);
        }
        assert_eq!(memo.recall(key("asked for"), || 3), 1);
        assert_eq!(memo.recall(key("forgotten"), || 3), 3);
    }

    #[test]
    fn what_is_large_is_forgotten_soon() {
        let memo = Memo::new(Keeping::Briefly);
        memo.recall(key("asked for"), || 1);
        memo.recall(key("forgotten"), || 1);
        for _ in 0..2 {
            memo.turn();
            assert_eq!(memo.recall(key("asked for"), || 2), 1);
        }
        assert_eq!(memo.recall(key("forgotten"), || 3), 3);
    }

    #[test]
    fn who_is_forgetful_works_it_out_each_time() {
        let memo = Memo::new(Keeping::Nothing);
        assert_eq!(memo.recall(key("a"), || 1), 1);
        assert_eq!(memo.recall(key("a"), || 2), 2);
    }

    #[test]
    fn inputs_are_told_apart_by_where_they_end() {
        let key = |inputs: [&str; 2]| Key::of(inputs);
        assert_ne!(key(["ab", "c"]), key(["a", "bc"]));
    }
}
