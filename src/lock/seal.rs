//! Seals a file, so that only who has the password reads it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec;
use ring::aead::{Aad, NONCE_LEN, Nonce};
use ring::hmac;

use crate::url::Route;

use super::Lock;

/// How hard to compress: 10 is hardest, and what 6 leaves is hardly longer.
const EFFORT: u8 = 6;

impl Lock {
    /// What is in the file at a route of the open site, sealed, as Base64. The bytes are a nonce (12), the ciphertext,
    /// and its tag (16). Before it was encrypted it was compressed (DEFLATE, RFC 1951): what browsers call the kind of
    /// the file, as in `text/html`, its name, each with a line break behind it, and what is in it.
    pub fn seal(&self, route: &Route, bytes: &[u8]) -> String {
        let locked = self.route(route);
        let mut message = compressed(route, bytes);
        let nonce = self.nonce(&locked, &message);
        let sealed = self.files.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(locked.as_str()),
            &mut message,
        );
        // AES-GCM takes up to 64 GiB.
        sealed.unwrap_or_else(|_| unreachable!("no file of a site is so long"));
        STANDARD.encode([nonce.as_slice(), &message].concat())
    }

    /// A hash of a file's name and what is in it, under a key of its own.
    fn nonce(&self, locked: &Route, message: &[u8]) -> [u8; NONCE_LEN] {
        let mut hash = hmac::Context::with_key(&self.nonces);
        hash.update(locked.as_str().as_bytes());
        // No route has a zero in it: so no two pairs of name and content are one text.
        hash.update(&[0]);
        hash.update(message);
        let tag = hash.sign();
        let mut nonce = [0; NONCE_LEN];
        nonce.copy_from_slice(&tag.as_ref()[..NONCE_LEN]);
        nonce
    }
}

fn compressed(route: &Route, bytes: &[u8]) -> Vec<u8> {
    let path = route.as_str();
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let name = path.rsplit('/').next().unwrap_or(path);
    let head = format!("{kind}\n{name}\n");
    compress_to_vec(&[head.as_bytes(), bytes].concat(), EFFORT)
}
