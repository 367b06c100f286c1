//! The words of a story, sentence by sentence, as they are compared with others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::content::Story;
use crate::naming::Part;
use crate::sheet::Sheet;
use crate::speech::{Lexicon, Phrases, Utterance, sentences, stems};

use super::story::{metrics, other, texts};

/// So many of a story's own words are enough to know it by.
const MOST_KEYWORDS: usize = 80;

/// A word that is in more than one of so many stories tells none of them apart.
const ONE_STORY_IN: usize = 5;

/// What a story says.
pub(super) struct Wording {
    /// Its title, its parts, its metrics and its script, text by text.
    told: Vec<Vec<Sentence>>,
    /// What is told beside them.
    other: Vec<Vec<Sentence>>,
}

struct Sentence {
    said: Utterance<'static>,
    /// The beginnings of its words.
    stems: BTreeSet<String>,
}

impl Wording {
    pub(super) fn of(story: &Story, sheet: &Sheet, lexicon: &Lexicon) -> Self {
        let parts = Part::ALL.into_iter().filter_map(|part| story.part(part));
        let script = sheet.script.iter().flat_map(|script| &script.paragraphs);
        let told = [story.title.value.clone()].into_iter();
        let told = told.chain(parts.flat_map(texts)).chain(metrics(story));
        let told = told.chain(script.map(|paragraph| paragraph.prose.text().to_owned()));
        let read = |text: String| {
            let sentences = sentences(&text).map(|sentence| Sentence::new(sentence, lexicon));
            sentences.collect()
        };
        Self {
            told: told.map(read).collect(),
            other: other(story).into_iter().map(read).collect(),
        }
    }

    /// The beginnings of words that are in the sentences with one of the phrases, and in no other.
    pub(super) fn only_with(&self, phrases: &Phrases) -> Vec<String> {
        let sentences = self.told.iter().chain(&self.other).flatten();
        let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
        for Sentence { said, stems } in sentences {
            let found = phrases.are_in(said);
            let words = if found { &mut with } else { &mut without };
            words.extend(stems);
        }
        let only = with.difference(&without);
        only.map(|stem| (*stem).clone()).collect()
    }

    /// In how many of its texts each word is.
    fn counts(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for text in &self.told {
            let distinct: BTreeSet<&String> = text.iter().flat_map(|it| &it.stems).collect();
            for stem in distinct {
                *counts.entry(stem.as_str()).or_default() += 1;
            }
        }
        counts
    }
}

impl Sentence {
    fn new(sentence: &str, lexicon: &Lexicon) -> Self {
        let said = Utterance::new(sentence.to_owned());
        let stems = stems(&said, lexicon).collect();
        Self { said, stems }
    }
}

/// For each story the beginnings of words that are in few of the others, its most frequent ones first.
pub(super) fn keywords(stories: &[Wording]) -> Vec<Vec<String>> {
    let counts: Vec<BTreeMap<&str, usize>> = stories.iter().map(Wording::counts).collect();
    let mut stories_with: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in counts.iter().flat_map(BTreeMap::keys) {
        *stories_with.entry(stem).or_default() += 1;
    }
    let most_stories = (counts.len() / ONE_STORY_IN).max(1);
    let chosen = counts.iter().map(|counts| {
        let own = counts.iter();
        let own = own.filter(|(stem, _)| stories_with[**stem] <= most_stories);
        let mut own: Vec<(&&str, &usize)> = own.collect();
        own.sort_by_key(|(_, count)| Reverse(**count));
        let own = own.into_iter().take(MOST_KEYWORDS);
        own.map(|(stem, _)| (*stem).to_owned()).collect()
    });
    chosen.collect()
}
