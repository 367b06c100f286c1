//! Reads the address that a link holds, as a browser would.
//!
//! It does not know which files there are.

use std::borrow::Cow;

use super::links::Broken;
use super::tags::decode;

/// Schemes that lead out of the site on purpose.
const EXTERNAL: [&[u8]; 4] = [b"http", b"https", b"mailto", b"tel"];

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// To another site or program.
    External,
    /// To the page that the link stands on.
    SamePage(Fragment<'a>),
    /// To the file whose route is in the buffer now.
    File(Fragment<'a>),
}

/// What follows the `#`, as written; empty where there is none.
pub(super) type Fragment<'a> = &'a [u8];

/// An attribute's value as the address that a browser reads in it: entities replaced, and without
/// the control characters that it overlooks.
pub(super) fn clean(value: &[u8]) -> Cow<'_, [u8]> {
    let is_outer = |byte: &u8| *byte <= b' ';
    let is_overlooked = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r');
    let decoded = decode(value);
    if !decoded.iter().any(is_outer) {
        return decoded;
    }
    let start = decoded.iter().position(|byte| !is_outer(byte));
    let end = decoded.iter().rposition(|byte| !is_outer(byte));
    let (Some(start), Some(end)) = (start, end) else {
        return Cow::Borrowed(&[]);
    };
    let inner = decoded[start..=end].iter().copied();
    Cow::Owned(inner.filter(|byte| !is_overlooked(byte)).collect())
}

/// Finds out where the cleaned `address` leads on a page in `folder`, and leaves the route in
/// `route` if that is a file of the site.
pub(super) fn resolve<'a>(
    address: &'a [u8],
    folder: &str,
    route: &mut Vec<u8>,
) -> Result<Target<'a>, Broken> {
    if let Some(scheme) = scheme(address) {
        let is_external = EXTERNAL
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        return if is_external {
            Ok(Target::External)
        } else {
            Err(Broken::Unsafe)
        };
    }
    let (before, fragment) = cut(address, b'#');
    let (path, _query) = cut(before, b'?');
    match path.first() {
        Some(b'/' | b'\\') => return Err(Broken::LeavesTheSite),
        None if address.is_empty() => return Err(Broken::NoSuchFile),
        None => return Ok(Target::SamePage(fragment)),
        Some(_) => {}
    }
    route.clear();
    route.extend_from_slice(folder.as_bytes());
    let mut names_file = false;
    for part in path.split(|byte| is_separator(*byte)) {
        names_file = push(part, route)?;
    }
    if names_file {
        Ok(Target::File(fragment))
    } else {
        Err(Broken::NoSuchFile)
    }
}

/// A part of an address without its percent-encoding; bytes that are no text become `U+FFFD`.
pub fn decoded(address: &str) -> String {
    let mut decoded = Vec::with_capacity(address.len());
    push_decoded(address.as_bytes(), &mut decoded);
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Writes `text` to `decoded`, which is emptied first, with what is percent-encoded decoded.
pub(super) fn percent_decode(text: &[u8], decoded: &mut Vec<u8>) {
    decoded.clear();
    push_decoded(text, decoded);
}

/// Goes one part further; says whether that part can name a file.
fn push(part: &[u8], route: &mut Vec<u8>) -> Result<bool, Broken> {
    let length = route.len();
    if length > 0 {
        route.push(b'/');
    }
    let start = route.len();
    push_decoded(part, route);
    match &route[start..] {
        b"." => {
            route.truncate(length);
            Ok(false)
        }
        b".." if length == 0 => Err(Broken::LeavesTheSite),
        b".." => {
            let parent = route[..length].iter().rposition(|byte| *byte == b'/');
            route.truncate(parent.unwrap_or(0));
            Ok(false)
        }
        b"" => Err(Broken::NoSuchFile),
        // A slash that was encoded is part of a name, and no name has one.
        name if name.contains(&b'/') => Err(Broken::NoSuchFile),
        _ => Ok(true),
    }
}

fn push_decoded(text: &[u8], decoded: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(position) = rest.iter().position(|byte| *byte == b'%') {
        decoded.extend_from_slice(&rest[..position]);
        let digit = |at: usize| rest.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        if let (Some(high), Some(low)) = (digit(position + 1), digit(position + 2))
            && let Ok(byte) = u8::try_from(high * 16 + low)
        {
            decoded.push(byte);
            rest = &rest[position + 3..];
        } else {
            decoded.push(b'%');
            rest = &rest[position + 1..];
        }
    }
    decoded.extend_from_slice(rest);
}

/// The scheme that an address begins with, if it has one.
fn scheme(address: &[u8]) -> Option<&[u8]> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let end = address.iter().position(|byte| !is_part(*byte))?;
    let is_scheme = address[end] == b':' && address[0].is_ascii_alphabetic();
    is_scheme.then_some(&address[..end])
}

/// `text` up to the first `byte`, and what follows it.
fn cut(text: &[u8], byte: u8) -> (&[u8], &[u8]) {
    match text.iter().position(|other| *other == byte) {
        Some(position) => (&text[..position], &text[position + 1..]),
        None => (text, &[]),
    }
}

/// Browsers take a backslash for a slash.
fn is_separator(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}
