//! The rule `filler`.

use crate::check::{Case, Finding, wording};
use crate::speech::LIMITS;

/// So many of them are shown: who hears these knows the others.
const SHOWN: usize = 5;

declare! {
    /// # What it does
    /// Finds scripts of which more than 2 % is said only to fill time: "basically", "you know", "sort of". Where
    /// such words have a meaning ("the kind of setup", "just in time"), they are not counted.
    ///
    /// # Why it matters
    /// You will add enough of them by yourself when you are nervous.
    ///
    /// # Example
    /// "So basically I just, you know, called him." After: "I called him."
    "filler", Speech, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let words = case.clocked.map_or(0, |script| script.words);
    let mut said = Vec::new();
    let mut spans = Vec::new();
    for passage in &case.script {
        for range in case.lexicon.phrases.filler.find(&passage.said) {
            said.push(&passage.said.text[range.clone()]);
            spans.extend(passage.span_of(range));
        }
    }
    if said.len() < LIMITS.fewest_fillers || said.len() * LIMITS.words_per_filler <= words {
        return Vec::new();
    }
    let [first, others @ ..] = spans.as_slice() else {
        return Vec::new();
    };
    let finding = Finding::new(
        format!(
            "{} fillers in {}",
            said.len(),
            wording::counted(words, "word")
        ),
        *first,
        "this fills time",
    );
    let shown = others.iter().take(SHOWN - 1);
    let finding = shown.fold(finding, |finding, span| finding.related(*span, "and this"));
    let finding = match said.len() {
        0..=SHOWN => finding,
        _ => finding.why(format!("the first {SHOWN} are shown")),
    };
    vec![
        finding
            .why("nerves add enough of them by themselves")
            .help("leave them out; where you need time, pause"),
    ]
}
