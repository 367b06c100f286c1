//! The incremental cache: remembers what pure functions returned, by a hash of all their inputs.
//!
//! It knows neither the functions nor their inputs. As a key covers every input, what is remembered
//! cannot be out of date.

use std::any::Any;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use xxhash_rust::xxh3::Xxh3;

/// For how many rounds a value that nobody asks for is kept: long enough to take a change back.
const ROUNDS: u64 = 8;

/// A hash of 128 bits that stands for some values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u128);

impl Key {
    /// The key of a value, such as a tuple of all inputs of a function.
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = KeyHasher(Xxh3::new());
        value.hash(&mut hasher);
        Self(hasher.0.digest128())
    }

    /// The key that was written as `text`.
    pub fn parse(text: &str) -> Option<Self> {
        u128::from_str_radix(text, 16).ok().map(Self)
    }
}

/// Writes 32 hexadecimal digits.
impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Key({self})")
    }
}

/// Hashes to 128 bits: with fewer, two stories of a lifetime of saves might share a key.
struct KeyHasher(Xxh3);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.digest()
    }
}

/// Values that were computed in this round and the last ones.
#[derive(Default)]
pub struct Cache(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    by_key: HashMap<(&'static str, Key), CacheEntry>,
    round: u64,
}

struct CacheEntry {
    value: Arc<OnceLock<Arc<dyn Any + Send + Sync>>>,
    /// The round in which it was last asked for.
    last_used: u64,
}

impl Cache {
    /// What `compute` returns for `inputs`; it is called only where that is not known. `query` names
    /// the function.
    ///
    /// Whoever asks for a value that is being computed waits for it, so `compute` must not wait for
    /// other threads.
    ///
    /// # Panics
    /// Where one query name is used for two types of values.
    pub fn get_or_insert_with<V: Send + Sync + 'static>(
        &self,
        query: &'static str,
        inputs: &impl Hash,
        compute: impl FnOnce() -> V,
    ) -> Arc<V> {
        let slot = self.entries().slot(query, Key::of(inputs));
        let value = Arc::clone(slot.get_or_init(|| Arc::new(compute())));
        value.downcast().expect("a query has one type of values")
    }

    /// Begins the next round, and drops what nobody has asked for over the last ones.
    pub fn evict(&self) {
        let mut entries = self.entries();
        entries.round += 1;
        let oldest = entries.round.saturating_sub(ROUNDS);
        entries.by_key.retain(|_, entry| entry.last_used >= oldest);
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    fn slot(&mut self, query: &'static str, key: Key) -> Arc<OnceLock<Arc<dyn Any + Send + Sync>>> {
        let entry = self
            .by_key
            .entry((query, key))
            .or_insert_with(|| CacheEntry {
                value: Arc::default(),
                last_used: 0,
            });
        entry.last_used = self.round;
        Arc::clone(&entry.value)
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.entries().by_key.len();
        formatter
            .debug_struct("Cache")
            .field("entries", &entries)
            .finish()
    }
}
