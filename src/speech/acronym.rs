//! Acronyms: what outsiders cannot know unless it is explained.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::Lexicon;
use super::utterance::Utterance;

/// The longest word that is taken for an acronym, in letters. Longer ones are shouted.
const LONGEST: usize = 6;

/// A word that may be an acronym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym<'t> {
    /// Its letters, without the `s` of many.
    pub letters: &'t str,
    /// Where it is, in bytes of the text.
    pub range: Range<usize>,
}

/// The acronyms in what somebody says. A text in capitals has none.
pub fn acronyms<'t>(utterance: &'t Utterance<'_>) -> Vec<Acronym<'t>> {
    let text = utterance.text.as_ref();
    let found: Vec<Acronym<'t>> = words(text)
        .filter_map(|range| acronym(text, range))
        .collect();
    let is_shouted = found.len() * 2 > words(text).count();
    if is_shouted { Vec::new() } else { found }
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter_map(move |word| {
            let start = at + text[at..].find(word)?;
            at = start + word.len();
            (!word.is_empty()).then_some(start..at)
        })
}

fn acronym(text: &str, range: Range<usize>) -> Option<Acronym<'_>> {
    let word = &text[range.clone()];
    let letters = word.strip_suffix('s').unwrap_or(word);
    let count = letters.chars().count();
    let capitals = letters
        .chars()
        .filter(|letter| letter.is_uppercase())
        .count();
    let is_made_of_capitals = letters
        .chars()
        .all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    let is_roman = letters
        .chars()
        .all(|letter| matches!(letter, 'I' | 'V' | 'X'));
    let begins_with_one = letters.starts_with(char::is_uppercase);
    let is_acronym = (2..=LONGEST).contains(&count)
        && capitals >= 2
        && is_made_of_capitals
        && begins_with_one
        && !is_roman;
    is_acronym.then_some(Acronym {
        letters,
        range: range.start..range.start + letters.len(),
    })
}

/// What explains acronyms in texts that belong together, found once for all of them.
#[derive(Debug, Default)]
pub struct Explanations<'u> {
    /// Every word: where `old` is said, only its letters are large in `OLD`.
    words: HashSet<&'u str>,
    /// What words in a row begin with: of `key performance indicator` `kp`, `kpi` and `pi`.
    initials: HashSet<String>,
    /// Acronyms that what they stand for is said beside.
    told_beside: HashSet<&'u str>,
}

impl<'u> Explanations<'u> {
    /// What explains acronyms in `texts`.
    pub fn of(texts: impl IntoIterator<Item = &'u Utterance<'u>>, lexicon: &Lexicon) -> Self {
        let mut explanations = Self::default();
        for said in texts {
            let words = said.text.split(|letter: char| !letter.is_alphanumeric());
            explanations.words.extend(words);
            explanations.initials.extend(initials(said.lowered()));
            explanations.told_beside.extend(told_beside(said, lexicon));
        }
        explanations
    }

    /// Whether these letters are explained: their words are there, or what they stand for is said right
    /// beside them.
    pub fn explain(&self, letters: &str) -> bool {
        let lowered = letters.to_lowercase();
        let spelled: String = lowered.chars().filter(|it| it.is_alphabetic()).collect();
        self.told_beside.contains(letters)
            || self.words.contains(lowered.as_str())
            || self.initials.contains(&spelled)
    }
}

/// The initials of every few words in a row, as many as an acronym may have letters.
fn initials(lowered: &str) -> HashSet<String> {
    let words = lowered.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() > 1);
    let initials: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
    let rows = (2..=LONGEST).flat_map(|length| initials.windows(length));
    rows.map(|row| row.iter().collect()).collect()
}

/// The acronyms that stand in brackets or behind a comma, have brackets behind them, or words that explain.
fn told_beside<'u>(said: &'u Utterance<'u>, lexicon: &Lexicon) -> Vec<&'u str> {
    let text = said.text.as_ref();
    let explanations = lexicon.phrases.explanation.find(said);
    let acronyms = acronyms(said).into_iter().filter(|acronym| {
        let before = text[..acronym.range.start].trim_end();
        let behind = &text[acronym.range.end..];
        let plural = usize::from(behind.starts_with('s'));
        let end = acronym.range.end + plural;
        let next = explanations.partition_point(|it| it.start < end);
        let is_explained = explanations
            .get(next)
            .is_some_and(|it| text[end..it.start].trim().is_empty());
        let is_in_brackets = behind[plural..].trim_start().starts_with('(');
        before.ends_with(['(', ',', '—', '–']) || is_in_brackets || is_explained
    });
    acronyms.map(|acronym| acronym.letters).collect()
}
