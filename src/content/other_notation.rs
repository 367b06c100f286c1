//! Says how a file was read that is not in the native form.

use crate::diagnostic::Diagnostic;
use crate::notation::{Reading, Style};

use super::text::ContentText;

/// How many of the words that are left out a message names.
const NAMED: usize = 12;

/// Says how a file was read that is not in the native form.
pub(super) fn other_notation(text: &ContentText<'_>, reading: &Reading) -> Option<Diagnostic> {
    let style = reading.style?;
    let many = reading.stories.len();
    if style == Style::Headings && many == 1 && reading.left_out.is_empty() {
        return None;
    }
    let what = if many == 1 {
        "a story".to_owned()
    } else {
        format!("{many} stories")
    };
    let place = text.file_title.span;
    let problem = Diagnostic::advice(
        "other-notation",
        format!("this is read as {what}, by {}", style.name()),
    )
    .at(place, "this file")
    .help("`starling import` writes it in the native form, one story a file");
    let mut words: Vec<String> = Vec::new();
    for left_out in &reading.left_out {
        let word = left_out.text.trim();
        let word = format!(
            "`{}`",
            word.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let more = words.len().saturating_sub(NAMED);
    words.truncate(NAMED);
    Some(match (words.is_empty(), more) {
        (true, _) => problem,
        (false, 0) => problem.note(format!("left out: {}", words.join(", "))),
        (false, more) => problem.note(format!("left out: {} and {more} more", words.join(", "))),
    })
}
