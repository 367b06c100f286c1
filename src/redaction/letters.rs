//! Takes a text apart into what a reader sees of it: letters in one form, and gaps between words.
//! Markup, invisible characters and the ways to write a character otherwise are seen through.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::html::entity;

/// Something that a reader sees, and its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) kind: SeenKind,
    pub(super) place: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SeenKind {
    /// A letter or figure, in small and without accents.
    Letter { letter: char, case: Case },
    /// Space, a line break, or a sign between words.
    Gap,
    /// An empty line: what is on both sides of it does not belong together.
    Break,
    /// An apostrophe, which parts no words.
    Apostrophe,
    /// Markup or something invisible.
    Hidden,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Upper,
    Lower,
    Figure,
    /// Of a script that has no cases, and often no gaps between words either.
    None,
}

/// How tags are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tags {
    /// As hidden: what is shown counts.
    Hidden,
    /// As text: what is written counts.
    Text,
}

/// What a reader sees of a text.
pub(super) fn seen(text: &str, tags: Tags) -> Vec<Seen> {
    let mut seen = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kinds, length) = match letter {
            '<' if tags == Tags::Hidden => tag(rest),
            '&' => entity(&rest[1..]).map(|(letter, length)| (kinds_of(letter), length + 1)),
            '\\' => escape(rest),
            '%' => percent(rest),
            '\n' => Some(line_break(rest)),
            _ => None,
        }
        .unwrap_or_else(|| (kinds_of(letter), letter.len_utf8()));
        let place = at..at + length;
        match kinds {
            Kinds::One(kind) => seen.push(Seen { kind, place }),
            Kinds::Letters(letters, case) => {
                seen.extend(letters.into_iter().map(|letter| Seen {
                    kind: SeenKind::Letter { letter, case },
                    place: place.clone(),
                }));
            }
        }
        at += length;
    }
    seen
}

enum Kinds {
    One(SeenKind),
    /// One character may be several letters, as ß is.
    Letters(Vec<char>, Case),
}

fn kinds_of(letter: char) -> Kinds {
    // Most letters are their own small form.
    if letter.is_ascii_alphanumeric() {
        return Kinds::One(SeenKind::Letter {
            letter: letter.to_ascii_lowercase(),
            case: case_of(letter),
        });
    }
    if matches!(letter, '\'' | '’' | '‘' | 'ʼ') {
        return Kinds::One(SeenKind::Apostrophe);
    }
    if is_invisible(letter) || matches!(letter, '*' | '~' | '`') {
        return Kinds::One(SeenKind::Hidden);
    }
    if letter.is_ascii() {
        return Kinds::One(SeenKind::Gap);
    }
    let letters = folded(letter);
    if letters.is_empty() {
        let kind = if unicode_normalization::char::is_combining_mark(letter) {
            SeenKind::Hidden
        } else {
            SeenKind::Gap
        };
        return Kinds::One(kind);
    }
    Kinds::Letters(letters, case_of(letter))
}

fn case_of(letter: char) -> Case {
    match letter {
        _ if letter.is_numeric() => Case::Figure,
        _ if letter.is_uppercase() => Case::Upper,
        _ if letter.is_lowercase() => Case::Lower,
        _ => Case::None,
    }
}

/// The letters of a character in the form in which names are compared: compatible forms are one, upper
/// and lower case are one (through upper case, which folds ß and the final sigma), and so are letters
/// with and without accents. Empty for what is no letter.
fn folded(letter: char) -> Vec<char> {
    let upper = std::iter::once(letter).nfkd().flat_map(char::to_uppercase);
    let lower = upper.flat_map(char::to_lowercase).nfkd();
    let letters = lower.filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
    let is_letter = |letter: &char| {
        letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(*letter)
    };
    let letters: Vec<char> = letters.filter(is_letter).collect();
    let letters = letters.into_iter().flat_map(|it| match plain(it) {
        Some(plain) => plain.chars().collect(),
        None => vec![it],
    });
    letters.collect()
}

/// What people write for a letter that their keyboard does not have, where it is no letter with an accent.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// Characters that nobody sees: soft hyphens, zero-width characters, marks of direction, selectors of a
/// form, the byte order mark.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}' | '\u{1160}'
            | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    ) || (letter.is_control() && !letter.is_whitespace())
}

/// The tags that stand within a word or a sentence; the others part what is before and behind them.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "u",
];

/// The tag or comment that `text` begins with.
fn tag(text: &str) -> Option<(Kinds, usize)> {
    if text.starts_with("<!--") {
        let end = text.find("-->")?;
        return Some((Kinds::One(SeenKind::Hidden), end + 3));
    }
    let inside = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let name = inside.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let name = inside[..name].to_ascii_lowercase();
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let kind = if INLINE.contains(&name.as_str()) || name == "wbr" {
        SeenKind::Hidden
    } else {
        SeenKind::Gap
    };
    Some((Kinds::One(kind), text.find('>')? + 1))
}

/// A backslash: an escape of TOML, YAML or JSON, a line break that does not count, or one that keeps
/// Markdown from reading a sign.
fn escape(text: &str) -> Option<(Kinds, usize)> {
    let rest = &text[1..];
    let first = rest.chars().next()?;
    let digits = match first {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\r' | '\n' => return Some((Kinds::One(SeenKind::Hidden), 1)),
        _ if first.is_ascii_punctuation() => return Some((Kinds::One(SeenKind::Hidden), 1)),
        _ => return None,
    };
    let code = rest.get(1..=digits)?;
    let letter = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
    Some((kinds_of(letter), digits + 2))
}

/// Percent-encoded bytes: those of one character.
fn percent(text: &str) -> Option<(Kinds, usize)> {
    let byte = |at: usize| {
        let code = text.get(at..at + 3)?.strip_prefix('%')?;
        u8::from_str_radix(code, 16).ok()
    };
    let mut bytes = vec![byte(0)?];
    while std::str::from_utf8(&bytes).is_err() && bytes.len() < 4 {
        bytes.push(byte(bytes.len() * 3)?);
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((kinds_of(letter), bytes.len() * 3))
}

/// A line break with the marks of quotes and lists behind it; two of them are a break.
fn line_break(text: &str) -> (Kinds, usize) {
    let is_mark = |letter: char| letter.is_whitespace() || letter == '>';
    let marks = text.find(|letter| !is_mark(letter)).unwrap_or(text.len());
    let lines = text[..marks].split('\n').skip(1);
    let is_empty = |line: &str| line.trim().is_empty();
    let breaks = lines.clone().count();
    let empty = lines.take(breaks.saturating_sub(1)).any(is_empty);
    let kind = if empty {
        SeenKind::Break
    } else {
        SeenKind::Gap
    };
    (Kinds::One(kind), marks)
}
