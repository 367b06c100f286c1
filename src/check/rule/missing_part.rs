//! The rule `missing-part`.

use crate::check::{Finding, Outline};
use crate::content::Story;
use crate::naming::{Part, Topic};

use crate::check::wording;

declare! {
    /// # What it does
    /// Finds stories that lack a Situation, a Task, Actions or a Result.
    ///
    /// # Why it matters
    /// An interviewer who is not told the situation cannot follow, one who is not told the result cannot
    /// judge. The cheat sheet has a row for each part, and an empty row says nothing.
    ///
    /// # Example
    /// ```markdown
    /// ## Situation
    /// The lift broke on the Monday before the fair.
    /// ## Actions
    /// I called the firm that had built it.
    /// ```
    /// The Task and the Result are missing. Say in a sentence or two what had to be done, and what came of it.
    "missing-part", Structure, Warning, Outline(find)
}

fn find(outline: &Outline<'_>) -> Vec<Finding> {
    let story = outline.story;
    let is_absent =
        |part: &Part| !outline.tells(*part) && story.body.section(Topic::Part(*part)).is_none();
    let absent: Vec<Part> = Part::ALL.into_iter().filter(is_absent).collect();
    if outline.is_unwritten() {
        // Where there are headings, it is said that nothing is under them.
        return if absent.len() == Part::ALL.len() {
            vec![unrecognised(story)]
        } else {
            Vec::new()
        };
    }
    let [first, ..] = absent.as_slice() else {
        return Vec::new();
    };
    let names = wording::listed(absent.iter().map(|part| wording::name(*part)));
    let finding = Finding::new(
        format!("this story has no {names}"),
        story.title.span,
        "in this story",
    );
    let name = wording::name(*first);
    let next = format!("add a heading `## {name}`; {}", wording::advice(*first));
    vec![finding.help(next)]
}

/// One message for one fact: that nothing of a story is recognised.
fn unrecognised(story: &Story) -> Finding {
    let headings = story.body.sections.iter().map(|it| it.heading.prose.text());
    let headings: Vec<String> = headings
        .take(3)
        .map(|it| format!("`{}`", shortened(it)))
        .collect();
    let seen = match headings.as_slice() {
        [] => "in this story".to_owned(),
        headings => format!("its headings are {}", headings.join(", ")),
    };
    Finding::new(
        "no part of this story is recognised: neither Situation, Task, Actions nor Result",
        story.title.span,
        seen,
    )
    .help("begin each part with a heading, `## Situation`, or with a label, `**Situation:**`; names of your own go under `[sections]` in `starling.toml`")
}

/// The beginning of a long heading.
fn shortened(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    match words.len() {
        0..=8 => words.join(" "),
        _ => format!("{} …", words[..7].join(" ")),
    }
}
