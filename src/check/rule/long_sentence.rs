//! The rule `long-sentence`.

use std::ops::Range;

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::speech::spoken_words;

/// So many words are said in one breath, at most: sixteen seconds.
const MOST: usize = 40;

/// Between two commas there are at most so many of them, or the commas give no breath.
const MOST_BETWEEN_COMMAS: usize = 24;

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
        for sentence in passage
            .spoken
            .iter()
            .filter(|sentence| sentence.words > MOST)
        {
            let said = &passage.said.text[sentence.range.clone()];
            let count = |text: &str| spoken_words(text, speaking);
            let mut breaths = said.split([';', ':', '—', '–', '…', '\n', '；', '：']);
            let is_breathless = breaths.any(|breath| {
                let longest = breath.split([',', '，', '、', '(', ')']).map(count).max();
                count(breath) > MOST && longest > Some(MOST_BETWEEN_COMMAS)
            });
            if is_breathless {
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
