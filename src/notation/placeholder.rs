//! Finds what is still to be filled in: `[YOUR METRICS]`, `【数据】`, `[X]`.

use std::ops::Range;

use crate::naming::Names;

use super::Style;
use super::facts::Taken;
use super::layout::{Labelled, Layout};

impl Labelled<'_> {
    /// What is still to be filled in: `[YOUR METRICS]`, `【数据】`, `[X]`.
    pub(super) fn take_placeholders(&self, layout: &Layout, taken: &mut Taken) {
        for index in layout.lines.clone() {
            let line = &self.lines[index];
            let is_read = line.has_words() && (!line.is_code || layout.run.style == Style::Code);
            if !is_read {
                continue;
            }
            for place in placeholders(self.text, line.words.clone(), self.names) {
                taken.facts.gaps.push(self.found(place));
            }
        }
    }
}

/// The stretches of a line in brackets that ask to be filled in.
fn placeholders(text: &str, line: Range<usize>, names: &Names) -> Vec<Range<usize>> {
    let said = &text[line.clone()];
    let mut found = Vec::new();
    for (open, close) in [('[', ']'), ('【', '】')] {
        let mut at = 0;
        while let Some(start) = said[at..].find(open).map(|it| at + it + open.len_utf8()) {
            let Some(end) = said[start..].find(close).map(|it| start + it) else {
                break;
            };
            let after = &said[end + close.len_utf8()..];
            let is_link = after.starts_with(['(', '[', ':'])
                || said[..start - open.len_utf8()].ends_with(['!', '[', ']']);
            if !is_link && asks_to_fill_in(&said[start..end], names) {
                found.push(line.start + start..line.start + end);
            }
            at = end + close.len_utf8();
        }
    }
    found
}

/// Whether words in brackets ask to be filled in: in capitals, `X`, or as people tell themselves to.
fn asks_to_fill_in(words: &str, names: &Names) -> bool {
    let words = words.trim();
    let letters = words.chars().filter(|it| it.is_alphabetic());
    let is_wide = words
        .chars()
        .any(|it| ('\u{2e80}'..='\u{ffdc}').contains(&it));
    let is_shout =
        words.len() > 1 && letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    let first = words.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_end_matches(['%', '+']);
    let mut marks = bare.chars();
    let is_unknown = !bare.is_empty()
        && ["X", "N", "…", ".", "?", "_"]
            .iter()
            .any(|mark| marks.clone().all(|it| mark.starts_with(it)))
        && marks.next().is_some();
    is_wide || is_shout || is_unknown || names.asks_to_fill_in(words)
}
