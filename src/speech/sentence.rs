//! Splits text into sentences.

use std::ops::Range;

/// Words that end in a full stop and go on, a line each, in small letters.
const ABBREVIATIONS: &str = include_str!("languages/abbreviations.txt");

/// Words that end in a full stop and go on before a figure, and are words of their own elsewhere: `no. 5`.
const ABBREVIATIONS_OF_FIGURES: &str = include_str!("languages/abbreviations-of-figures.txt");

/// Words that end in a full stop and go on, in small letters.
pub fn abbreviations() -> impl Iterator<Item = &'static str> {
    ABBREVIATIONS.lines()
}

/// Words that end in a full stop and go on where a figure follows, in small letters.
pub fn abbreviations_of_figures() -> impl Iterator<Item = &'static str> {
    ABBREVIATIONS_OF_FIGURES.lines()
}

/// The sentences of `text`, trimmed, none empty. Line breaks do not end a sentence.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    sentence_ranges(text).map(|range| &text[range])
}

/// Where the sentences of `text` are, in bytes: see [`sentences`].
pub fn sentence_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ranges = std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let sentence = &rest[..end_of_first(rest)];
        let from = start + sentence.len() - sentence.trim_start().len();
        start += sentence.len();
        Some(from..from + sentence.trim().len())
    });
    ranges.filter(|range| !range.is_empty())
}

/// The last sentence of `text`, trimmed.
pub fn last_sentence(text: &str) -> Option<&str> {
    sentences(text).last()
}

/// Where the first sentence of `text` ends.
fn end_of_first(text: &str) -> usize {
    let mut from = 0;
    while let Some((at, stop)) = next_stop(text, from) {
        let closed = at + stop.len_utf8();
        // Quotes, brackets and further stops belong to the sentence that they close.
        let after = text[closed..]
            .trim_start_matches(['.', '!', '?', '…', '"', '”', '’', '\'', ')', ']', '»', '」']);
        let end = text.len() - after.len();
        if is_wide(stop) || ends_sentence(&text[..at], stop, after) {
            return end;
        }
        from = end;
    }
    text.len()
}

/// The next mark from byte `from` on that may end a sentence.
fn next_stop(text: &str, from: usize) -> Option<(usize, char)> {
    let is_stop = |letter: char| is_wide(letter) || matches!(letter, '.' | '!' | '?' | '…');
    let mut letters = text[from..].char_indices();
    let (at, stop) = letters.find(|(_, letter)| is_stop(*letter))?;
    Some((from + at, stop))
}

/// Whether a mark ends a sentence without a space after it.
fn is_wide(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？')
}

fn ends_sentence(before: &str, stop: char, after: &str) -> bool {
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return false;
    }
    let goes_on = after.trim_start().starts_with(char::is_lowercase);
    if goes_on && matches!(stop, '.' | '…') {
        return false;
    }
    if stop != '.' {
        return true;
    }
    let last_word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let last_word = last_word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let is_initial = last_word.chars().count() == 1
        && last_word.chars().all(char::is_uppercase)
        && last_word != "I";
    let has_figure = after
        .trim_start()
        .starts_with(|it: char| it.is_ascii_digit());
    let of_figures = abbreviations_of_figures().filter(|_| has_figure);
    let mut known = abbreviations().chain(of_figures);
    !is_initial && !known.any(|known| last_word.eq_ignore_ascii_case(known))
}
