//! The rule `cause-before-mitigation`.

use crate::check::case::subjects;
use crate::check::{Case, Finding};
use crate::naming::Part;
use crate::source::Span;
use crate::speech::{Phrases, Utterance};

declare! {
    /// # What it does
    /// Finds incidents in which the cause is looked for before the harm is stopped.
    ///
    /// # Why it matters
    /// Who has been on call listens for the order: first stop it, then ask why.
    ///
    /// # Example
    /// "I read the logs to see who had changed it, and then I switched it off." After: "I switched it off. Then I
    /// read the logs."
    "cause-before-mitigation", Substance, Advice, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let phrases = &case.lexicon.phrases;
    let told: Vec<(Utterance<'_>, Option<Span>)> = case.sentences(Part::Actions);
    let first = |phrases: &Phrases| told.iter().position(|(said, _)| phrases.are_in(said));
    let incident = case.spoken(Part::Situation);
    let parts = case.part(Part::Situation).map(|passage| &passage.said);
    let subjects: Vec<Utterance<'_>> = subjects(case.story).collect();
    let mut texts = incident.chain(parts).chain(&subjects);
    let is_incident = texts.any(|said| phrases.incident.are_in(said));
    let (Some(asked), Some(stopped)) = (first(&phrases.cause), first(&phrases.mitigation)) else {
        return Vec::new();
    };
    let Some(span) = told[asked].1.filter(|_| is_incident && asked < stopped) else {
        return Vec::new();
    };
    let finding = Finding::new(
        "the cause is looked for before the harm is stopped",
        span,
        "the cause",
    );
    let finding = match told[stopped].1 {
        Some(span) => finding.related(span, "here it is stopped"),
        None => finding,
    };
    vec![
        finding
            .why("who has been on call listens for the order")
            .help("tell first how you stopped it, then how you found out why"),
    ]
}
