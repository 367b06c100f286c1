//! No word is lost: each word of a content file is on a page, or it is named in a message.

use std::collections::HashSet;

use proptest::prelude::*;

use crate::desk::{Desk, Site};

/// The words of a text, without numbers of lists, addresses and comments.
fn words(text: &str) -> Vec<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |it| it.1);
    }
    kept.push_str(rest);
    // Where links lead, and what code is written in.
    let mut shown = String::new();
    let is_said = |line: &&str| {
        let machine = ["```", "~~~", "collapsed::", "id::", "type::"];
        !machine.iter().any(|it| line.trim_start().starts_with(it))
    };
    for line in kept.lines().filter(is_said) {
        let line = line.replace(['*', '_'], "");
        let mut rest = line.split("{#").next().unwrap_or_default();
        while let Some((before, link)) = rest.split_once("](") {
            shown.push_str(before);
            rest = link.split_once(')').map_or("", |it| it.1);
        }
        shown.push_str(rest);
        shown.push('\n');
    }
    let words = shown.split(|it: char| !it.is_alphanumeric());
    // A letter is a mark of the notation.
    let is_word = |it: &&str| it.contains(char::is_alphabetic) && it.chars().count() > 1;
    let words = words.filter(is_word);
    words.map(str::to_lowercase).collect()
}

/// Holds that every word of the text is on a page or in a message.
#[track_caller]
pub(super) fn loses_nothing(text: &str, site: &Site) {
    let mut told: HashSet<String> = HashSet::new();
    for page in site.pages() {
        told.extend(words(&page.text()));
    }
    told.extend(words(&site.drawn()));
    let lost: Vec<String> = words(text)
        .into_iter()
        .filter(|it| !told.contains(it))
        .collect();
    assert!(lost.is_empty(), "{lost:?} of\n{text}\n{}", site.drawn());
}

#[test]
fn the_demo_loses_no_word() {
    let site = Desk::demo().build();
    for path in site.project().content.clone() {
        let text = site.project().sources.text(path).to_owned();
        let fence = if text.starts_with("+++") {
            "\n+++\n"
        } else {
            "\n---\n"
        };
        let body = text.split_once(fence).map_or("", |it| it.1).to_owned();
        if site.project().sources.path(path) != "content/questions.toml" {
            // What a guide says does not apply, it does not say.
            loses_nothing(&body.replace("Not applicable", ""), &site);
        }
    }
}

/// A line that people write in notes.
fn line() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "",
        "",
        "",
        "# ",
        "## ",
        "### ",
        "- ",
        "1. ",
        "> ",
        "**Situation:** ",
        "**Task:** ",
        "**Action.** ",
        "**Result** - ",
        "S: ",
        "T: ",
        "A: ",
        "R: ",
        "Situation: ",
        "## Situation ",
        "## Task",
        "## Actions: ",
        "### Result ",
        "| ",
        "- **S** — ",
        "- Task: ",
        "Tags: ",
        "**Best for:** ",
        "Question: ",
        "TODO ",
        "Story 1: ",
        "## Story 2: ",
        "%",
        "==",
        "[[",
        "\t- ",
        "    ",
        "```\n",
        "---\n",
        "- ## ",
        "##",
    ]);
    let words = prop::sample::select(vec![
        "alpha",
        "beta gamma.",
        "delta | epsilon |",
        "zeta **eta** theta",
        "[YOUR iota]",
        "kappa?",
        "LAMBDA",
        "mu (nu)",
        "xi: omicron",
        "\"pi\"",
        "",
        "rho]] sigma",
        "tau==",
        "Why upsilon?",
        "#phi #chi",
        "psi, omega",
        "Situation",
        "S — Situation",
        "(2019)",
        "aleph -- beth",
    ]);
    (mark, words).prop_map(|(mark, words)| format!("{mark}{words}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn notes_of_any_shape_lose_no_word(lines in prop::collection::vec(line(), 0..24), gap in prop::sample::select(vec!["\n", "\n\n"])) {
        let text = lines.join(gap);
        for kind in ["stories", "questions"] {
            let site = Desk::new().file(&format!("content/{kind}/zz.md"), &text).build();
            if site.report.diagnostics.iter().all(|it| !it.is_error()) {
                loses_nothing(&text, &site);
            }
        }
    }
}

/// How many cases are tried.
pub(super) fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(24)
}
