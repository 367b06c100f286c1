//! What is known of English: what the words mean, and which of them say nothing of what is asked.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::known::KnownWords;
use super::limits::LIMITS;
use super::table::WordTable;
use super::words::split;

/// What the program carries, read once.
static ENGLISH: LazyLock<English> = LazyLock::new(English::read);

/// The files of the language, as the site carries them, too.
pub(super) const SPELLINGS: &str = include_str!("english/spellings.txt");
pub(super) const STOP_WORDS: &str = include_str!("english/stop-words.txt");
pub(super) const FILLERS: &str = include_str!("english/fillers.txt");
pub(super) const OPENINGS: &str = include_str!("english/openings.txt");
pub(super) const ENDINGS: &str = include_str!("english/endings.txt");
pub(super) const SUFFIXES: &str = include_str!("english/suffixes.txt");

/// What is known of English.
pub(super) struct English {
    /// What words and phrases mean.
    pub(super) table: WordTable,
    /// Words that are no typing slips, though the table lacks them.
    pub(super) known: KnownWords,
    /// Words that say nothing of what a question is about.
    stop_words: HashSet<&'static str>,
    /// Words in their full form: `didnt` is `did not`.
    spellings: HashMap<&'static str, Vec<String>>,
    /// What fills a pause, what one opens a question with, and what one adds to it.
    fillers: Phrases,
    openings: Phrases,
    endings: Phrases,
    /// What stands behind the stem of a word.
    pub(super) suffixes: Vec<&'static str>,
    stemmer: Stemmer,
}

/// Phrases of several words.
struct Phrases {
    phrases: HashSet<Vec<String>>,
    /// How many words the longest has.
    longest: usize,
}

impl English {
    /// What is known of it.
    pub(super) fn get() -> &'static Self {
        &ENGLISH
    }

    fn read() -> Self {
        let pairs = lines(SPELLINGS).filter_map(|line| line.split_once(" = "));
        let spellings: HashMap<_, _> = pairs.map(|(short, full)| (short, split(full))).collect();
        let phrases = |text: &'static str| Phrases::read(text, &spellings);
        Self {
            table: WordTable::read(include_bytes!("english/table.bin")),
            known: KnownWords::read(include_bytes!("english/known.bin")),
            stop_words: lines(STOP_WORDS).collect(),
            fillers: phrases(FILLERS),
            openings: phrases(OPENINGS),
            endings: phrases(ENDINGS).backwards(),
            suffixes: lines(SUFFIXES).collect(),
            spellings,
            stemmer: Stemmer::create(Algorithm::English),
        }
    }

    /// The form that the inflections of a word share.
    pub(super) fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }

    /// Whether a word says nothing of what a question is about.
    pub(super) fn says_nothing(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }

    /// The words of a text in full, without fillers and without what only frames a question.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        let words = without_fillers(&in_full(text, &self.spellings), &self.fillers);
        let mut left = words.as_slice();
        while let Some(length) = self.openings.longest_at_start(left.iter()) {
            left = &left[length..];
        }
        while let Some(length) = self.endings.longest_at_start(left.iter().rev()) {
            left = &left[..left.len() - length];
        }
        if left.len() < LIMITS.fewest_words_left {
            return words;
        }
        left.to_vec()
    }
}

/// The lines of a file of the language that are no comments.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn in_full(text: &str, spellings: &HashMap<&str, Vec<String>>) -> Vec<String> {
    let words = split(text).into_iter();
    let full = words.flat_map(|word| match spellings.get(word.as_str()) {
        Some(full) => full.clone(),
        None => vec![word],
    });
    full.collect()
}

fn without_fillers(words: &[String], fillers: &Phrases) -> Vec<String> {
    let mut kept = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if let Some(length) = fillers.longest_at_start(words[at..].iter()) {
            at += length;
        } else {
            kept.push(words[at].clone());
            at += 1;
        }
    }
    kept
}

impl Phrases {
    fn read(text: &'static str, spellings: &HashMap<&str, Vec<String>>) -> Self {
        let phrases: HashSet<Vec<String>> = lines(text).map(|it| in_full(it, spellings)).collect();
        Self {
            longest: phrases.iter().map(Vec::len).max().unwrap_or(0),
            phrases,
        }
    }

    /// Each phrase from its last word to its first.
    fn backwards(self) -> Self {
        let reversed = self.phrases.into_iter();
        let reversed = reversed.map(|phrase| phrase.into_iter().rev().collect());
        Self {
            phrases: reversed.collect(),
            longest: self.longest,
        }
    }

    /// How many words the longest phrase has that the words begin with.
    fn longest_at_start<'w>(&self, words: impl Iterator<Item = &'w String>) -> Option<usize> {
        let start: Vec<String> = words.take(self.longest).cloned().collect();
        let lengths = (1..=start.len()).rev();
        lengths
            .into_iter()
            .find(|length| self.phrases.contains(&start[..*length]))
    }
}
