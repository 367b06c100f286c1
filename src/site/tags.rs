//! Finds the attributes of a page that link somewhere or can be linked to.
//!
//! It reads tags as browsers do, but builds no tree and says nothing about whether the page is
//! well formed.

use std::borrow::Cow;

use memchr::memchr;

/// An attribute that matters for links; its value is as written, entities and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute<'a> {
    /// Names a place in the page.
    Anchor(&'a [u8]),
    /// Leads somewhere.
    Link(&'a [u8]),
    /// Lists several files, of which the browser takes one (`srcset`).
    Candidates(&'a [u8]),
}

/// Shows `visit` every such attribute of a page, in order.
///
/// Comments and the insides of scripts, styles, titles and text areas are passed over.
pub(super) fn scan<'a>(html: &'a [u8], mut visit: impl FnMut(Attribute<'a>)) {
    let mut rest = html;
    while let Some(tag) = after(rest, b'<') {
        rest = match tag {
            [b'a'..=b'z' | b'A'..=b'Z', ..] => after_start_tag(tag, &mut visit),
            [b'!', b'-', b'-', comment @ ..] => after_comment(comment),
            // Most end tags are so short that a loop is faster than a search.
            [b'/', ..] => split(tag, |byte| byte == b'>').1,
            [b'!' | b'?', ..] => after(tag, b'>').unwrap_or_default(),
            _ => tag,
        };
    }
}

/// Replaces the entities of an attribute's value that can matter in a link.
pub(super) fn decode(value: &[u8]) -> Cow<'_, [u8]> {
    if !value.contains(&b'&') {
        return Cow::Borrowed(value);
    }
    let mut decoded = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((&byte, after_byte)) = rest.split_first() {
        if byte == b'&'
            && let Some((character, length)) = entity(after_byte)
        {
            decoded.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &after_byte[length..];
        } else {
            decoded.push(byte);
            rest = after_byte;
        }
    }
    Cow::Owned(decoded)
}

/// The addresses that a `srcset` lists.
pub(super) fn candidates(list: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = list;
    std::iter::from_fn(move || {
        rest = skip(rest, |byte| byte.is_ascii_whitespace() || byte == b',');
        let (mut address, after_address) = split(rest, |byte| byte.is_ascii_whitespace());
        rest = after_address;
        if address.ends_with(b",") {
            while let Some(shorter) = address.strip_suffix(b",") {
                address = shorter;
            }
        } else {
            rest = after(rest, b',').unwrap_or_default();
        }
        (!address.is_empty()).then_some(address)
    })
}

/// Reads a start tag from its name on, and returns what follows it and its raw text.
fn after_start_tag<'a>(tag: &'a [u8], visit: &mut impl FnMut(Attribute<'a>)) -> &'a [u8] {
    let (element, mut rest) = split(tag, ends_name);
    loop {
        rest = skip(rest, |byte| byte.is_ascii_whitespace() || byte == b'/');
        match rest {
            [] => return rest,
            [b'>', content @ ..] => return after_raw_text(element, content),
            [_, others @ ..] => {
                // Whatever stands first belongs to the name, even a `=`.
                let (name, after_name) = split(others, ends_attribute_name);
                let name = &rest[..=name.len()];
                let (value, after_value) = value(after_name);
                rest = after_value;
                if let Some(attribute) = attribute(element, name, value) {
                    visit(attribute);
                }
            }
        }
    }
}

/// Reads `= value` behind an attribute's name, if there is one.
fn value(rest: &[u8]) -> (&[u8], &[u8]) {
    let Some(rest) = skip(rest, is_space).strip_prefix(b"=") else {
        return (&[], rest);
    };
    match skip(rest, is_space) {
        [quote @ (b'"' | b'\''), rest @ ..] => match memchr(*quote, rest) {
            Some(end) => (&rest[..end], &rest[end + 1..]),
            None => (rest, &[]),
        },
        rest => split(rest, |byte| is_space(byte) || byte == b'>'),
    }
}

fn attribute<'a>(element: &[u8], name: &[u8], value: &'a [u8]) -> Option<Attribute<'a>> {
    const LINKS: [&[u8]; 6] = [
        b"href",
        b"src",
        b"action",
        b"formaction",
        b"poster",
        b"xlink:href",
    ];
    // Most attributes are these.
    if name == b"class" {
        return None;
    }
    if name.eq_ignore_ascii_case(b"id")
        || name.eq_ignore_ascii_case(b"name") && element.eq_ignore_ascii_case(b"a")
    {
        Some(Attribute::Anchor(value))
    } else if name.eq_ignore_ascii_case(b"srcset") {
        Some(Attribute::Candidates(value))
    } else {
        LINKS
            .iter()
            .any(|link| name.eq_ignore_ascii_case(link))
            .then_some(Attribute::Link(value))
    }
}

/// What follows the raw text of an element that has some: its end tag.
fn after_raw_text<'a>(element: &[u8], content: &'a [u8]) -> &'a [u8] {
    const RAW: [&[u8]; 4] = [b"script", b"style", b"textarea", b"title"];
    const SHORTEST: usize = 5;
    if element.len() < SHORTEST || !RAW.iter().any(|raw| element.eq_ignore_ascii_case(raw)) {
        return content;
    }
    let mut rest = content;
    while let Some(tag) = after(rest, b'<') {
        if let [b'/', name @ ..] = tag
            && split(name, ends_name).0.eq_ignore_ascii_case(element)
        {
            return name;
        }
        rest = tag;
    }
    &[]
}

/// What follows a comment, of which `comment` is all behind its opening.
fn after_comment(comment: &[u8]) -> &[u8] {
    if let [b'>', rest @ ..] | [b'-', b'>', rest @ ..] = comment {
        return rest;
    }
    let mut rest = comment;
    while let Some(following) = after(rest, b'>') {
        let inside = &comment[..comment.len() - following.len() - 1];
        if inside.ends_with(b"--") || inside.ends_with(b"--!") {
            return following;
        }
        rest = following;
    }
    &[]
}

/// The character that an entity stands for, and its length; `rest` follows the `&`.
fn entity(rest: &[u8]) -> Option<(char, usize)> {
    const NAMED: [(&[u8], char); 14] = [
        (b"amp;", '&'),
        (b"quot;", '"'),
        (b"apos;", '\''),
        (b"lt;", '<'),
        (b"gt;", '>'),
        // A link may be disguised with these.
        (b"colon;", ':'),
        (b"sol;", '/'),
        (b"bsol;", '\\'),
        (b"period;", '.'),
        (b"num;", '#'),
        (b"quest;", '?'),
        (b"percnt;", '%'),
        (b"Tab;", '\t'),
        (b"NewLine;", '\n'),
    ];
    if let Some(number) = rest.strip_prefix(b"#") {
        let (prefix, digits, radix) = match number {
            [b'x' | b'X', digits @ ..] => (2, digits, 16),
            digits => (1, digits, 10),
        };
        let (digits, end) = split(digits, |byte| !char::from(byte).is_digit(radix));
        let code = u32::from_str_radix(str::from_utf8(digits).ok()?, radix).ok()?;
        // Browsers forgive a semicolon that is missing.
        let length = prefix + digits.len() + usize::from(end.starts_with(b";"));
        return Some((char::from_u32(code)?, length));
    }
    let named = NAMED.iter().find(|(name, _)| rest.starts_with(name));
    named.map(|(name, character)| (*character, name.len()))
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

fn ends_name(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0C' | b'\r' | b'/' | b'>')
}

fn ends_attribute_name(byte: u8) -> bool {
    byte == b'=' || ends_name(byte)
}

/// What follows the next `byte`, if there is one.
fn after(rest: &[u8], byte: u8) -> Option<&[u8]> {
    let position = memchr(byte, rest)?;
    Some(&rest[position + 1..])
}

/// `rest` from the first byte on that is not to be skipped.
fn skip(rest: &[u8], is_skipped: impl Fn(u8) -> bool) -> &[u8] {
    split(rest, |byte| !is_skipped(byte)).1
}

/// `rest` up to the first byte that ends it, and from there on.
fn split(rest: &[u8], ends: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    let end = rest.iter().position(|&byte| ends(byte));
    rest.split_at(end.unwrap_or(rest.len()))
}
