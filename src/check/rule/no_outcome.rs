//! The rule `no-outcome`.

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::naming::{Part, Topic};
use crate::speech::Utterance;

declare! {
    /// # What it does
    /// Finds Results that tell more of what you did, or how you felt, but nothing that came of it.
    ///
    /// # Why it matters
    /// "And?" is the first thing that an interviewer thinks. What you did then is one more action.
    ///
    /// # Example
    /// "I wrote a report and presented it to the board. I learned a lot." After: "The board gave us the second
    /// nurse, and the queue on Mondays is gone."
    "no-outcome", Substance, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let passages: Vec<&Passage<'_>> = case.part(Part::Result).collect();
    let is_silent = |passage: &&Passage<'_>| !tells_outcome(case, passage);
    if !case.is_understood() || passages.is_empty() || !passages.iter().all(is_silent) {
        return Vec::new();
    }
    let Some(span) = passages
        .first()
        .and_then(|passage| passage.first_sentence())
    else {
        return Vec::new();
    };
    let finding = Finding::new(
        "the Result does not say what came of it",
        span,
        "this is what you did, or how you felt",
    );
    let finding = finding.related(case.heading(Topic::Part(Part::Result)), "");
    vec![
        finding
            .why("\"and?\" is the first thing that they think")
            .help("say what was different afterwards, and for whom"),
    ]
}

/// Whether a sentence tells what came of it: others act, or something happened; or what the teller did is an
/// outcome in itself.
fn tells_outcome(case: &Case<'_>, passage: &Passage<'_>) -> bool {
    let phrases = &case.lexicon.phrases;
    passage.said.sentences().any(|sentence| {
        let sentence = Utterance::new(&passage.said.text[sentence]);
        let is_own = phrases.i.are_in(&sentence) || phrases.we.are_in(&sentence);
        let is_feeling = phrases.feeling.are_in(&sentence);
        let is_paper = phrases.paperwork.are_in(&sentence);
        phrases.outcome.are_in(&sentence) || !is_own && !is_feeling && !is_paper
    })
}
