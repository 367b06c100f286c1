//! The rule `unexplained-acronym`.

use std::collections::BTreeSet;

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::speech::{acronyms, is_explained};

declare! {
    /// # What it does
    /// Finds acronyms that outsiders cannot know and that the story explains nowhere. It looks at the script, and
    /// where there is none at the parts.
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
    let heard = if script.is_empty() { &parts } else { &script };
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for passage in heard {
        for acronym in acronyms(&passage.said) {
            let is_known = case.lexicon.acronyms.contains(acronym.letters);
            if is_known || !met.insert(acronym.letters) {
                continue;
            }
            let texts = heard.iter().map(|passage| &passage.said);
            if is_explained(acronym.letters, texts, case.lexicon) {
                continue;
            }
            let Some(span) = passage.span_of(acronym.range.clone()) else {
                continue;
            };
            let finding = Finding::new(
                format!("`{}` is explained nowhere", acronym.letters),
                span,
                "what do these letters mean?",
            );
            findings.push(
                finding
                    .why("who wonders what it means does not listen")
                    .help("say it in plain words, or explain it once; where everybody in the room knows it, allow it"),
            );
        }
    }
    findings
}
