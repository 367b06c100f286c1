//! A story as it is practised: what an answer is held against.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::content::{Metric, Section, Story};
use crate::markdown::BlockKind;
use crate::naming::{Part, Topic};
use crate::portfolio::{Portfolio, StoryId};
use crate::sheet::{Script, Sheet};
use crate::speech::{Lexicon, Phrases, Utterance, sentences, stems, whole_seconds};

/// So many of a story's own words are enough to know it by.
const MOST_KEYWORDS: usize = 80;

/// A word that is in more than one of so many stories tells none of them apart.
const ONE_STORY_IN: usize = 5;

/// What an answer is held against.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoryToTell<'a> {
    /// The name in addresses.
    pub slug: &'a str,
    /// The title.
    pub title: &'a str,
    /// What it is filed under.
    pub tags: Vec<&'a str>,
    /// Its four parts in their order.
    pub parts: [PartToTell<'a>; 4],
    /// Its outcomes, as they are said.
    pub metrics: Vec<String>,
    /// What was told beside the parts and the script, such as a reflection.
    pub other: Vec<String>,
    /// The spoken version, paragraph by paragraph.
    pub script: Vec<Vec<SentenceToSay<'a>>>,
    /// How long the spoken version takes, in seconds.
    pub seconds: Option<u32>,
    /// What each part takes of the spoken version, in per cent.
    pub shares: Option<[usize; 4]>,
    /// Whether it is told as the answer to a question about a failure.
    pub is_of_failure: bool,
    /// The beginnings of words with which it says whose fault something was, and which stand nowhere else in it.
    pub ownership: Vec<String>,
    /// The beginnings of words with which it says what was changed for good, likewise.
    pub lasting_change: Vec<String>,
    /// The beginnings of words that are in few other stories.
    pub words: Vec<String>,
}

/// A part of a story.
#[derive(Debug, Serialize)]
pub struct PartToTell<'a> {
    /// The words that bring it back.
    pub cue: Option<&'a str>,
    /// What it says, paragraph by paragraph and item by item.
    pub texts: Vec<String>,
}

/// A sentence of a spoken version.
#[derive(Debug, Serialize)]
pub struct SentenceToSay<'a> {
    /// What is said.
    pub text: &'a str,
    /// The part that it tells, counted from 0.
    pub part: Option<usize>,
}

impl<'a> StoryToTell<'a> {
    pub(super) fn of(
        portfolio: &'a Portfolio,
        id: StoryId,
        sheet: &'a Sheet,
        lexicon: &Lexicon,
    ) -> Self {
        let story = portfolio.story(id);
        let tags = portfolio.tags_of[id.0].iter();
        let script = sheet.script.as_ref();
        let shares = sheet.shares();
        let failure = &lexicon.phrases.failure;
        let asked = story.covers.iter().map(|cover| &cover.question.value);
        let mut subjects = asked.chain(story.tags.iter().map(|tag| &tag.value));
        Self {
            slug: &story.body.slug,
            title: &story.title.value,
            tags: tags.map(|tag| portfolio.tags[*tag].name.as_str()).collect(),
            parts: Part::ALL.map(|part| PartToTell {
                cue: sheet.cues[part as usize].as_deref(),
                texts: story.part(part).map(texts).unwrap_or_default(),
            }),
            metrics: metrics(story),
            other: other(story),
            script: script.map(sentences_to_say).unwrap_or_default(),
            seconds: script.map(|script| whole_seconds(script.time)),
            shares: shares.map(|shares| shares.map(|share| share.percent)),
            is_of_failure: subjects.any(|it| failure.are_in(&Utterance::new(it))),
            ownership: words_only_with(story, sheet, &lexicon.phrases.ownership, lexicon),
            lasting_change: words_only_with(story, sheet, &lexicon.phrases.lasting_change, lexicon),
            words: Vec::new(),
        }
    }
}

impl StoryToTell<'_> {
    /// Whether it has something of a part to be told.
    pub(super) fn tells(&self, part: Part) -> bool {
        !self.parts[part as usize].texts.is_empty()
    }

    /// All that is said of each part: by itself, by its cue, and in the script.
    pub(super) fn part_texts(&self) -> [String; 4] {
        [0, 1, 2, 3].map(|part| {
            let PartToTell { cue, texts } = &self.parts[part];
            let spoken = self.script.iter().flatten();
            let spoken = spoken.filter(|sentence| sentence.part == Some(part));
            let texts = texts.iter().map(String::as_str).chain(*cue);
            let texts = texts.chain(spoken.map(|sentence| sentence.text));
            texts.collect::<Vec<_>>().join("\n")
        })
    }
}

fn metrics(story: &Story) -> Vec<String> {
    let metrics = story.metrics.iter();
    metrics.map(|it| Metric::text(&it.value)).collect()
}

/// What a section says. Headings and code are not told.
fn texts(section: &Section) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &section.blocks {
        match &block.kind {
            BlockKind::Heading(_) => {}
            BlockKind::Other(prose) if prose.html.is_code() => {}
            _ => {
                let text = block.text();
                let lines = text.lines().filter(|line| !line.trim().is_empty());
                texts.extend(lines.map(str::to_owned));
            }
        }
    }
    texts
}

/// What sections of the author's own say.
fn other(story: &Story) -> Vec<String> {
    let is_other = |section: &&Section| {
        !matches!(
            section.topic,
            Some(Topic::Part(_) | Topic::Script | Topic::Coaching)
        )
    };
    let sections = story.body.sections.iter().filter(is_other);
    sections.flat_map(texts).collect()
}

/// The beginnings of words that are in the sentences with one of the phrases, and in no other.
fn words_only_with(
    story: &Story,
    sheet: &Sheet,
    phrases: &Phrases,
    lexicon: &Lexicon,
) -> Vec<String> {
    let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
    for text in told(story, sheet).chain(other(story)) {
        for sentence in sentences(&text) {
            let said = Utterance::new(sentence);
            let words = if phrases.are_in(&said) {
                &mut with
            } else {
                &mut without
            };
            words.extend(stems(&said, lexicon));
        }
    }
    with.difference(&without).cloned().collect()
}

/// What its parts, its metrics and its script say.
fn told(story: &Story, sheet: &Sheet) -> impl Iterator<Item = String> {
    let sections = Part::ALL.into_iter().filter_map(|part| story.part(part));
    let written = sections.flat_map(texts).chain(metrics(story));
    let script = sheet.script.iter().flat_map(|script| &script.paragraphs);
    written.chain(script.map(|paragraph| paragraph.prose.text().to_owned()))
}

fn sentences_to_say(script: &Script) -> Vec<Vec<SentenceToSay<'_>>> {
    let paragraphs = script.paragraphs.iter().map(|paragraph| {
        let sentences = paragraph.sentences.iter().map(|sentence| SentenceToSay {
            text: &paragraph.prose.text()[sentence.range.clone()],
            part: sentence.part.map(|part| part as usize),
        });
        sentences.collect()
    });
    paragraphs.collect()
}

/// For each story the beginnings of words that are in few of the others, its most frequent ones first.
pub(super) fn keywords(
    portfolio: &Portfolio,
    sheets: &[Arc<Sheet>],
    lexicon: &Lexicon,
) -> Vec<Vec<String>> {
    let counts: Vec<BTreeMap<String, usize>> = portfolio
        .stories()
        .zip(sheets)
        .map(|((_, story), sheet)| counted_stems(story, sheet, lexicon))
        .collect();
    let mut stories_with: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in counts.iter().flat_map(BTreeMap::keys) {
        *stories_with.entry(stem).or_default() += 1;
    }
    let most_stories = (counts.len() / ONE_STORY_IN).max(1);
    let chosen = counts.iter().map(|counts| {
        let mut own: Vec<(&String, &usize)> = counts
            .iter()
            .filter(|(stem, _)| stories_with[stem.as_str()] <= most_stories)
            .collect();
        own.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let own = own.into_iter().take(MOST_KEYWORDS);
        own.map(|(stem, _)| stem.clone()).collect()
    });
    chosen.collect()
}

fn counted_stems(story: &Story, sheet: &Sheet, lexicon: &Lexicon) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for text in told(story, sheet).chain([story.title.value.clone()]) {
        let distinct: BTreeSet<String> = stems(&Utterance::new(text), lexicon).collect();
        for stem in distinct {
            *counts.entry(stem).or_default() += 1;
        }
    }
    counts
}
