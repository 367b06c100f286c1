//! Every command as a newcomer would use it: what it does, says, refuses, and how it exits.

mod build;
mod completions;
mod help;
mod init;
mod list;
mod new;
mod output;
mod terminal;
mod theme;
mod zip;

use serde_json::Value;

use crate::desk::{Desk, Ran};

/// A story with one problem that is an error: it claims to be a text where a date must stand.
const BROKEN: &str = "+++\ndate = \"soon\"\n+++\n# A story\n";

/// A site with one whole story, one that has no script, and a question that nobody answers.
fn two_stories() -> Desk {
    Desk::new()
        .whole_story(
            "lift",
            "title = \"The lift\"\ntags = [\"repairs\"]\ncovers = [\"Tell me about a failure\"]\n\
             gaps = [\"How long was it out?\"]",
        )
        .story(
            "half",
            "+++\ntitle = \"Half told\"\n+++\n## Situation\nIt rained.\n",
        )
        .bank("[[question]]\ntext = \"Why us?\"\ncompetency = \"Motivation\"\n")
}

/// Standard output as one JSON value a line.
#[track_caller]
fn lines_of_json(ran: &Ran) -> Vec<Value> {
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}
