//! Finds a name in every form in which a person would write it.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::letters::{Case, Seen, SeenKind, Tags, seen};

/// From so many letters on, a name is known inside a longer word, as in `Kwolekish`.
const LONG: usize = 5;

/// How many letters a word may go on with, as plurals and cases of many languages do.
const ENDING: usize = 4;

/// What English, German and their neighbours put behind a name of any length.
const SHORT_ENDINGS: [&str; 5] = ["s", "es", "n", "en", "ns"];

/// Letters for which people write two, in addresses above all.
const SPELT_OUT: [(char, &str); 10] = [
    ('ä', "ae"),
    ('Ä', "Ae"),
    ('ö', "oe"),
    ('Ö', "Oe"),
    ('ü', "ue"),
    ('Ü', "Ue"),
    ('å', "aa"),
    ('Å', "Aa"),
    ('ø', "oe"),
    ('Ø', "Oe"),
];

/// A name, as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its letters; `None` between its words.
    letters: Vec<Option<char>>,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// Its place, with what the word goes on with.
    pub(super) place: Range<usize>,
    /// The index behind the last thing that is seen of it.
    pub(super) end: usize,
    /// Whether it is a word of its own, or one with a usual ending.
    pub(super) is_word: bool,
    /// Whether the word goes on with an ending that is not usual.
    pub(super) has_ending: bool,
}

/// Where a name may have gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gaps {
    /// Where it has them in the settings.
    AsWritten,
    /// Between any two letters, as in `K w o l e k` or `Kwo-lek`, and nowhere, as in addresses.
    Anywhere,
}

impl Name {
    /// A name as it is written in the settings; `None` where nothing of it is a letter.
    fn new(name: &str) -> Option<Self> {
        let mut letters: Vec<Option<char>> = Vec::new();
        for Seen { kind, .. } in seen(name, Tags::Text) {
            match kind {
                SeenKind::Letter { letter, .. } => letters.push(Some(letter)),
                SeenKind::Gap | SeenKind::Break if matches!(letters.last(), Some(Some(_))) => {
                    letters.push(None);
                }
                _ => {}
            }
        }
        if letters.last() == Some(&None) {
            letters.pop();
        }
        (!letters.is_empty()).then_some(Self { letters })
    }

    /// The name in every spelling: as it is written, and with two letters for one that has dots or a ring.
    pub(super) fn spellings(name: &str) -> impl Iterator<Item = Self> {
        let composed: String = name.nfc().collect();
        let spelt_out = SPELT_OUT
            .iter()
            .fold(composed.clone(), |name, (letter, two)| {
                name.replace(*letter, two)
            });
        let spelt_out = (spelt_out != composed).then_some(spelt_out);
        let spellings = std::iter::once(composed).chain(spelt_out);
        spellings.filter_map(|name| Self::new(&name))
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.letters.iter().flatten().count()
    }

    /// The name where it begins at the index `start`, if it does, as a word or inside of one.
    pub(super) fn at(&self, seen: &[Seen], start: usize) -> Option<Match> {
        let begins = begins_word(seen, start);
        let strict = self.end_of_match(seen, start, Gaps::AsWritten);
        let end = strict.or_else(|| {
            let spaced = self.end_of_match(seen, start, Gaps::Anywhere)?;
            let is_whole = begins && ending(seen, spaced).is_empty();
            (is_whole && self.len() > LONG).then_some(spaced)
        })?;
        let ending = ending(seen, end);
        let is_usual = ending.is_empty() || SHORT_ENDINGS.contains(&ending.as_str());
        let is_long = self.len() >= LONG && ending.chars().count() <= ENDING;
        let is_word = begins && (is_usual || is_long);
        let behind = if is_word {
            end + ending.chars().count()
        } else {
            end
        };
        Some(Match {
            place: seen[start].place.start..seen[behind - 1].place.end,
            end: behind,
            is_word,
            has_ending: is_word && !is_usual,
        })
        .filter(|it| it.is_word || self.len() >= LONG)
    }

    fn end_of_match(&self, seen: &[Seen], start: usize, gaps: Gaps) -> Option<usize> {
        let mut at = start;
        for wanted in &self.letters {
            let Some(wanted) = wanted else {
                let gap = gap(&seen[at..]);
                if gap == 0 && !is_new_word(seen, at) && gaps == Gaps::AsWritten {
                    return None;
                }
                at += gap;
                continue;
            };
            at += match gaps {
                Gaps::Anywhere if at > start => gap(&seen[at..]).max(hidden(&seen[at..], true)),
                _ => hidden(&seen[at..], at > start),
            };
            match seen.get(at)?.kind {
                SeenKind::Letter { letter, .. } if letter == *wanted => at += 1,
                _ => return None,
            }
        }
        Some(at)
    }
}

/// How many things are hidden, once a name has begun.
fn hidden(seen: &[Seen], has_begun: bool) -> usize {
    let is_hidden =
        |it: &&Seen| has_begun && matches!(it.kind, SeenKind::Hidden | SeenKind::Apostrophe);
    seen.iter().take_while(is_hidden).count()
}

/// How many things are a gap between two words: at least one of them parts words.
fn gap(seen: &[Seen]) -> usize {
    let is_between = |it: &&Seen| {
        matches!(
            it.kind,
            SeenKind::Gap | SeenKind::Hidden | SeenKind::Apostrophe
        )
    };
    let length = seen.iter().take_while(is_between).count();
    let has_gap = seen[..length].iter().any(|it| it.kind == SeenKind::Gap);
    if has_gap { length } else { 0 }
}

/// Whether a word begins at an index: behind something that is no letter, at a capital within a word, or
/// in a script that does not part words.
fn begins_word(seen: &[Seen], at: usize) -> bool {
    let mut before = seen[..at].iter().rev();
    match before.find(|it| it.kind != SeenKind::Hidden) {
        Some(Seen {
            kind: SeenKind::Letter { .. },
            ..
        }) => is_new_word(seen, at),
        _ => true,
    }
}

/// Whether the letter at an index begins a word though a letter is right before it.
fn is_new_word(seen: &[Seen], at: usize) -> bool {
    let case = |it: &Seen| match it.kind {
        SeenKind::Letter { case, .. } => Some(case),
        _ => None,
    };
    let before = seen[..at].iter().rev().find_map(case);
    let here = seen.get(at).and_then(case);
    match (before, here) {
        (Some(Case::None), _) | (_, Some(Case::None)) => true,
        (Some(before), Some(Case::Upper)) => before != Case::Upper,
        _ => false,
    }
}

/// The letters that the word goes on with behind an index; none where a new one begins.
fn ending(seen: &[Seen], end: usize) -> String {
    let mut ending = String::new();
    let mut at = end;
    while let Some(Seen {
        kind: SeenKind::Letter { letter, case },
        ..
    }) = seen.get(at)
    {
        if is_new_word(seen, at) {
            break;
        }
        if *case == Case::Figure {
            // Another figure makes it another name; behind a letter it is a year or the like.
            let is_other = matches!(
                seen[at - 1].kind,
                SeenKind::Letter {
                    case: Case::Figure,
                    ..
                }
            );
            return if is_other && ending.is_empty() {
                "\u{fffd}".repeat(ENDING + 1)
            } else {
                ending
            };
        }
        ending.push(*letter);
        at += 1;
    }
    ending
}
