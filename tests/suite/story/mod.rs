//! The format of a story, from its file to its pages.

mod audiences;
mod drafts;
mod front_matter;
mod links;
mod markdown;
mod redaction;
mod sections;
mod whole_page;

use crate::desk::{Desk, WHOLE};

/// A whole story whose Situation says this, below nothing but its headings.
fn told(situation: &str) -> String {
    WHOLE.replace(
        "The lift broke.\n## Task",
        &format!("{situation}\n\n## Task"),
    )
}

/// A site of one whole story, `stories/lift.html`, whose Situation says this.
fn situation(text: &str) -> Desk {
    Desk::new().story("lift", &told(text))
}
