//! What is on a sheet: one view of a story, from which the page and the print are made, so that
//! the two cannot differ in what they say.
//!
//! How it looks, and where its links lead, is left to them.

use crate::content::{Lack, Metric, Section};
use crate::naming::{Part, Topic};
use crate::portfolio::{Portfolio, StoryId};
use crate::source::Spanned;
use crate::speech::whole_seconds;

use super::{Script, Sheet};

/// How many metrics are on a sheet, the largest type there is.
const MOST_METRICS: usize = 3;

/// What one sheet shows, in its order.
#[derive(Debug, Hash)]
pub struct SheetContent<'a> {
    /// The story's title.
    pub title: &'a str,
    /// The story in a sentence, where it is not the opening line as well.
    pub headline: Option<&'a str>,
    /// The first metrics, three at most.
    pub metrics: &'a [Spanned<Metric>],
    /// The first sentence to say, word for word.
    pub opening: Option<&'a str>,
    /// A row for each of the four parts; those that are missing are there for the author only.
    pub rows: Vec<PartRow<'a>>,
    /// The last sentence to say.
    pub closing: Option<&'a str>,
    /// The questions that the story covers, in the author's order.
    pub questions: Vec<CoveredQuestion<'a>>,
    /// The whole script.
    pub script: Option<&'a Script>,
    /// The author's notes to self.
    pub coaching: Option<&'a Section>,
    /// Its number among the sheets that belong together, from 1.
    pub number: usize,
    /// How many sheets belong together.
    pub of: usize,
}

/// A part on a sheet.
#[derive(Debug, Hash)]
pub struct PartRow<'a> {
    /// The part.
    pub part: Part,
    /// The words that bring it back; `None` where the part is missing.
    pub cue: Option<&'a str>,
    /// How long it takes, in whole seconds, where that is known.
    pub seconds: Option<u32>,
}

/// A question on a sheet.
#[derive(Debug, Hash)]
pub struct CoveredQuestion<'a> {
    /// The question in words.
    pub text: &'a str,
    /// How to open the story for it.
    pub angle: Option<&'a str>,
}

impl<'a> SheetContent<'a> {
    /// What is on the sheet of a story, which is number `number` of `of`.
    pub fn of(
        portfolio: &'a Portfolio,
        id: StoryId,
        sheet: &'a Sheet,
        (number, of): (usize, usize),
    ) -> Self {
        let story = portfolio.story(id);
        let headline = story
            .headline
            .as_ref()
            .map(|headline| headline.value.as_str());
        let opening = sheet.opening.as_deref();
        let lacks = &portfolio.lacks[id.0];
        let shares = sheet.script.as_ref().and_then(|script| script.shares);
        let questions = portfolio.covers[id.0]
            .iter()
            .map(|covered| CoveredQuestion {
                text: &portfolio.question(covered.question).text,
                angle: covered.angle.as_deref(),
            });
        let rows = Part::ALL.into_iter().map(|part| PartRow {
            part,
            cue: sheet.cues[part as usize].as_deref(),
            seconds: shares.map(|shares| whole_seconds(shares[part as usize].time)),
        });
        Self {
            title: &story.title.value,
            headline: headline.filter(|it| opening != Some(it)),
            metrics: &story.metrics[..story.metrics.len().min(MOST_METRICS)],
            opening,
            rows: rows
                .filter(|row| row.cue.is_some() || lacks.contains(&Lack::Part(row.part)))
                .collect(),
            closing: sheet.closing.as_deref(),
            questions: questions.collect(),
            script: sheet.script.as_ref(),
            coaching: story.body.filled_section(Topic::Coaching),
            number,
            of,
        }
    }
}
