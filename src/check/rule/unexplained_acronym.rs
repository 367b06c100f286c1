//! The rule `unexplained-acronym`.

use std::collections::BTreeSet;

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::source::Span;
use crate::speech::{Acronym, Explanations, acronyms};

declare! {
    /// # What it does
    /// Finds acronyms that outsiders cannot know and that the script does not explain; where there is no
    /// script, the parts. What only the parts explain is not heard.
    ///
    /// # Why it matters
    /// One of the people opposite you is from another trade. Who wonders what the letters mean does not listen.
    ///
    /// # Example
    /// "I called the MDT together." After: "I called everybody together who treats him", or "the MDT, all who treat
    /// him".
    "unexplained-acronym", Speech, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    if !case.is_understood() {
        return Vec::new();
    }
    let parts: Vec<&Passage<'_>> = case.parts().collect();
    let script: Vec<&Passage<'_>> = case.script.iter().collect();
    let (heard, place) = if script.is_empty() {
        (parts, "the story")
    } else {
        (script, "the script")
    };
    let texts = heard.iter().map(|passage| &passage.said);
    let explanations = Explanations::of(texts, case.lexicon);
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for passage in &heard {
        for Acronym { letters, range } in acronyms(&passage.said) {
            let is_known = case.lexicon.acronyms.contains(letters);
            if is_known || !met.insert(letters) || explanations.explain(letters) {
                continue;
            }
            findings.extend(
                passage
                    .span_of(range)
                    .map(|span| finding(letters, place, span)),
            );
        }
    }
    findings
}

fn finding(letters: &str, place: &str, span: Span) -> Finding {
    let message = format!("{place} does not explain `{letters}`");
    Finding::new(message, span, "what do these letters mean?")
        .why("who wonders what it means does not listen")
        .help("say it in plain words, or explain it once; where everybody in the room knows it, allow it")
}
