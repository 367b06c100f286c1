//! Acronyms: what outsiders cannot know unless it is explained.

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

/// Whether an acronym is explained in `texts`, of which one has it: its words are there, or what it stands
/// for is said right behind it.
pub fn is_explained<'u>(
    letters: &str,
    texts: impl IntoIterator<Item = &'u Utterance<'u>>,
    lexicon: &Lexicon,
) -> bool {
    texts.into_iter().any(|utterance| {
        let is_spelled = is_spelled_out(letters, utterance.lowered());
        is_spelled
            || is_word(letters, &utterance.text)
            || is_told_beside(letters, utterance, lexicon)
    })
}

/// Whether it is said as a word elsewhere, so that only its letters are large: `OLD` on a stamp.
fn is_word(letters: &str, text: &str) -> bool {
    let word = letters.to_lowercase();
    text.split(|letter: char| !letter.is_alphanumeric())
        .any(|it| it == word)
}

/// Whether words in a row begin with the letters: `key performance indicator`.
fn is_spelled_out(letters: &str, lowered: &str) -> bool {
    let letters: Vec<char> = letters
        .to_lowercase()
        .chars()
        .filter(|it| it.is_alphabetic())
        .collect();
    let initials: Vec<char> = lowered
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .filter_map(|word| word.chars().next())
        .collect();
    initials
        .windows(letters.len().max(2))
        .any(|window| window == letters)
}

/// Whether it stands in brackets or behind a comma, has brackets behind it, or words that explain.
fn is_told_beside(letters: &str, utterance: &Utterance<'_>, lexicon: &Lexicon) -> bool {
    let text = utterance.text.as_ref();
    let explanations = lexicon.phrases.explanation.find(utterance);
    acronyms(utterance)
        .iter()
        .filter(|it| it.letters == letters)
        .any(|acronym| {
            let before = text[..acronym.range.start].trim_end();
            let behind = &text[acronym.range.end..];
            let plural = usize::from(behind.starts_with('s'));
            let follows = behind[plural..].trim_start();
            let is_explained = explanations.iter().any(|it| {
                let between = text.get(acronym.range.end + plural..it.start);
                between.is_some_and(|between| between.trim().is_empty())
            });
            before.ends_with(['(', ',', '—', '–']) || follows.starts_with('(') || is_explained
        })
}
