//! Percent-encoding of addresses.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` without its percent-encoding. What is not valid stays as it is; bytes that are no UTF-8
/// become `U+FFFD`.
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let encoded = encoded_byte(&bytes[at..]);
        decoded.push(encoded.unwrap_or(bytes[at]));
        at += if encoded.is_some() { 3 } else { 1 };
    }
    Cow::Owned(String::from_utf8_lossy(&decoded).into_owned())
}

/// The byte that `bytes` begin with in the form `%2F`.
fn encoded_byte(bytes: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = bytes else {
        return None;
    };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Appends `path` to `address`. Characters that mean something in a URL or in HTML are encoded;
/// letters of any script stay readable.
pub(super) fn push_percent_encoded(address: &mut String, path: &str) {
    for character in path.chars() {
        if stays_readable(character) {
            address.push(character);
            continue;
        }
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            // A text takes whatever is written to it.
            let _ = write!(address, "%{byte:02X}");
        }
    }
}

fn stays_readable(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric() || "/-._~!$()*+,;=@".contains(character)
    } else {
        !character.is_whitespace() && !character.is_control()
    }
}
