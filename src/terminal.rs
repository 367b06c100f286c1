//! Makes text safe to print: what comes from files, names and arguments cannot command a terminal.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text for a terminal, with colours of our own. Whatever else would command the terminal is shown
/// as what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn(String);

impl Drawn {
    /// Text that has nothing but colours as terminal codes; other codes are shown.
    pub fn new(styled: &str) -> Self {
        let mut drawn = String::with_capacity(styled.len());
        let mut rest = styled;
        while let Some(start) = rest.find(|letter| letter != '\n' && is_command(letter)) {
            drawn.push_str(&rest[..start]);
            rest = &rest[start..];
            let length = colour(rest).unwrap_or_else(|| {
                let first = rest.chars().next();
                first.map_or(rest.len(), char::len_utf8)
            });
            let (command, after) = rest.split_at(length);
            match colour(command) {
                Some(_) => drawn.push_str(command),
                None => drawn.push('\u{fffd}'),
            }
            rest = after;
        }
        drawn.push_str(rest);
        Self(drawn)
    }

    /// Several texts below each other, with an empty line between them.
    pub fn below_each_other(all: &[Self]) -> Self {
        let all: Vec<&str> = all.iter().map(Self::as_str).collect();
        Self(all.join("\n"))
    }

    /// The text, with colours as terminal codes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The length of the terminal code for a colour that `text` begins with, in bytes.
fn colour(text: &str) -> Option<usize> {
    let code = text.strip_prefix("\u{1b}[")?;
    let end = code.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
    code[end..].starts_with('m').then_some(end + 3)
}

/// The text in one line, with every character that would command a terminal shown as what it is: `␛`
/// of a code, `\u{202e}` of a change of direction.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_command) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            // The block of pictures has one for each control character, in their order.
            '\0'..='\u{1f}' => {
                visible.extend(char::from_u32(0x2400 + u32::from(letter)));
            }
            '\u{7f}' => visible.push('\u{2421}'),
            _ if is_command(letter) => visible.extend(letter.escape_unicode()),
            _ => visible.push(letter),
        }
    }
    Cow::Owned(visible)
}

/// The text in lines of at most `width` columns, broken between words; behind the first each begins with
/// `indent`. A longer word has a line of its own.
pub fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split_inclusive(' ') {
        let length = word.trim_end().width();
        if column > indent.width() && column + length > width {
            lines.truncate(lines.trim_end().len());
            lines.push('\n');
            lines.push_str(indent);
            column = indent.width();
        }
        lines.push_str(word);
        column += word.width();
    }
    lines
}

/// The text where it has at most `width` columns, or else its beginning and `…`.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut column = 1;
    let fits = |letter: &char| {
        column += letter.width().unwrap_or(0);
        column <= width
    };
    let beginning: String = text.chars().take_while(fits).collect();
    Cow::Owned(format!("{}…", beginning.trim_end()))
}

/// The value as JSON in one line, with every character that would command a terminal escaped.
pub fn json(value: &Value) -> String {
    let mut json = String::new();
    for letter in value.to_string().chars() {
        if is_command(letter) {
            // All of them have four digits at most, which is what JSON has room for.
            let _ = write!(json, "\\u{:04x}", u32::from(letter));
        } else {
            json.push(letter);
        }
    }
    json
}

/// Whether a terminal may obey a character instead of showing it: the control characters of ASCII and
/// of ISO 6429, line and paragraph separators, and what changes the direction of text.
fn is_command(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}
