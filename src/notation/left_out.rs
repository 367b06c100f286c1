//! Finds the words of a text that its native form has not: what labels and counts said about the notation.

use std::ops::Range;

use crate::source::Edit;

use super::facts::Facts;

/// The words that edits take out of the text and that are no fact about a story, in order.
pub(super) fn left_out(text: &str, edits: &[Edit], facts: &[&Facts]) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = facts.iter().flat_map(|it| it.places()).collect();
    kept.sort_by_key(|it| it.start);
    let mut left = Vec::new();
    for edit in edits {
        let Range { mut start, end } = edit.replaced.clone();
        let first = kept.partition_point(|it| it.end <= start);
        for kept in kept[first..].iter().take_while(|it| it.start < end) {
            left.extend(words(text, start..kept.start.max(start)));
            start = start.max(kept.end);
        }
        left.extend(words(text, start.min(end)..end));
    }
    left
}

/// What is said on each line of a stretch, without the marks around it; mere numbers are not said.
fn words(text: &str, stretch: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = stretch.start;
    for line in text[stretch].split_inclusive(['\n', '|']) {
        let is_mark = |it: char| !it.is_alphanumeric();
        let start = at + line.len() - line.trim_start_matches(is_mark).len();
        let end = at + line.trim_end_matches(is_mark).len();
        at += line.len();
        if start < end && text[start..end].contains(char::is_alphabetic) {
            found.push(start..end);
        }
    }
    found
}
