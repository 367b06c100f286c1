//! Patterns as a language's file has them, read into what they say word by word.
//!
//! A pattern is a small regular expression over words: `(a|b)`, `(maybe )?`, `word\w*`, `\w+`, `[ae]`, and `{name}` for
//! a set of words. Whatever else an expression may have is refused, so that a pattern means the same to any
//! engine that reads it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

/// What a pattern says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Pattern {
    /// One word, or a part of one with `*` for the rest.
    Word(String),
    /// One after the other.
    Sequence(Vec<Self>),
    /// One of them.
    Either(Vec<Self>),
    /// So many times, without an end where there is no `most`.
    Repeat {
        pattern: Box<Self>,
        least: usize,
        most: Option<usize>,
    },
}

/// What is wrong with a pattern.
#[derive(Debug)]
pub(super) struct PatternError(String);

impl fmt::Display for PatternError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for PatternError {}

impl Pattern {
    /// Reads a pattern; `sets` are the sets of words that it may name.
    pub(super) fn read(
        written: &str,
        sets: &BTreeMap<String, String>,
    ) -> Result<Self, PatternError> {
        let text = with_sets(written, sets);
        let mut reader = PatternReader {
            letters: text.chars().peekable(),
        };
        let read = reader.alternatives();
        let in_pattern = |PatternError(what)| PatternError(format!("{what} in `{written}`"));
        let pattern = read.map_err(in_pattern)?;
        match reader.letters.next() {
            None => match pattern.fault() {
                Some(fault) => Err(in_pattern(PatternError(fault.to_owned()))),
                None => Ok(pattern),
            },
            Some(letter) => Err(in_pattern(PatternError(format!("`{letter}` is too much")))),
        }
    }

    /// Why it would never be found as it is meant, or only slowly.
    fn fault(&self) -> Option<&'static str> {
        let (beginning, end) = match self {
            Self::Sequence(all) | Self::Either(all) => return all.iter().find_map(Self::fault),
            // Each word of a text could be the first of as many as there are.
            Self::Repeat {
                pattern,
                most: None,
                ..
            } if **pattern == Self::Word("*".to_owned()) => {
                return Some("any word may stand there without an end");
            }
            Self::Repeat { pattern, .. } => return pattern.fault(),
            Self::Word(word) => word.split_once('*').unwrap_or((word, "")),
        };
        let is_partial = matches!(self, Self::Word(word) if word.contains('*'));
        let is_sign = |letter: char| !letter.is_alphabetic() && letter != '\'';
        // In a text `I'd` is one word, and `e-mail` is three.
        if beginning.starts_with('\'') {
            Some("a word begins with an apostrophe")
        } else if end.contains('*') {
            Some("two pieces of a word are not given")
        } else if is_partial && (beginning.contains(is_sign) || end.contains(is_sign)) {
            Some("a sign is in a word that is not given whole")
        } else {
            None
        }
    }
}

/// A pattern with the words of the sets that it names; sets may name others.
fn with_sets(pattern: &str, sets: &BTreeMap<String, String>) -> String {
    let mut pieces = pattern.split('{');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let named = piece.split_once('}');
        match named.and_then(|(name, after)| Some((sets.get(name)?, after))) {
            Some((words, after)) => {
                whole.extend(["(", &with_sets(words, sets), ")", after]);
            }
            // How often something may stand there.
            None => whole.extend(["{", piece]),
        }
    }
    whole
}

struct PatternReader<'p> {
    letters: Peekable<Chars<'p>>,
}

/// What says how often the letter or the group before it may stand there.
const COUNTS: [char; 4] = ['?', '*', '+', '{'];

/// What an expression may have elsewhere, and a pattern not.
const REFUSED: [char; 4] = ['.', '^', '$', '}'];

/// What is no letter of a word.
const SIGNS: [char; 14] = [
    ' ', '|', '(', ')', '[', '\\', '?', '*', '+', '{', '.', '^', '$', '}',
];

/// A piece of a word: what may stand there, each with `*` for letters that are not given.
type Spellings = Vec<String>;

impl PatternReader<'_> {
    fn alternatives(&mut self) -> Result<Pattern, PatternError> {
        let mut all = vec![self.sequence()?];
        while self.letters.next_if_eq(&'|').is_some() {
            all.push(self.sequence()?);
        }
        Ok(if all.len() == 1 {
            all.remove(0)
        } else {
            Pattern::Either(all)
        })
    }

    fn sequence(&mut self) -> Result<Pattern, PatternError> {
        let mut words = Vec::new();
        loop {
            match self.letters.peek() {
                None | Some('|' | ')') if words.len() == 1 => return Ok(words.remove(0)),
                None | Some('|' | ')') => return Ok(Pattern::Sequence(words)),
                // Whether there is a blank decides nothing: words are told apart anyway.
                Some(' ') => {
                    self.letters.next();
                    self.letters.next_if_eq(&'?');
                }
                Some(_) => words.push(self.word()?),
            }
        }
    }

    /// Everything up to the next blank: a group of words, or one word in all its spellings.
    fn word(&mut self) -> Result<Pattern, PatternError> {
        let mut spellings: Spellings = vec![String::new()];
        let mut is_open = false;
        loop {
            let piece = match self.letters.peek().copied() {
                // A group with blanks is words of its own.
                Some('(') if is_open && self.is_group_of_words() => break,
                Some('(') => {
                    let is_of_words = self.is_group_of_words();
                    self.letters.next();
                    let group = self.group()?;
                    let (least, most) = self.times()?;
                    if is_of_words || !is_open && !self.is_inside() {
                        return Ok(repeated(group, least, most));
                    }
                    repeated_spellings(&spellings_of(&group), least, most)
                }
                Some('[') => {
                    self.letters.next();
                    let letters = self.class()?;
                    let (least, most) = self.times()?;
                    repeated_spellings(&letters, least, most)
                }
                Some('\\') => {
                    self.letters.next();
                    match self.letters.next() {
                        Some('w') => {
                            self.times()?;
                            vec!["*".to_owned()]
                        }
                        Some('b') => vec![String::new()],
                        Some(letter) if !letter.is_alphanumeric() => self.letter(letter)?,
                        other => return Err(PatternError(format!("`\\{other:?}` is not known"))),
                    }
                }
                None | Some(' ' | '|' | ')') => break,
                Some(letter) if REFUSED.contains(&letter) || COUNTS.contains(&letter) => {
                    return Err(PatternError(format!("`{letter}` is not known there")));
                }
                Some(_) => self.letters()?,
            };
            is_open = true;
            spellings = joined(&spellings, &piece);
        }
        let mut words = spellings.into_iter().filter(|word| !word.is_empty());
        Ok(match (words.next(), words.next()) {
            (Some(only), None) => Pattern::Word(only),
            (first, second) => {
                let all = first.into_iter().chain(second).chain(words);
                Pattern::Either(all.map(Pattern::Word).collect())
            }
        })
    }

    /// Letters that stand for themselves, as many as there are; one that may be left out or repeated is a
    /// piece of its own.
    fn letters(&mut self) -> Result<Spellings, PatternError> {
        let mut plain = String::new();
        while let Some(letter) = self
            .letters
            .peek()
            .copied()
            .filter(|it| !SIGNS.contains(it))
        {
            let is_counted = self
                .letters
                .clone()
                .nth(1)
                .is_some_and(|it| COUNTS.contains(&it));
            if is_counted && plain.is_empty() {
                self.letters.next();
                return self.letter(letter);
            }
            if is_counted {
                break;
            }
            plain.push(letter);
            self.letters.next();
        }
        Ok(vec![plain])
    }

    /// A letter, which may be left out or said longer.
    fn letter(&mut self, letter: char) -> Result<Spellings, PatternError> {
        let (least, most) = self.times()?;
        Ok(repeated_spellings(&[letter.to_string()], least, most))
    }

    /// What is in brackets that are open already.
    fn group(&mut self) -> Result<Pattern, PatternError> {
        if self.letters.next_if_eq(&'?').is_some() {
            self.letters.next_if_eq(&':');
        }
        let group = self.alternatives()?;
        match self.letters.next() {
            Some(')') => Ok(group),
            _ => Err(PatternError("a bracket is not closed".to_owned())),
        }
    }

    fn class(&mut self) -> Result<Spellings, PatternError> {
        let mut letters = Vec::new();
        for letter in self.letters.by_ref() {
            if letter == ']' {
                return Ok(letters);
            }
            letters.push(letter.to_string());
        }
        Err(PatternError("a square bracket is not closed".to_owned()))
    }

    /// How often what is before may stand there.
    fn times(&mut self) -> Result<(usize, Option<usize>), PatternError> {
        match self.letters.peek() {
            Some('?') => {
                self.letters.next();
                // The shortest is as good as the longest: what is found is the longest anyway.
                Ok((0, Some(1)))
            }
            Some('*') => {
                self.letters.next();
                Ok((0, None))
            }
            Some('+') => {
                self.letters.next();
                Ok((1, None))
            }
            Some('{') => {
                self.letters.next();
                let limits: String = self.letters.by_ref().take_while(|it| *it != '}').collect();
                let parsed = limits.split_once(',').and_then(|(least, most)| {
                    Some((least.parse().ok()?, Some(most.parse().ok()?)))
                });
                parsed.ok_or_else(|| PatternError(format!("`{{{limits}}}` is not known")))
            }
            _ => Ok((1, Some(1))),
        }
    }

    /// Whether the group that opens here has a blank in it.
    fn is_group_of_words(&self) -> bool {
        let mut depth = 0;
        for letter in self.letters.clone() {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                ' ' => return true,
                _ => {}
            }
            if depth == 0 {
                return false;
            }
        }
        false
    }

    /// Whether the word goes on.
    fn is_inside(&mut self) -> bool {
        !matches!(self.letters.peek(), None | Some(' ' | '|' | ')'))
    }
}

fn repeated(pattern: Pattern, least: usize, most: Option<usize>) -> Pattern {
    if (least, most) == (1, Some(1)) {
        return pattern;
    }
    Pattern::Repeat {
        pattern: Box::new(pattern),
        least,
        most,
    }
}

/// The spellings of a group that is a part of a word, so that it has one word in each of its alternatives.
fn spellings_of(pattern: &Pattern) -> Spellings {
    match pattern {
        Pattern::Word(word) => vec![word.clone()],
        Pattern::Either(all) => all.iter().flat_map(spellings_of).collect(),
        Pattern::Sequence(words) => match words.first() {
            Some(word) => spellings_of(word),
            None => vec![String::new()],
        },
        Pattern::Repeat { pattern, .. } => spellings_of(pattern),
    }
}

/// So often the same letters; where there is no end, three times are enough.
fn repeated_spellings(piece: &[String], least: usize, most: Option<usize>) -> Spellings {
    let mut all = Vec::new();
    let mut now: Spellings = vec![String::new()];
    for times in 0..=most.unwrap_or(3) {
        if times > 0 {
            now = joined(&now, piece);
        }
        if times >= least {
            all.extend(now.iter().cloned());
        }
    }
    all
}

fn joined(before: &[String], after: &[String]) -> Spellings {
    let pairs = before
        .iter()
        .flat_map(|before| after.iter().map(move |after| format!("{before}{after}")));
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, Pattern};

    #[test]
    fn what_would_be_found_slowly_or_never_is_refused() {
        let is_read = |written: &str| Pattern::read(written, &BTreeMap::new()).is_ok();
        assert!(["(\\w+ ){0,4}won", "blam\\w*", "(\\w+)'s", "e-mail"].map(is_read) == [true; 4]);
        assert!(["(\\w+ )*won", "e-\\w+", "'\\w+", "\\w+a\\w+"].map(is_read) == [false; 4]);
    }
}
