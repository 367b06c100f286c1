//! What a rule on one story sees: the story as it is told, sentence by sentence.

use std::ops::Range;

use crate::config::Config;
use crate::content::Story;
use crate::markdown::{Block, BlockKind, Words};
use crate::naming::{Part, Topic};
use crate::sheet::{Script, Share, Sheet, SpokenSentence};
use crate::source::Span;
use crate::speech::{Lexicon, Number, Phrases, Utterance, numbers};

use super::Finding;
use super::outline::{Outline, is_placeholder};

/// A story and what is known of it.
#[derive(Debug)]
pub struct Case<'a> {
    /// The story.
    pub story: &'a Story,
    /// What of it is written.
    pub outline: Outline<'a>,
    /// Its spoken version with its clock.
    pub clocked: Option<&'a Script>,
    /// The settings.
    pub config: &'a Config,
    /// What its language says; nothing where it is told in another than the site's.
    pub lexicon: &'a Lexicon,
    /// What its four parts say, in their order.
    parts: Vec<Passage<'a>>,
    /// What its script says, paragraph by paragraph.
    pub script: Vec<Passage<'a>>,
    /// The sentences of the script, one by one.
    sentences: Vec<Sentence<'a>>,
    /// What its other sections say, and what is before the first.
    other: Vec<Utterance<'a>>,
    /// What its metrics say.
    pub metrics: Vec<Utterance<'a>>,
}

/// A sentence of a script.
#[derive(Debug)]
struct Sentence<'a> {
    said: Utterance<'a>,
    part: Option<Part>,
    span: Option<Span>,
}

/// A paragraph, an item or a line of a story.
#[derive(Debug)]
pub struct Passage<'a> {
    /// What it says.
    pub said: Utterance<'a>,
    /// The part that it tells; of a script that of most of its sentences.
    pub part: Option<Part>,
    /// Its sentences, where it is spoken.
    pub spoken: &'a [SpokenSentence],
    words: &'a Words,
    /// Where it begins in the words, in bytes.
    start: usize,
}

impl<'a> Case<'a> {
    pub(super) fn new(outline: Outline<'a>, sheet: &'a Sheet, lexicon: &'a Lexicon) -> Self {
        let Outline { story, config } = outline;
        let clocked = sheet.script.as_ref().filter(|_| outline.has_script());
        let parts: Vec<Passage<'a>> = Part::ALL
            .into_iter()
            .filter_map(|part| Some((part, story.part(part)?)))
            .filter(|(_, section)| !is_placeholder(section))
            .flat_map(|(part, section)| {
                let blocks = section.blocks.iter();
                blocks.flat_map(move |block| passages(block, part))
            })
            .collect();
        let paragraphs = clocked.into_iter().flat_map(|script| &script.paragraphs);
        let script: Vec<Passage<'a>> = paragraphs
            .map(|paragraph| Passage {
                said: Utterance::new(paragraph.prose.text()),
                part: paragraph.part,
                spoken: &paragraph.sentences,
                words: &paragraph.prose.words,
                start: 0,
            })
            .collect();
        let paragraphs = clocked.into_iter().flat_map(|script| &script.paragraphs);
        let sentences = paragraphs.flat_map(|paragraph| {
            let sentences = paragraph.sentences.iter();
            sentences.map(|sentence| Sentence {
                said: Utterance::new(&paragraph.prose.text()[sentence.range.clone()]),
                part: sentence.part,
                span: paragraph.prose.words.span_of(sentence.range.clone()),
            })
        });
        let metrics = story.metrics.iter();
        let said = parts.iter().chain(&script).map(|passage| &passage.said);
        let lexicon = if lexicon.is_spoken_in(said) {
            lexicon
        } else {
            Lexicon::silent()
        };
        let is_other = |topic: Option<Topic>| {
            !matches!(
                topic,
                Some(Topic::Part(_) | Topic::Script | Topic::Coaching)
            )
        };
        let sections = story
            .body
            .sections
            .iter()
            .filter(|section| is_other(section.topic));
        let blocks = story
            .body
            .intro
            .iter()
            .chain(sections.flat_map(|section| &section.blocks));
        Self {
            sentences: sentences.collect(),
            other: blocks.map(|block| Utterance::new(block.text())).collect(),
            metrics: metrics.map(|it| Utterance::new(it.value.text())).collect(),
            story,
            outline,
            clocked,
            config,
            lexicon,
            parts,
            script,
        }
    }

    /// What a part says.
    pub fn part(&self, part: Part) -> impl Iterator<Item = &Passage<'a>> {
        self.parts
            .iter()
            .filter(move |passage| passage.part == Some(part))
    }

    /// What the parts say.
    pub fn parts(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.parts.iter()
    }

    /// Everything that is told: the script, which is what others hear, then the parts.
    pub fn told(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.script.iter().chain(&self.parts)
    }

    /// What each part takes of the script, in the order of [`Part::ALL`], where that is known.
    pub fn shares(&self) -> Option<[Share; 4]> {
        self.clocked?.shares
    }

    /// Whether something of it is told in a language that is known.
    pub fn is_understood(&self) -> bool {
        self.lexicon.is_known()
    }

    /// Whether it is told as the answer to a question about a failure.
    pub fn is_of_failure(&self) -> bool {
        let failure = &self.lexicon.phrases.failure;
        subjects(self.story).any(|subject| failure.are_in(&subject))
    }

    /// Whether one of the phrases is told anywhere.
    pub fn tells(&self, phrases: &Phrases) -> bool {
        self.told().any(|passage| phrases.are_in(&passage.said))
    }

    /// Every place where one of the phrases is told by the author themselves, in the script, else in the
    /// parts: who mends one mends the other. At most `most` of them.
    pub fn findings(
        &self,
        phrases: &Phrases,
        most: usize,
        finding: impl Fn(Span) -> Finding,
    ) -> Vec<Finding> {
        let spans = |passages: &[Passage<'_>]| {
            let mut spans: Vec<Span> = Vec::new();
            for passage in passages {
                let found = phrases.find(&passage.said).into_iter();
                let own = found.filter(|range| !passage.said.is_quoted(range));
                spans.extend(own.filter_map(|range| passage.span_of(range)));
            }
            spans
        };
        let in_script = spans(&self.script);
        let found = if in_script.is_empty() {
            spans(&self.parts)
        } else {
            in_script
        };
        found.into_iter().take(most).map(finding).collect()
    }

    /// The sentences of the script that tell a part.
    pub fn spoken(&self, part: Part) -> impl Iterator<Item = &Utterance<'a>> {
        let sentences = self.spoken_sentences(part);
        sentences.map(|sentence| &sentence.said)
    }

    /// The sentences that tell a part: those of the script, else those of the part itself.
    pub fn sentences(&self, part: Part) -> Vec<(Utterance<'_>, Option<Span>)> {
        let spoken: Vec<_> = self
            .spoken_sentences(part)
            .map(|sentence| (sentence.said.clone(), sentence.span))
            .collect();
        if !spoken.is_empty() {
            return spoken;
        }
        let written = self.part(part).flat_map(|passage| {
            let said = &passage.said;
            said.sentences().map(move |range| {
                let sentence = Utterance::new(&said.text[range.clone()]);
                (sentence, passage.span_of(range))
            })
        });
        written.collect()
    }

    fn spoken_sentences(&self, part: Part) -> impl Iterator<Item = &Sentence<'a>> {
        let sentences = self.sentences.iter();
        sentences.filter(move |sentence| sentence.part == Some(part))
    }

    /// Where the script begins to tell a part; where it does not, the heading of a section.
    pub fn opening_of(&self, part: Part, otherwise: Topic) -> Span {
        let mut sentences = self.spoken_sentences(part);
        let opening = sentences.find_map(|sentence| sentence.span);
        opening.unwrap_or_else(|| self.heading(otherwise))
    }

    /// What is told of the time after something went wrong: Actions and Result, written and spoken, and all
    /// that the author made a section of their own, such as a reflection.
    pub fn after_the_fact(&self) -> impl Iterator<Item = &Utterance<'a>> {
        let parts = [Part::Actions, Part::Result];
        let written = parts.into_iter().flat_map(|part| self.part(part));
        let spoken = parts.into_iter().flat_map(|part| self.spoken(part));
        let written = written.map(|passage| &passage.said);
        written.chain(spoken).chain(&self.other)
    }

    /// Everything that is written of the story beside its script and its keys.
    pub fn written(&self) -> impl Iterator<Item = &Utterance<'a>> {
        let parts = self.parts.iter().map(|passage| &passage.said);
        parts.chain(&self.other).chain(&self.metrics)
    }

    /// What its title, its headline and its cues say, and who the teller was.
    pub fn keys(&self) -> impl Iterator<Item = Utterance<'a>> {
        let story = self.story;
        let keys = [
            Some(&story.title),
            story.headline.as_ref(),
            story.role.as_ref(),
        ];
        let keys = keys
            .into_iter()
            .chain(story.cues.iter().map(Option::as_ref));
        keys.flatten().map(|key| Utterance::new(&key.value))
    }

    /// The numbers of a passage.
    pub fn numbers(&self, said: &Utterance<'_>) -> Vec<Number> {
        numbers(said, &self.lexicon.numbers)
    }

    /// The heading of a section, else the title.
    pub fn heading(&self, topic: Topic) -> Span {
        let section = self.story.body.section(topic);
        section.map_or(self.story.title.span, |section| section.heading.span)
    }
}

impl Passage<'_> {
    /// Where its first sentence was written.
    pub fn first_sentence(&self) -> Option<Span> {
        self.said.sentences().find_map(|range| self.span_of(range))
    }

    /// Where these bytes of what is said were written.
    pub fn span_of(&self, range: Range<usize>) -> Option<Span> {
        self.words
            .span_of(self.start + range.start..self.start + range.end)
    }
}

/// What a story is for: its questions and tags.
pub(super) fn subjects(story: &Story) -> impl Iterator<Item = Utterance<'_>> {
    let covers = story.covers.iter().map(|cover| &cover.question.value);
    let tags = story.tags.iter().map(|tag| &tag.value);
    covers.chain(tags).map(Utterance::new)
}

/// What a block says, item by item and line by line. Headings and code are not told.
fn passages(block: &Block, part: Part) -> Vec<Passage<'_>> {
    let passage = |words, text, start| Passage {
        said: Utterance::new(text),
        part: Some(part),
        spoken: &[],
        words,
        start,
    };
    match &block.kind {
        BlockKind::Heading(_) => Vec::new(),
        BlockKind::Paragraph(prose) => vec![passage(&prose.words, prose.text(), 0)],
        BlockKind::Cards(list) => {
            let items = list.items.iter();
            items
                .map(|item| passage(&item.words, item.words.text.as_str(), 0))
                .collect()
        }
        BlockKind::Other(prose) if prose.html.is_code() => Vec::new(),
        BlockKind::Other(prose) => {
            let text = prose.text();
            let lines = text.split('\n').filter(|line| !line.trim().is_empty());
            let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
            lines
                .map(|line| passage(&prose.words, line, start(line)))
                .collect()
        }
    }
}
