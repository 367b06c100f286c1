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
    let mut metrics = story.metrics.iter();
    let metric = metrics.find(|metric| {
        let written = written(round, [metric.as_str()].into_iter());
        written.iter().any(is_figure)
    });
    let number = metric.cloned().unwrap_or_else(|| figures[0].words.clone());
    vec![Remark::new("number-missing").with("number", number)]
}

/// Numbers that the story has otherwise; one that is said wrong several times is one thing to mend.
pub(super) fn number_changed(round: &Round<'_>) -> Vec<Remark> {
    let said = &round.answer.said;
    let known = numbers_of_story(round);
    // What the story has only about is the same only where it counts the same.
    let is_meant = |number: &Number, known: &WrittenNumber| {
        !known.number.is_rough || known.counted == counted(said, number)
    };
    let is_known = |number: &Number| {
        let mut known = known.iter();
        known.any(|it| number.agrees_with(&it.number) && is_meant(number, it))
    };
    let unsaid: Vec<&WrittenNumber> = known
        .iter()
        .filter(|known| {
            let mut numbers = round.answer.numbers.iter();
            is_figure(known) && !numbers.any(|number| number.agrees_with(&known.number))
        })
        .collect();
    let mut changed: Vec<Remark> = Vec::new();
    let numbers = round.answer.numbers.iter();
    for number in numbers.filter(|number| !is_vague(round, number) && !is_known(number)) {
        let Some(meant) = meant_by(round, number, &unsaid) else {
            continue;
        };
        let words = &said.text[number.range.clone()];
        let remark = Remark::new("number-changed")
            .with("said", words)
            .with("written", meant.words.as_str());
        let same = changed.iter_mut().find(|it| it.values == remark.values);
        match same {
            Some(same) => same.quotes.push(words.to_owned()),
            None => changed.push(remark.quote(words)),
        }
    }
    changed
}

/// Every number that the story has, in its parts and elsewhere.
fn numbers_of_story(round: &Round<'_>) -> Vec<WrittenNumber> {
    let story = round.story;
    let parts = story.parts.iter().flat_map(|part| &part.texts);
    let texts = parts.chain(&story.metrics).chain(&story.other);
    let texts = texts.map(String::as_str);
    let script = story.script.iter().flatten();
    written(round, texts.chain(script.map(|sentence| sentence.text)))
}

/// Whether a number says when, how much of what is left open (`a quarter` is also three months), or a difference.
fn is_vague(round: &Round<'_>, number: &Number) -> bool {
    match number.unit {
        Unit::Moment | Unit::Times => true,
        Unit::Share => !is_counted_share(number, &round.answer.said, &round.lexicon.numbers),
        _ => is_difference(round, number),
    }
}

/// Whether a number says how much more or less something is, which the story may have as two others.
fn is_difference(round: &Round<'_>, number: &Number) -> bool {
    let behind = round.answer.said.text[number.range.end..].split_whitespace();
    let words: Vec<&str> = behind
        .take(round.repertoire.limits.words_of_difference)
        .collect();
    round
        .lexicon
        .phrases
        .difference
        .are_in(&Utterance::new(words.join(" ")))
}

/// The first of some numbers that is meant by another one: it stands among the same words, and counts the same
/// or is the same of another unit. Minutes and things are said of everything, and few of them by the way.
fn meant_by<'k>(
    round: &Round<'_>,
    number: &Number,
    unsaid: &[&'k WrittenNumber],
) -> Option<&'k WrittenNumber> {
    let said = &round.answer.said;
    let counted = counted(said, number);
    let context = context(said, number, round.lexicon);
    let mut alike = unsaid
        .iter()
        .filter(|known| known.number.unit == number.unit);
    let limits = &round.repertoire.limits;
    let least = if is_small(round, number) {
        limits.context_of_few
    } else {
        limits.least_context
    };
    let meant = alike.find(|known| {
        let counts_the_same = counted.is_some() && known.counted == counted;
        let is_counted = match number.unit {
            Unit::Count => counts_the_same,
            Unit::Time => counts_the_same || is_same(known.number.amount, number.amount),
            _ => true,
        };
        is_counted && known.context.intersection(&context).count() >= least
    });
    meant.copied()
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
    let texts = story.metrics.iter().chain(result).map(String::as_str);
    let written = written(round, texts);
    written.into_iter().filter(is_figure).collect()
}

/// Whether a number of the answer is what somebody says for a written one. A small number of things is said
/// of much.
fn says(round: &Round<'_>, said: &Number, written: &WrittenNumber) -> bool {
    let counts_the_same =
        || written.counted.is_some() && written.counted == counted(&round.answer.said, said);
    // Nothing is nothing, whatever of.
    let is_none = || is_same(said.amount, 0.0);
    said.agrees_with(&written.number) && (!is_small(round, said) || is_none() || counts_the_same())
}

fn is_small(round: &Round<'_>, number: &Number) -> bool {
    number.unit == Unit::Count && number.amount < round.repertoire.limits.smallest_figure
}

fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// Whether a number says how much, and not merely when or which.
fn is_figure(written: &WrittenNumber) -> bool {
    written.number.unit != Unit::Moment
}

fn written<'t>(round: &Round<'_>, texts: impl Iterator<Item = &'t str>) -> Vec<WrittenNumber> {
    let found = texts.flat_map(|text| {
        let text = Utterance::new(text);
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
