//! Names a snapshot by all that a build of it depends on.

use xxhash_rust::xxh3::Xxh3;

use crate::cache::Key;

use super::Overrides;
use super::files::Found;

/// Hashes all that a build depends on.
pub(super) struct Fingerprint(Xxh3);

impl Fingerprint {
    /// Begins with what is no file: this version of Starling, and the overrides.
    pub(super) fn new(overrides: &Overrides) -> Self {
        let mut fingerprint = Self(Xxh3::new());
        fingerprint.add(env!("SOURCES_OF_STARLING").as_bytes());
        fingerprint.add(&[u8::from(overrides.drafts)]);
        let mut environment: Vec<_> = overrides.environment.iter().collect();
        environment.sort_unstable();
        for (name, value) in environment {
            if name.starts_with("STARLING_") {
                fingerprint.add(name.as_bytes());
                fingerprint.add(value.as_bytes());
            }
        }
        for (flag, _, value) in &overrides.flags {
            fingerprint.add(flag.as_bytes());
            fingerprint.add(value.as_bytes());
        }
        fingerprint
    }

    /// Adds one input, its length first, so that no two sequences of inputs look alike.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds files with their paths.
    pub(super) fn add_all(&mut self, files: &[Found]) {
        self.add(&(files.len() as u64).to_le_bytes());
        for file in files {
            self.add(file.path.as_bytes());
            self.add(file.key.to_string().as_bytes());
        }
    }

    /// Names what was added so far.
    pub(super) fn so_far(&self) -> Key {
        Key::of(&self.0.digest128())
    }

    /// The fingerprint in hexadecimal figures.
    pub(super) fn finish(self) -> String {
        format!("{:032x}", self.0.digest128())
    }
}
