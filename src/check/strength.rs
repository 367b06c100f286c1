//! The best thing of a story: what is said before anything that is to be mended.

use crate::naming::Part;
use crate::sheet::Fit;
use crate::speech::{Phrases, Unit};

use super::case::Case;
use super::rule::takes_back;

/// What is good about a story.
#[derive(Debug, Clone)]
pub struct Strength {
    /// In half a sentence, without a full stop.
    pub message: &'static str,
    /// The words that it is about, where it is about some.
    pub quote: Option<String>,
}

impl Strength {
    /// The best thing of a story: the first that holds of what interviewers look for most.
    pub(super) fn of(case: &Case<'_>) -> Option<Self> {
        if case.script.is_empty() && case.parts().next().is_none() {
            return None;
        }
        let strengths = [owned, lasting, counted, acting, timed];
        strengths.iter().find_map(|strength| strength(case))
    }
}

fn said(message: &'static str, quote: Option<String>) -> Strength {
    Strength { message, quote }
}

/// A failure that is owned in a short sentence.
fn owned(case: &Case<'_>) -> Option<Strength> {
    let phrases = &case.lexicon.phrases;
    if !case.is_of_failure() || takes_back(case) {
        return None;
    }
    let quote = first_told(case, &phrases.my_mistake);
    let quote = quote.or_else(|| first_told(case, &phrases.plain_fault))?;
    Some(said("it owns the failure plainly", Some(quote)))
}

/// The first sentence of the teller's own that says one of the phrases.
fn first_told(case: &Case<'_>, phrases: &Phrases) -> Option<String> {
    case.told().find_map(|passage| {
        let mut found = phrases.find(&passage.said).into_iter();
        let own = found.find(|range| !passage.said.is_quoted(range))?;
        Some(passage.said.sentence_around(own.start))
    })
}

/// Something that is different for good.
fn lasting(case: &Case<'_>) -> Option<Strength> {
    let phrases = &case.lexicon.phrases;
    let mut passages = case.part(Part::Result).chain(case.part(Part::Actions));
    let quote = passages.find_map(|passage| {
        let range = phrases
            .lasting_change
            .find(&passage.said)
            .into_iter()
            .next()?;
        Some(passage.said.sentence_around(range.start))
    })?;
    Some(said("it tells what is different for good", Some(quote)))
}

/// A result with a figure.
fn counted(case: &Case<'_>) -> Option<Strength> {
    let mut passages = case.part(Part::Result);
    let quote = passages.find_map(|passage| {
        let mut numbers = case.numbers(&passage.said).into_iter();
        let number = numbers.find(|number| number.unit != Unit::Moment)?;
        Some(passage.said.sentence_around(number.range.start))
    })?;
    Some(said("its result can be counted", Some(quote)))
}

/// Most of the time goes to what the teller did.
fn acting(case: &Case<'_>) -> Option<Strength> {
    let percent = case.shares()?[Part::Actions as usize].percent;
    let quote = case.spoken(Part::Actions).next();
    let quote = quote.map(|sentence| sentence.text.to_string());
    (percent >= 50).then(|| said("most of it is what you did", quote))
}

/// A script of the right length.
fn timed(case: &Case<'_>) -> Option<Strength> {
    let script = case.clocked?;
    let fits = script.fit(case.config.speaking.target()) == Fit::Fits;
    fits.then(|| said("it takes the time that it should", None))
}
