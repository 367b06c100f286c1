//! Puts labels that share a line on lines of their own: `S: ... T: ... A: ... R: ...`.

use std::ops::Range;

use crate::naming::{Names, Part};
use crate::source::Edit;

use super::label::label;
use super::line::{Line, LineKind, lines};

/// A line tells a story where so many parts are labelled on it.
const PARTS: usize = 3;

/// The edits that part such lines before each label.
pub(super) fn edits(text: &str, names: &Names) -> Vec<Edit> {
    let lines = lines(text);
    // Each label ends in a mark.
    let marks = |line: &Line| {
        let said = &text[line.words.clone()];
        said.matches([':', '：', '—', '–', '-', ']', '.']).count()
    };
    let is_read = |line: &&Line| {
        let is_text = matches!(line.kind, LineKind::Text | LineKind::Item) && !line.is_code;
        is_text && marks(line) >= PARTS
    };
    let labelled = lines
        .iter()
        .filter(is_read)
        .filter(|line| part(text, line, names).is_some());
    labelled
        .flat_map(|line| breaks(text, line, names))
        .collect()
}

/// Where a line is parted.
fn breaks(text: &str, line: &Line, names: &Names) -> Vec<Edit> {
    let mut found: Vec<Part> = part(text, line, names).into_iter().collect();
    let mut breaks = Vec::new();
    for word in words(text, line.words.clone()) {
        // A part is told once, and none before an earlier one.
        let rest = Line {
            words: word..line.words.end,
            ..line.clone()
        };
        if let Some(part) = part(text, &rest, names).filter(|part| found.last() < Some(part)) {
            found.push(part);
            breaks.push(Edit::insertion(word, "\n\n"));
        }
    }
    if found.len() < PARTS {
        breaks.clear();
    }
    breaks
}

/// The part that a line, or the rest of one, is labelled with.
fn part(text: &str, line: &Line, names: &Names) -> Option<Part> {
    let label = label(text, line, names)?;
    let has_rest = label.rest < line.words.end;
    label.part().filter(|_| label.is_parted && has_rest)
}

/// Where each word begins that may be a label, behind the first one.
fn words(text: &str, line: Range<usize>) -> impl Iterator<Item = usize> {
    let said = &text[line.clone()];
    let spaces = said.match_indices(' ').map(|(at, _)| at + 1);
    let starts = spaces.filter(|at| {
        let rest = &said[*at..];
        rest.starts_with(|it: char| it.is_uppercase() || "*_[(".contains(it))
    });
    starts.map(move |at| line.start + at)
}
