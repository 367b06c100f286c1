//! How texts are read: by what is known of the language, and by the author's synonyms.

use std::collections::BTreeSet;

use crate::speech;

use super::direction::Direction;
use super::english::English;
use super::synonyms::{Group, Synonyms, is_of_synonyms};
use super::table::JOINT;
use super::words::split;

/// How texts are read.
#[derive(Clone)]
pub(super) struct Reading {
    /// `None` in other languages: there, words are all that two texts can share.
    pub(super) english: Option<&'static English>,
    pub(super) synonyms: Synonyms,
}

/// A word or a phrase of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The stem, the stems of a phrase, or the mark of a group of synonyms.
    pub(super) key: String,
    /// The words that it consists of, counted from 0.
    pub(super) words: std::ops::Range<usize>,
}

/// Whether a key is a single word, neither a phrase nor a group of synonyms.
pub(super) fn is_word(key: &str) -> bool {
    !key.contains(JOINT) && !is_of_synonyms(key)
}

impl Reading {
    /// How texts in the language of a tag such as `en-GB` are read; each of `same` is a list of words and phrases
    /// with one meaning.
    pub(super) fn new(language: &str, same: &[Vec<String>]) -> Self {
        let is_english = language
            .split('-')
            .next()
            .is_some_and(|it| it.eq_ignore_ascii_case("en"));
        let plain = Self {
            english: is_english.then(English::get),
            synonyms: Synonyms::default(),
        };
        let groups = same.iter().map(|phrases| plain.group(phrases));
        Self {
            synonyms: Synonyms::new(groups.collect()),
            ..plain
        }
    }

    fn group(&self, phrases: &[String]) -> Group {
        let directions = phrases.iter().map(|phrase| self.meaning(phrase));
        let stems = phrases.iter().map(|phrase| {
            let words = split(phrase);
            words.iter().map(|word| self.stem(word)).collect()
        });
        Group {
            direction: directions.sum(),
            phrases: stems.filter(|stems: &Vec<_>| !stems.is_empty()).collect(),
        }
    }

    /// The words that are searched for.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        self.english
            .map_or_else(|| split(text), |english| english.words(text))
    }

    /// The form that the inflections of a word share; in other languages its first letters.
    pub(super) fn stem(&self, word: &str) -> String {
        self.english
            .map_or_else(|| speech::stem(word), |english| english.stem(word))
    }

    /// Whether a word says nothing of what is asked.
    pub(super) fn says_nothing(&self, word: &str) -> bool {
        self.english.is_some_and(|it| it.says_nothing(word))
    }

    /// The tokens of words, each once: at each word the longest phrase that begins there, its synonyms, and the word
    /// itself unless it says nothing.
    pub(super) fn tokens(&self, words: &[String], stems: &[String]) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut seen = BTreeSet::new();
        let mut add = |key: String, words| {
            if seen.insert(key.clone()) {
                tokens.push(Token { key, words });
            }
        };
        for at in 0..words.len() {
            if let Some((key, length)) = self.phrase_at_start(&stems[at..]) {
                add(key, at..at + length);
            }
            for (key, length) in self.synonyms.at_start(&stems[at..]) {
                add(key, at..at + length);
            }
            if !self.says_nothing(&words[at]) {
                add(stems[at].clone(), at..at + 1);
            }
        }
        tokens
    }

    fn phrase_at_start(&self, stems: &[String]) -> Option<(String, usize)> {
        let table = &self.english?.table;
        let longest = table.longest_phrase().min(stems.len());
        let mut phrases = (2..=longest).rev();
        phrases.find_map(|length| {
            let key = stems[..length].join(JOINT);
            table.direction(&key).map(|_| (key, length))
        })
    }

    /// The keys of the tokens of a text, each once.
    pub(super) fn keys(&self, text: &str) -> impl Iterator<Item = String> {
        let words = self.words(text);
        let stems: Vec<String> = words.iter().map(|word| self.stem(word)).collect();
        let tokens = self.tokens(&words, &stems).into_iter();
        tokens.map(|token| token.key)
    }

    /// What a token means, where that is known.
    pub(super) fn direction(&self, key: &str) -> Option<Direction> {
        let of_group = self.synonyms.direction(key);
        of_group.or_else(|| self.english?.table.direction(key))
    }

    /// What a text means: the sum of its words and phrases.
    pub(super) fn meaning(&self, text: &str) -> Direction {
        let directions = self.keys(text).filter_map(|key| self.direction(&key));
        directions.sum()
    }

    /// What several texts mean together, each as much as the others: a direction of the length 1.
    pub(super) fn meaning_of_all<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Direction {
        let meanings = texts.map(|text| self.meaning(text).unit());
        meanings.sum::<Direction>().unit()
    }
}
