//! Encrypts finished files: bytes to bytes, and names to names.
//!
//! Standard parts only, such as every browser has in its `WebCrypto`:
//!
//! - The password becomes a key by PBKDF2-HMAC-SHA-256 with [`ROUNDS`] rounds and a [`Salt`] of the site; from
//!   that, HKDF-SHA-256 makes one key for each purpose.
//! - A file is compressed, and sealed with AES-256-GCM. Its name is authenticated with it, so that no host can give
//!   one file for another.
//! - A file's name is a hash under a key of its own: HMAC-SHA-256.
//!
//! The same password, salt and content make the same bytes, so that only what has changed is uploaded again. For
//! this, the nonce of a file is a keyed hash of its name and its content, as in the synthetic nonces of RFC 5297. That
//! is sound: what must never happen is two messages under one key and nonce, and two different messages have the same
//! nonce only where HMAC-SHA-256, cut to 96 bits, happens to agree. Somebody who compares two uploads learns which
//! files have changed, which their hosts see anyway.

mod links;
mod names;
mod salt;
mod seal;
mod strength;

use std::num::NonZeroU32;

use ring::aead::{AES_256_GCM, LessSafeKey, UnboundKey};
use ring::{hkdf, hmac, pbkdf2};
use unicode_normalization::UnicodeNormalization;

pub use links::with_locked_links;
pub use salt::Salt;
pub use strength::{Strength, strength};

/// How often PBKDF2 hashes: what OWASP's "Password Storage Cheat Sheet" asks for with HMAC-SHA-256.
pub const ROUNDS: u32 = 600_000;

/// The length of every key, in bytes.
const KEY_LENGTH: usize = 32;

/// Seals the files of one site.
pub struct Lock {
    salt: Salt,
    files: LessSafeKey,
    nonces: hmac::Key,
    names: hmac::Key,
    builds: hmac::Key,
}

impl Lock {
    /// A lock that this password opens. It takes a while to make, on purpose.
    pub fn new(password: &str, salt: Salt) -> Self {
        // However a keyboard composes its letters, they are the same password.
        let password: String = password.nfc().collect();
        let rounds = NonZeroU32::new(ROUNDS).unwrap_or(NonZeroU32::MIN);
        let mut secret = [0; KEY_LENGTH];
        let algorithm = pbkdf2::PBKDF2_HMAC_SHA256;
        pbkdf2::derive(
            algorithm,
            rounds,
            salt.bytes(),
            password.as_bytes(),
            &mut secret,
        );
        let keys = hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(&secret);
        let signing = |purpose| hmac::Key::new(hmac::HMAC_SHA256, &key_for(&keys, purpose));
        Self {
            salt,
            files: LessSafeKey::new(
                UnboundKey::new(&AES_256_GCM, &key_for(&keys, "files"))
                    .unwrap_or_else(|_| unreachable!("a key of AES-256 has 32 bytes")),
            ),
            nonces: signing("nonces"),
            names: signing("names"),
            builds: signing("builds"),
        }
    }

    /// The salt of the site, which is no secret.
    pub fn salt(&self) -> Salt {
        self.salt
    }

    /// Stands for a fingerprint of content where others may read it: without the password nobody can find out
    /// whether it is that of a content they guess.
    pub fn keyed(&self, fingerprint: &str) -> u128 {
        let tag = hmac::sign(&self.builds, fingerprint.as_bytes());
        tag.as_ref()[..16]
            .iter()
            .fold(0, |number, byte| number << 8 | u128::from(*byte))
    }
}

/// The key for one purpose.
fn key_for(keys: &hkdf::Prk, purpose: &str) -> [u8; KEY_LENGTH] {
    let mut key = [0; KEY_LENGTH];
    keys.expand(&[b"starling ", purpose.as_bytes()], hkdf::HKDF_SHA256)
        .and_then(|made| made.fill(&mut key))
        .unwrap_or_else(|_| unreachable!("HKDF-SHA-256 makes keys of 32 bytes"));
    key
}
