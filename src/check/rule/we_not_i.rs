//! The rule `we-not-i`.

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::naming::Part;
use crate::speech::{LIMITS, Phrases, Utterance};

declare! {
    /// # What it does
    /// Finds stories in which what was done is told as "we" nearly throughout.
    ///
    /// # Why it matters
    /// They hire you, not the team. "We" is generous, and leaves open what you did.
    ///
    /// # Example
    /// "We decided to move the line, we asked the day shift, and we ran it for a week." After: "I proposed to move
    /// the line, and I asked the day shift. We ran it for a week."
    "we-not-i", Substance, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let phrases = &case.lexicon.phrases;
    let spoken: Vec<&Utterance<'_>> = case.spoken(Part::Actions).collect();
    let written = || case.part(Part::Actions).map(|it| &it.said).collect();
    // A script whose parts nobody knows is looked at as a whole.
    let whole = || case.script.iter().map(|it| &it.said).collect();
    let told = Some(spoken).filter(|it| !it.is_empty());
    let told: Vec<&Utterance<'_>> = told.unwrap_or_else(written);
    let told = Some(told).filter(|it| !it.is_empty()).unwrap_or_else(whole);
    let count =
        |phrases: &Phrases| -> usize { told.iter().map(|text| phrases.find(text).len()).sum() };
    let (i, we) = (count(&phrases.i), count(&phrases.we));
    if we < LIMITS.fewest_we || i * 100 >= (i + we) * LIMITS.least_i {
        return Vec::new();
    }
    let is_of_actions = |passage: &&Passage<'_>| passage.part.is_none_or(|it| it == Part::Actions);
    let passages = case.told().filter(is_of_actions);
    let mut places = passages.filter_map(|passage| {
        let first = phrases.we.find(&passage.said).into_iter().next()?;
        passage.span_of(passage.said.sentence_at(first.start))
    });
    let Some(span) = places.next() else {
        return Vec::new();
    };
    let finding = Finding::new(
        format!("what was done is told as \"we\": {we} times, and \"I\" {i}"),
        span,
        "who of you did this?",
    );
    vec![
        finding
            .why("they hire you, not the team")
            .help("say \"I\" for what you did yourself, and who did the rest"),
    ]
}
