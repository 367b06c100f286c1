//! The script with its clock: what is said when, and how much of it each part takes.

use std::ops::Range;
use std::time::Duration;

use super::CutOptions;
use crate::config::Speaking;
use crate::content::{Section, Story};
use crate::markdown::{BlockKind, Prose};
use crate::naming::{Names, Part, Topic};
use crate::speech::{align, last_sentence, sentence_ranges, sentences, spoken_words};

/// A spoken version with its clock.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Script {
    /// The paragraphs in order.
    pub paragraphs: Vec<Spoken>,
    /// How many words it has when spoken.
    pub words: usize,
    /// How long it takes.
    pub time: Duration,
    /// What each part takes, in the order of [`Part::ALL`]; `None` where the script is not
    /// divided and the story has no parts to match it with.
    pub shares: Option<[Share; 4]>,
}

/// A paragraph of a script.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Spoken {
    /// What is said, with emphasis and the author's line breaks.
    pub prose: Prose,
    /// How many words it has when spoken.
    pub words: usize,
    /// When it begins, from the start of the script.
    pub starts_at: Duration,
    /// When it ends, from the start of the script.
    pub ends_at: Duration,
    /// The part that most of it tells.
    pub part: Option<Part>,
    /// Its sentences in order.
    pub sentences: Vec<SpokenSentence>,
}

/// A sentence of a script.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SpokenSentence {
    /// Where it is, in bytes of the paragraph's text.
    pub range: Range<usize>,
    /// How many words it has when spoken.
    pub words: usize,
    /// The part that it tells.
    pub part: Option<Part>,
}

/// How much of a script tells one part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Share {
    /// In spoken words.
    pub words: usize,
    /// In time.
    pub time: Duration,
    /// In whole per cent of the script; the four add up to 100.
    pub percent: usize,
}

/// How long a script is beside the time that it should take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Shorter, by more than nobody minds.
    Short,
    /// As long.
    Fits,
    /// Longer, by more than nobody minds.
    Long,
}

/// How far a script may be from its target, in per cent of it. Nobody speaks to the second.
const LEEWAY: u32 = 15;

impl Script {
    /// How long it is beside the time that it should take, with 15 % of leeway.
    pub fn fit(&self, target: Duration) -> Fit {
        if self.time * 100 < target * (100 - LEEWAY) {
            Fit::Short
        } else if self.time * 100 > target * (100 + LEEWAY) {
            Fit::Long
        } else {
            Fit::Fits
        }
    }

    /// The first sentence of the script.
    pub fn first_sentence(&self) -> Option<String> {
        let first = self.paragraphs.first()?;
        sentences(first.prose.text()).next().map(one_line)
    }

    /// The last sentence of the script.
    pub fn last_sentence(&self) -> Option<String> {
        let last = self.paragraphs.last()?;
        last_sentence(last.prose.text()).map(one_line)
    }
}

fn one_line(sentence: &str) -> String {
    sentence.replace('\n', " ")
}

/// Times the story's script at the given pace; `None` where there is no script.
pub(super) fn time(story: &Story, options: CutOptions<'_>) -> Option<Script> {
    let pieces = pieces(story.script()?, options.names);
    let sentences = assigned_sentences(story, &pieces, options);
    let time = |words: usize| time_of(words, options.speaking);

    let mut spoken = 0;
    let mut shares = [Share::default(); 4];
    let mut paragraphs = Vec::with_capacity(pieces.len());
    for (piece, sentences) in pieces.into_iter().zip(sentences) {
        let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
        let mut of_part = [0; 4];
        for sentence in &sentences {
            if let Some(part) = sentence.part {
                of_part[part as usize] += sentence.words;
                shares[part as usize].words += sentence.words;
            }
        }
        let part = Part::ALL
            .into_iter()
            .max_by_key(|part| (of_part[*part as usize], 4 - *part as usize));
        paragraphs.push(Spoken {
            prose: piece.prose,
            words,
            starts_at: time(spoken),
            ends_at: time(spoken + words),
            part: part.filter(|part| of_part[*part as usize] > 0),
            sentences,
        });
        spoken += words;
    }
    let has_shares = shares.iter().any(|share| share.words > 0);
    if has_shares {
        let percents = percents(shares.map(|share| share.words));
        for (share, percent) in shares.iter_mut().zip(percents) {
            share.time = time(share.words);
            share.percent = percent;
        }
    }
    Some(Script {
        paragraphs,
        words: spoken,
        time: time(spoken),
        shares: has_shares.then_some(shares),
    })
}

/// How long it takes to speak so many words.
fn time_of(words: usize, speaking: Speaking) -> Duration {
    let words = u32::try_from(words).unwrap_or(u32::MAX);
    Duration::from_mins(1) * words / speaking.words_per_minute
}

/// A paragraph before it is timed.
struct ScriptParagraph {
    prose: Prose,
    /// The part whose heading it is under, where the script is divided.
    under: Option<Part>,
}

fn pieces(script: &Section, names: &Names) -> Vec<ScriptParagraph> {
    let mut under = None;
    let mut pieces = Vec::new();
    for block in &script.blocks {
        let prose = match &block.kind {
            BlockKind::Heading(heading) => {
                under = match names.topic(heading.prose.text()) {
                    Some(Topic::Part(part)) => Some(part),
                    _ => None,
                };
                continue;
            }
            BlockKind::Paragraph(prose) | BlockKind::Other(prose) => prose.clone(),
            BlockKind::Cards(list) => {
                let items = list.items.iter();
                pieces.extend(items.map(|item| ScriptParagraph {
                    prose: Prose {
                        words: item.words.clone(),
                        ..Prose::plain(&item.words.text)
                    },
                    under,
                }));
                continue;
            }
        };
        pieces.push(ScriptParagraph { prose, under });
    }
    pieces
}

/// For each paragraph its sentences.
fn assigned_sentences(
    story: &Story,
    pieces: &[ScriptParagraph],
    options: CutOptions<'_>,
) -> Vec<Vec<SpokenSentence>> {
    let is_divided = pieces.iter().any(|piece| piece.under.is_some());
    let parts = Part::ALL.map(|part| story.part(part).map(text_of).unwrap_or_default());
    let has_parts = parts.iter().any(|text| !text.is_empty());
    let cut: Vec<Vec<&str>> = pieces
        .iter()
        .map(|piece| sentences(piece.prose.text()).collect())
        .collect();
    let mut assigned = if is_divided || !has_parts {
        Vec::new()
    } else {
        align(&cut, &parts, options.lexicon)
    }
    .into_iter();
    let mut sentence = |piece: &ScriptParagraph, range: Range<usize>| SpokenSentence {
        part: piece.under.or(assigned.next()),
        words: spoken_words(&piece.prose.text()[range.clone()], options.speaking),
        range,
    };
    let of_pieces = pieces.iter().map(|piece| {
        let ranges = sentence_ranges(piece.prose.text());
        ranges.map(|range| sentence(piece, range)).collect()
    });
    of_pieces.collect()
}

fn text_of(section: &Section) -> String {
    let texts: Vec<_> = section.blocks.iter().map(|block| block.text()).collect();
    texts.join(" ")
}

/// Whole per cents that add up to 100: the largest remainders are rounded up.
fn percents(words: [usize; 4]) -> [usize; 4] {
    let all: usize = words.iter().sum::<usize>().max(1);
    let mut percents = words.map(|words| words * 100 / all);
    let missing = 100_usize.saturating_sub(percents.iter().sum());
    let mut order = [0, 1, 2, 3];
    order.sort_by_key(|part| std::cmp::Reverse(words[*part] * 100 % all));
    for part in order.into_iter().take(missing) {
        percents[part] += 1;
    }
    percents
}
