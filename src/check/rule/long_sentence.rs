//! The rule `long-sentence`.

use std::ops::Range;

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::speech::is_breathless;

declare! {
    /// # What it does
    /// Finds sentences of the script of more than about forty words with no breath in them: no colon, semicolon,
    /// dash or line break, and commas too far apart.
    ///
    /// # Why it matters
    /// You run out of breath, and they lose the thread, just where it matters.
    ///
    /// # Example
    /// "I called the driver and asked him to wait at the gate while I ..." After: "I called the driver. I asked him
    /// to wait."
    "long-sentence", Speech, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let speaking = case.config.speaking;
    let mut findings = Vec::new();
    for passage in &case.script {
        for sentence in passage.spoken {
            let said = &passage.said.text[sentence.range.clone()];
            if is_breathless(said, speaking) {
                findings.extend(finding(passage, sentence.range.clone(), sentence.words));
            }
        }
    }
    findings
}

fn finding(passage: &Passage<'_>, range: Range<usize>, words: usize) -> Option<Finding> {
    let finding = Finding::new(
        format!("a sentence of {words} words without a breath in it"),
        passage.span_of(range)?,
        "say this aloud once",
    );
    Some(
        finding
            .why("you run out of breath where it matters")
            .help("make two sentences of it, or three"),
    )
}
