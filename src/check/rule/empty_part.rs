//! The rule `empty-part`.

use crate::check::{Finding, Outline};
use crate::content::Section;
use crate::naming::{Part, Topic};

use crate::check::wording;

declare! {
    /// # What it does
    /// Finds headings of a Situation, a Task, Actions or a Result with nothing under them, or only `TODO`.
    ///
    /// # Why it matters
    /// The heading says that you meant to tell this part. On the cheat sheet its row is empty.
    ///
    /// # Example
    /// ```markdown
    /// ## Task
    /// ## Actions
    /// I called the firm that had built it.
    /// ```
    /// The Task is empty. After: "We had four days, and I was the only one who knew the firm."
    "empty-part", Structure, Warning, Outline(find)
}

fn find(outline: &Outline<'_>) -> Vec<Finding> {
    let story = outline.story;
    let empty = Part::ALL.into_iter().filter(|part| !outline.tells(*part));
    let empty: Vec<(Part, &Section)> = empty
        .filter_map(|part| Some((part, story.body.section(Topic::Part(part))?)))
        .collect();
    let [(first, section), others @ ..] = empty.as_slice() else {
        return Vec::new();
    };
    let is_unwritten = outline.is_unwritten();
    let message = match (is_unwritten, others) {
        (true, _) => "nothing of this story is written yet".to_owned(),
        (false, []) => format!("the {} of this story is empty", wording::name(*first)),
        (false, _) => {
            let names: Vec<&str> = empty.iter().map(|(part, _)| wording::name(*part)).collect();
            format!("these parts of the story are empty: {}", names.join(", "))
        }
    };
    let finding = Finding::new(message, section.heading.span, lack(section));
    let others = others.iter().filter(|_| !is_unwritten);
    let finding = others.fold(finding, |finding, (_, section)| {
        finding.related(section.heading.span, "nor under this one")
    });
    let next = if is_unwritten { "begin here: " } else { "" };
    vec![finding.help(format!("{next}{}", wording::advice(*first)))]
}

/// What is wrong with what is under a heading.
pub(super) fn lack(section: &Section) -> &'static str {
    if section.is_empty() {
        "nothing is under this heading"
    } else {
        "this is still to be written"
    }
}
