//! What somebody typed, as it is understood: slips mended, a half word completed.

use std::collections::BTreeSet;
use std::ops::Bound;
use std::slice;

use super::direction::Direction;
use super::index::Index;
use super::limits::LIMITS;
use super::reading::Token;
use super::slip::Slip;
use super::synonyms::is_of_synonyms;
use super::words::split;

/// What somebody typed.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
}

/// A word or a phrase of what somebody typed.
#[derive(Debug)]
pub(super) struct Term {
    /// As it was typed.
    pub(super) typed: String,
    /// What it may stand for: stems or one phrase. Several where the last word is not finished.
    pub(super) keys: Vec<String>,
    /// Whether a slip was mended, or a half word completed.
    pub(super) is_guessed: bool,
    /// What it means, where that is known.
    pub(super) direction: Option<Direction>,
}

impl Term {
    /// Whether a text has it, by its tokens.
    pub(super) fn is_in(&self, tokens: &BTreeSet<String>) -> bool {
        self.keys.iter().any(|key| tokens.contains(key))
    }

    /// Whether it is a phrase or a group of synonyms, whose words are terms of their own.
    pub(super) fn is_phrase(&self) -> bool {
        self.typed.contains(' ') || self.keys.iter().any(|key| is_of_synonyms(key))
    }

    /// Whether it is a figure, which names something, whatever it means in general.
    pub(super) fn is_figure(&self) -> bool {
        self.typed
            .starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// What it is taken for, where that is not what was typed.
    pub(super) fn taken_for(&self) -> Option<(String, Vec<String>)> {
        let is_other = self.is_guessed && !self.is_phrase();
        is_other.then(|| (self.typed.clone(), self.keys.clone()))
    }
}

impl Query {
    pub(super) fn new(text: &str, index: &Index) -> Self {
        let reading = &index.reading;
        let mut words = reading.words(text);
        let is_unfinished = is_unfinished(text, &words);
        words.truncate(LIMITS.most_words);
        let Understood {
            stems,
            guessed,
            completions,
        } = Understood::new(&words, is_unfinished, index);
        let tokens = reading.tokens(&words, &stems).into_iter();
        let last = words.len().saturating_sub(1);
        let terms = tokens.map(|Token { key, words: at }| {
            let is_completed = at == (last..last + 1) && !completions.is_empty();
            let keys = if is_completed {
                completions.clone()
            } else {
                vec![key]
            };
            Term {
                is_guessed: is_completed || keys.iter().any(|key| guessed.contains(key)),
                typed: words[at].join(" "),
                direction: mean(keys.iter().filter_map(|key| reading.direction(key))),
                keys,
            }
        });
        Self {
            terms: terms.collect(),
        }
    }

    /// What all of it means.
    pub(super) fn direction(&self) -> Direction {
        let directions = self.terms.iter().filter_map(|term| term.direction);
        directions.sum::<Direction>().unit()
    }
}

/// Whether the last word may still be typed: it is the end of the text, as it stands there.
fn is_unfinished(text: &str, words: &[String]) -> bool {
    let is_open = text.ends_with(char::is_alphanumeric);
    is_open && words.len() <= LIMITS.most_words && split(text).last() == words.last()
}

/// Words as they are understood.
struct Understood {
    /// The stem of each word, with its slips mended.
    stems: Vec<String>,
    /// Those of them that were mended.
    guessed: BTreeSet<String>,
    /// What the last word may be the beginning of, where nobody knows it.
    completions: Vec<String>,
}

impl Understood {
    fn new(words: &[String], is_unfinished: bool, index: &Index) -> Self {
        let reading = &index.reading;
        let (mut guessed, mut completions) = (BTreeSet::new(), Vec::new());
        let stems = words.iter().enumerate().map(|(at, word)| {
            let stem = reading.stem(word);
            if reading.says_nothing(word) || index.knows(&stem) {
                return stem;
            }
            if is_unfinished && at + 1 == words.len() {
                completions = index.completions(word);
                if !completions.is_empty() {
                    return stem;
                }
            }
            let mended = index.mended(word, &stem);
            guessed.extend(mended.clone());
            mended.unwrap_or(stem)
        });
        Self {
            stems: stems.collect(),
            guessed,
            completions,
        }
    }
}

impl Index {
    /// Whether a word means something, is one of the site's own, or is a word at all.
    fn knows(&self, stem: &str) -> bool {
        let english = self.reading.english;
        let is_known =
            english.is_some_and(|it| it.table.direction(stem).is_some() || it.known.contain(stem));
        is_known || self.own_words.contains(stem)
    }

    /// The words that `start` may be the beginning of, sorted, and the groups of synonyms that they are in.
    fn completions(&self, start: &str) -> Vec<String> {
        if start.chars().count() < LIMITS.shortest_start {
            return Vec::new();
        }
        let words: BTreeSet<String> = self.words_from(start).map(str::to_owned).collect();
        let synonyms = &self.reading.synonyms;
        let groups = words
            .iter()
            .flat_map(|word| synonyms.at_start(slice::from_ref(word)));
        let groups: BTreeSet<String> = groups.map(|(token, _)| token).collect();
        words.into_iter().chain(groups).collect()
    }

    /// What a word is taken for that nobody knows.
    fn mended(&self, word: &str, stem: &str) -> Option<String> {
        let english = self.reading.english?;
        let first = &word[..word.chars().next()?.len_utf8()];
        let slip = Slip {
            word,
            stem,
            suffixes: &english.suffixes,
        };
        slip.nearest(self.words_from(first)).map(str::to_owned)
    }

    /// The site's own words and those of the language that begin with `start`.
    fn words_from<'s>(&'s self, start: &'s str) -> impl Iterator<Item = &'s str> {
        let from = (Bound::Included(start), Bound::Unbounded);
        let own = self.own_words.range::<str, _>(from).map(String::as_str);
        let own = own.take_while(move |word| word.starts_with(start));
        let english = self.reading.english.into_iter();
        own.chain(english.flat_map(move |english| english.table.words_from(start)))
    }
}

/// The mean of directions; `None` where there is none.
fn mean(directions: impl Iterator<Item = Direction>) -> Option<Direction> {
    let (sum, count) = directions.fold((Direction::NOWHERE, 0), |(sum, count), direction| {
        (sum + direction, count + 1)
    });
    (count > 0).then(|| sum * (1.0 / f64::from(count)))
}
