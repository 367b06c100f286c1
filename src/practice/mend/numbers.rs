//! Numbers: those of the result that nobody said, and those that were said otherwise.

use std::collections::HashSet;

use crate::naming::Part;
use crate::practice::feedback::Remark;
use crate::practice::limits::LIMITS;
use crate::practice::round::Round;
use crate::speech::{Lexicon, Number, Unit, Utterance, counted, is_counted_share, numbers, stems};

/// A number that a story has.
struct WrittenNumber {
    number: Number,
    /// Its words, with its unit.
    words: String,
    /// What it counts, as the beginning of the word behind it.
    counted: Option<String>,
    /// The beginnings of the words around it.
    context: HashSet<String>,
}

/// Where the result has figures, and none of them is said.
pub(super) fn number_missing(round: &Round<'_>) -> Vec<Remark> {
    let story = round.story;
    let figures = figures_of_result(round);
    let is_said = said_number(round).is_some();
    if figures.is_empty() || !round.is_long_enough() || is_said {
        return Vec::new();
    }
    // A number that is said otherwise is another matter.
    if !number_changed(round).is_empty() {
        return Vec::new();
    }
    let metric = story.metrics.iter().find(|metric| {
        let metric = Utterance::new(metric.as_str());
        !numbers(&metric, &round.lexicon.numbers).is_empty()
    });
    let number = metric.cloned().unwrap_or_else(|| figures[0].words.clone());
    vec![Remark::new("number-missing").with("number", number)]
}

/// Numbers that the story has otherwise.
pub(super) fn number_changed(round: &Round<'_>) -> Vec<Remark> {
    let story = round.story;
    let parts = story.parts.iter().flat_map(|part| &part.texts);
    let texts = parts.chain(&story.metrics).chain(&story.other);
    let mut known = written(round, texts);
    let script = story.script.iter().flatten();
    let script: Vec<String> = script.map(|sentence| sentence.text.to_owned()).collect();
    known.extend(written(round, script.iter()));
    let said = &round.answer.said;
    let changed = round.answer.numbers.iter().filter_map(|number| {
        // `A quarter` is also three months, and few things are counted by the way.
        let is_vague = match number.unit {
            Unit::Moment | Unit::Times => true,
            Unit::Share => !is_counted_share(number, said),
            Unit::Count => is_small(round, number),
            _ => false,
        };
        if is_vague || known.iter().any(|known| number.agrees_with(&known.number)) {
            return None;
        }
        let counted = counted(said, number);
        let context = context(said, number, round.lexicon);
        let meant = known.iter().find(|known| {
            let is_alike = known.number.unit == number.unit && is_figure(known);
            let counts_the_same = || counted.is_some() && known.counted == counted;
            // Minutes and shares are said of everything.
            let is_near = || !known.context.is_disjoint(&context);
            let is_of_the_same = match number.unit {
                Unit::Count => counts_the_same(),
                Unit::Time => counts_the_same() && is_near(),
                _ => is_near(),
            };
            let is_said_right = || {
                let mut said = round.answer.numbers.iter();
                said.any(|said| said.agrees_with(&known.number))
            };
            is_alike && is_of_the_same && !is_said_right()
        })?;
        let words = &said.text[number.range.clone()];
        let remark = Remark::new("number-changed")
            .with("said", words)
            .with("written", meant.words.as_str())
            .quote(words);
        Some(remark)
    });
    changed.collect()
}

/// The first figure of the result that is said, in the words of the answer.
pub(crate) fn said_number<'r>(round: &'r Round<'_>) -> Option<&'r str> {
    let figures = figures_of_result(round);
    let mut said = round.answer.numbers.iter();
    let number = said.find(|said| figures.iter().any(|figure| says(round, said, figure)))?;
    Some(&round.answer.said.text[number.range.clone()])
}

fn figures_of_result(round: &Round<'_>) -> Vec<WrittenNumber> {
    let story = round.story;
    let result = &story.parts[Part::Result as usize].texts;
    let written = written(round, story.metrics.iter().chain(result));
    written.into_iter().filter(is_figure).collect()
}

/// Whether a number of the answer is what somebody says for a written one. A small number of things is said
/// of much.
fn says(round: &Round<'_>, said: &Number, written: &WrittenNumber) -> bool {
    let counts_the_same =
        || written.counted.is_some() && written.counted == counted(&round.answer.said, said);
    said.agrees_with(&written.number) && (!is_small(round, said) || counts_the_same())
}

fn is_small(round: &Round<'_>, number: &Number) -> bool {
    number.unit == Unit::Count && number.amount < round.repertoire.limits.smallest_figure
}

/// Whether a number says how much, and not merely when or which.
fn is_figure(written: &WrittenNumber) -> bool {
    written.number.unit != Unit::Moment
}

fn written<'t>(round: &Round<'_>, texts: impl Iterator<Item = &'t String>) -> Vec<WrittenNumber> {
    let found = texts.flat_map(|text| {
        let text = Utterance::new(text.as_str());
        let found = numbers(&text, &round.lexicon.numbers).into_iter();
        let found: Vec<WrittenNumber> = found
            .map(|number| WrittenNumber {
                words: text.text[number.range.clone()].to_owned(),
                counted: counted(&text, &number),
                context: context(&text, &number, round.lexicon),
                number,
            })
            .collect();
        found
    });
    found.collect()
}

/// The beginnings of the words around a number, a few on each side.
fn context(text: &Utterance<'_>, number: &Number, lexicon: &Lexicon) -> HashSet<String> {
    let before = text.text[..number.range.start].split_whitespace().rev();
    let behind = text.text[number.range.end..].split_whitespace();
    let around: Vec<&str> = before
        .take(LIMITS.context)
        .chain(behind.take(LIMITS.context))
        .collect();
    let around = Utterance::new(around.join(" "));
    let words = stems(&around, lexicon);
    words.filter(|word| !word.starts_with('=')).collect()
}
