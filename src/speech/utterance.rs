//! A stretch of speech, ready to be searched.

use std::borrow::Cow;
use std::ops::Range;

use super::sentence::sentence_ranges;
use super::token::{Token, tokens};

/// A paragraph as somebody says it.
#[derive(Debug, Clone)]
pub struct Utterance<'t> {
    /// The words as they are written.
    pub text: Cow<'t, str>,
    /// The same in small letters. Every letter is at the same byte as in `text`.
    lowered: String,
    tokens: Vec<Token>,
    /// What others are quoted as saying, in bytes, in order.
    quotations: Vec<Range<usize>>,
}

impl<'t> Utterance<'t> {
    /// What `text` says.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        let lowered: String = text.chars().map(small).collect();
        Self {
            tokens: tokens(&lowered),
            lowered,
            quotations: quotations(&text),
            text,
        }
    }

    /// The words in small letters, each letter at the same byte as in the text.
    pub fn lowered(&self) -> &str {
        &self.lowered
    }

    /// Its words, figures and signs.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The text of a token, in small letters.
    pub(super) fn word(&self, token: &Token) -> &str {
        &self.lowered[token.range.clone()]
    }

    /// Where its sentences are, in bytes.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        sentence_ranges(&self.text)
    }

    /// The sentence that the byte `at` is in.
    pub fn sentence_at(&self, at: usize) -> Range<usize> {
        let mut sentences = self.sentences();
        let found = sentences.find(|sentence| at < sentence.end);
        found.unwrap_or(0..self.text.len())
    }

    /// The words of the sentence that the byte `at` is in.
    pub fn sentence_around(&self, at: usize) -> String {
        self.text[self.sentence_at(at)].to_owned()
    }

    /// Whether the words at `range` are somebody else's.
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        let next = self.quotations.partition_point(|it| it.end < range.end);
        let around = self.quotations.get(next);
        around.is_some_and(|it| it.start <= range.start)
    }
}

/// The small form of a letter, where it takes as many bytes.
fn small(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
        _ => letter,
    }
}

/// What is in double quotes. A text that is quoted as a whole is its teller's own.
fn quotations(text: &str) -> Vec<Range<usize>> {
    const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];
    let mut marks = text
        .match_indices(MARKS)
        .map(|(at, mark)| at..at + mark.len());
    let opens_at = text.len() - text.trim_start().len();
    let mut quotations = Vec::new();
    while let Some(opening) = marks.next() {
        let Some(closing) = marks.next() else { break };
        let after = &text[closing.end..];
        let is_whole = opening.start == opens_at && !after.contains(char::is_alphanumeric);
        if !is_whole {
            quotations.push(opening.end..closing.start);
        }
    }
    quotations
}
