//! The words, figures and signs of a text, one by one.

use std::borrow::Cow;
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

/// A word, a figure or a sign.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Where it is, in bytes.
    pub(super) range: Range<usize>,
    /// How much a figure is.
    pub(super) value: Option<f64>,
    /// The same for words that are spelled alike, by a straight apostrophe or a curly one.
    pub(super) key: u64,
    /// Whether it is a word and no sign.
    pub(super) is_word: bool,
    /// The key of the word in front of an apostrophe: of `I` in `I'd`, but not of `won` in `won't`.
    pub(super) key_of_first: Option<u64>,
}

impl Token {
    fn new(text: &str, range: Range<usize>, value: Option<f64>) -> Self {
        let parted = text.split_once(APOSTROPHES);
        let parted = parted.filter(|(_, behind)| *behind != REST_OF_NOT);
        Self {
            range,
            value,
            key: key(text),
            is_word: text.starts_with(char::is_alphabetic),
            key_of_first: parted.map(|(first, _)| key(first)),
        }
    }
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// What is left of `not` behind an apostrophe. The word in front of it is none by itself, or another one.
const REST_OF_NOT: &str = "t";

/// The tokens of a text in small letters, without its blanks. A word keeps its apostrophe; hyphens stand
/// alone.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, value) = if first.is_ascii_digit() {
            figure(rest)
        } else if first.is_alphabetic() {
            (word(rest), None)
        } else {
            (first.len_utf8(), None)
        };
        if !first.is_whitespace() {
            let range = at..at + length;
            tokens.push(Token::new(&text[range.clone()], range, value));
        }
        at += length;
    }
    tokens
}

/// The same for words that are spelled alike.
pub(super) fn key(word: &str) -> u64 {
    xxh3_64(with_straight_apostrophe(word).as_bytes())
}

/// A word as languages' files spell it.
pub(super) fn with_straight_apostrophe(word: &str) -> Cow<'_, str> {
    if word.contains('’') {
        Cow::Owned(word.replace('’', "'"))
    } else {
        Cow::Borrowed(word)
    }
}

/// How long the word is that `text` begins with, in bytes. An apostrophe at its end is a quotation mark.
fn word(text: &str) -> usize {
    let is_inside = |letter: char| letter.is_alphabetic() || APOSTROPHES.contains(&letter);
    let end = text.find(|letter| !is_inside(letter)).unwrap_or(text.len());
    text[..end].trim_end_matches(APOSTROPHES).len()
}

/// How long the figure is that `text` begins with, and how much: `1,250`, `1.5`, `18:10`; `None` where it is
/// no one number, such as a version or a date. A comma parts thousands where three figures follow it, else it
/// stands for a point. Where both are there, the last one is the point: `1,250.50`.
fn figure(text: &str) -> (usize, Option<f64>) {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || matches!(bytes.get(end), Some(b',' | b'.' | b':')) && is_digit(end + 1) {
        end += 1;
    }
    let written = &text[..end];
    let groups: Vec<&str> = written.split([',', '.']).collect();
    let has_both = written.contains(',') && written.contains('.');
    let are_thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let parses_thousands = are_thousands && (groups.len() > 2 || written.contains(','));
    let value = if written.contains(':') {
        written.split(':').next().and_then(|hour| hour.parse().ok())
    } else if has_both {
        let thousands = if written.rfind(',') < written.rfind('.') {
            ','
        } else {
            '.'
        };
        written
            .replace(thousands, "")
            .replace(',', ".")
            .parse()
            .ok()
    } else if parses_thousands {
        groups.concat().parse().ok()
    } else {
        written.replace(',', ".").parse().ok()
    };
    (end, value)
}
