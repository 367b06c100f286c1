//! Replaces the entities of an attribute's value.

use std::borrow::Cow;

/// The entities that can matter in a link or a name: those that escaping writes, and those that may
/// disguise an address or a word.
const NAMED: [(&str, char); 22] = [
    ("amp;", '&'),
    ("quot;", '"'),
    ("apos;", '\''),
    ("lt;", '<'),
    ("gt;", '>'),
    ("colon;", ':'),
    ("sol;", '/'),
    ("bsol;", '\\'),
    ("period;", '.'),
    ("num;", '#'),
    ("quest;", '?'),
    ("percnt;", '%'),
    ("Tab;", '\t'),
    ("NewLine;", '\n'),
    ("nbsp;", '\u{a0}'),
    ("shy;", '\u{ad}'),
    ("zwnj;", '\u{200c}'),
    ("zwj;", '\u{200d}'),
    ("rsquo;", '’'),
    ("lsquo;", '‘'),
    ("ndash;", '–'),
    ("mdash;", '—'),
];

/// `value` with its entities replaced, as far as they can matter in a link.
pub fn decode_entities(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        if let Some((character, length)) = entity(after) {
            decoded.push(character);
            rest = &after[length..];
        } else {
            decoded.push('&');
            rest = after;
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The character that an entity stands for, and its length in bytes; `rest` follows the `&`.
pub fn entity(rest: &str) -> Option<(char, usize)> {
    let Some(number) = rest.strip_prefix('#') else {
        let (name, character) = NAMED.iter().find(|(name, _)| rest.starts_with(name))?;
        return Some((*character, name.len()));
    };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let end = digits.find(|letter: char| !letter.is_digit(radix));
    let (digits, after) = digits.split_at(end.unwrap_or(digits.len()));
    let code = u32::from_str_radix(digits, radix).ok()?;
    // Browsers forgive a semicolon that is missing.
    let length = rest.len() - after.len() + usize::from(after.starts_with(';'));
    Some((char::from_u32(code)?, length))
}
