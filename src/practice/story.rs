//! A story as it is practised: what an answer is held against.

use serde::Serialize;

use crate::content::{Metric, Section, Story};
use crate::markdown::BlockKind;
use crate::naming::{Part, Topic};
use crate::portfolio::{Portfolio, StoryId};
use crate::sheet::{Script, Sheet};
use crate::speech::{Lexicon, Utterance, whole_seconds};

use super::wording::Wording;

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
    /// The beginnings of words with which it says what was changed for good, and which stand nowhere else in it.
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
        wording: &Wording,
        keywords: Vec<String>,
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
            lasting_change: wording.only_with(&lexicon.phrases.lasting_change),
            words: keywords,
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

pub(super) fn metrics(story: &Story) -> Vec<String> {
    let metrics = story.metrics.iter();
    metrics.map(|it| Metric::text(&it.value)).collect()
}

/// What a section says. Headings and code are not told.
pub(super) fn texts(section: &Section) -> Vec<String> {
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
pub(super) fn other(story: &Story) -> Vec<String> {
    let is_other = |section: &&Section| {
        !matches!(
            section.topic,
            Some(Topic::Part(_) | Topic::Script | Topic::Coaching)
        )
    };
    let sections = story.body.sections.iter().filter(is_other);
    sections.flat_map(texts).collect()
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
