//! Frees the title of a story from what people put around it: `Story 3: [Pressure] "The leak" (2019)`.

use std::ops::Range;

use crate::naming::{Names, plain_words};

use super::line::trimmed;
use super::ornament::without_ornaments;

/// A title without its decoration. All places are in bytes of the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Title {
    /// The title itself.
    pub(super) words: Range<usize>,
    /// Themes that it names beside.
    pub(super) themes: Vec<Range<usize>>,
    /// What else it says of the story: where it was, and when.
    pub(super) aside: Option<Range<usize>>,
}

/// How many letters the number of a story takes at most, with the word before it.
const LONGEST_COUNT: usize = 28;

/// Takes the decoration off a title.
pub(super) fn title(text: &str, words: Range<usize>, names: &Names) -> Title {
    let mut title = Title {
        words: plain(text, words),
        ..Title::default()
    };
    title.take_theme(text);
    if let Some(rest) = behind_count(text, title.words.clone(), names) {
        title.words = plain(text, rest..title.words.end);
    }
    title.take_theme(text);
    title.take_aside(text);
    title.take_quoted(text);
    title.words = plain(text, title.words);
    title
}

impl Title {
    /// `[Pressure] The leak`
    fn take_theme(&mut self, text: &str) {
        let said = &text[self.words.clone()];
        for (open, close) in [('[', ']'), ('【', '】')] {
            let Some(end) = said.strip_prefix(open).and_then(|it| it.find(close)) else {
                continue;
            };
            let start = self.words.start + open.len_utf8();
            let rest = start + end + close.len_utf8();
            let goes_on = !text[rest..self.words.end].trim().is_empty();
            if goes_on && !text[rest..self.words.end].starts_with('(') {
                self.themes.push(trimmed(text, start..start + end));
                self.words = plain(text, rest..self.words.end);
                return;
            }
        }
    }

    /// `The leak (Northwind, 2019)`, `The leak (Pressure)`
    fn take_aside(&mut self, text: &str) {
        let said = &text[self.words.clone()];
        for (open, close) in [('(', ')'), ('（', '）')] {
            let Some(start) = said.strip_suffix(close).and_then(|it| it.rfind(open)) else {
                continue;
            };
            if said[..start].trim().is_empty() {
                continue;
            }
            let inside =
                self.words.start + start + open.len_utf8()..self.words.end - close.len_utf8();
            let words = &text[inside.clone()];
            let is_theme = words.split_whitespace().count() <= 2
                && !words.contains([',', '，'])
                && !words.contains(|it: char| it.is_ascii_digit());
            if is_theme {
                self.themes.push(trimmed(text, inside));
            } else {
                self.aside = Some(trimmed(text, inside));
            }
            self.words = plain(text, self.words.start..self.words.start + start);
            return;
        }
    }

    /// `Pressure — "The leak"`
    fn take_quoted(&mut self, text: &str) {
        let said = &text[self.words.clone()];
        for (open, close) in QUOTES {
            let Some(start) = said.strip_suffix(close).and_then(|it| it.rfind(open)) else {
                continue;
            };
            let before = said[..start].trim_end();
            let theme = before
                .trim_end_matches(['—', '–', '-', ':', '：'])
                .trim_end();
            if theme.is_empty() || theme.len() == before.len() {
                continue;
            }
            let theme_start = self.words.start;
            self.themes.push(theme_start..theme_start + theme.len());
            self.words = self.words.start + start..self.words.end;
            return;
        }
    }
}

/// Quotes around a whole title.
pub(super) const QUOTES: [(char, char); 7] = [
    ('"', '"'),
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('「', '」'),
    ('《', '》'),
    ('\'', '\''),
];

/// Words without ornaments, marks of emphasis and quotes around all of them.
fn plain(text: &str, words: Range<usize>) -> Range<usize> {
    let mut words = without_ornaments(text, words);
    loop {
        let said = &text[words.clone()];
        let end = said.trim_end_matches(|it: char| {
            !it.is_alphanumeric()
                && !it.is_ascii_punctuation()
                && !"”“»」》）】？！。…％€£".contains(it)
        });
        let pairs = [
            ("**", "**"),
            ("__", "__"),
            ("*", "*"),
            ("_", "_"),
            ("`", "`"),
        ];
        let around = pairs
            .into_iter()
            .map(|(open, close)| (open.to_owned(), close.to_owned()));
        let quotes = QUOTES
            .iter()
            .map(|(open, close)| (open.to_string(), close.to_string()));
        let mut around = around.chain(quotes);
        let found = around.find(|(open, close)| {
            let inner = end
                .strip_prefix(open.as_str())
                .and_then(|it| it.strip_suffix(close.as_str()));
            inner.is_some_and(|it| !it.trim().is_empty() && !it.contains(open.as_str()))
        });
        let Some((open, close)) = found else {
            return words.start..words.start + end.len();
        };
        let inside = words.start + open.len()..words.start + end.len() - close.len();
        words = without_ornaments(text, trimmed(text, inside));
    }
}

/// Where a title goes on behind its number: `Story 3: ...`, `1. ...`, `故事 1：...`, `Q4 ...`.
fn behind_count(text: &str, words: Range<usize>, names: &Names) -> Option<usize> {
    let said = &text[words.clone()];
    let near = said.floor_char_boundary(LONGEST_COUNT.min(said.len()));
    let is_separator = |it: char| ":：.)—–-·|、．]".contains(it);
    let at = said[..near].find(is_separator)?;
    let separator = said[at..].chars().next()?;
    let rest = &said[at + separator.len_utf8()..];
    if rest.trim().is_empty()
        || separator == '.' && rest.starts_with(|it: char| it.is_ascii_digit())
    {
        return None;
    }
    is_count(&said[..at], names)
        .then(|| words.end - rest.trim_start_matches(is_separator).trim_start().len())
}

/// Whether words are the number of a story and nothing else, or a word before such a number.
fn is_count(words: &str, names: &Names) -> bool {
    let spaced: String = words
        .replace(['#', '№'], " ")
        .chars()
        .flat_map(|it| {
            let is_figure = it.is_ascii_digit() || "一二三四五六七八九十".contains(it);
            [is_figure.then_some(' '), Some(it)]
        })
        .flatten()
        .collect();
    let plain = plain_words(&spaced);
    let tokens: Vec<&str> = plain.split_whitespace().collect();
    let is_number = |token: &&str| {
        ["#", "no", "nr"].contains(token)
            || token.chars().count() == 1
            || token.chars().all(|it| matches!(it, 'i' | 'v' | 'x'))
    };
    let counted: Vec<&str> = tokens.iter().copied().filter(|it| !is_number(it)).collect();
    let has_number = counted.len() < tokens.len();
    match counted.as_slice() {
        [] => has_number && tokens.contains(&"#"),
        counted => names.is_counted(&counted.join(" ")),
    }
}
