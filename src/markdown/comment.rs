//! Takes comments out of a text that Markdown does not know for comments: those that begin within a line
//! and go on over an empty one, or never end. Whoever wrote them meant nobody to read them.

use std::borrow::Cow;
use std::ops::Range;

use super::Input;
use crate::diagnostic::Diagnostic;

/// The text with spaces in place of such comments, so that all else stays where it is.
pub(super) fn without_split_comments<'t>(
    input: &Input<'t>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    let text = input.text();
    let found = split_comments(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut without = String::with_capacity(text.len());
    let mut from = 0;
    for comment in found {
        diagnostics.push(
            Diagnostic::warning(
                "split-comment",
                "Markdown knows no comment that begins within a line and goes on over an empty one",
            )
            .at(input.place(comment.clone()), "all of it is left out")
            .help("begin the comment on a line of its own"),
        );
        without.push_str(&text[from..comment.start]);
        without.extend(text[comment.clone()].bytes().map(|byte| match byte {
            b'\n' => '\n',
            _ => ' ',
        }));
        from = comment.end;
    }
    without.push_str(&text[from..]);
    Cow::Owned(without)
}

/// Every comment that begins within a line and has an empty line in it, but for what is in code.
fn split_comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The fence of the code that the line is in.
    let mut fence: Option<&str> = None;
    let mut at = 0;
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        let line = &text[at..end];
        let inside = line.trim_start();
        match fence {
            Some(open) if inside.starts_with(open) => fence = None,
            Some(_) => {}
            None => {
                fence = ["```", "~~~"].into_iter().find(|it| inside.starts_with(it));
                if let Some(comment) = split_comment(text, at, line) {
                    at = comment.end;
                    found.push(comment);
                    continue;
                }
            }
        }
        at = end;
    }
    found
}

/// The comment that begins within the line at `start`, if it has an empty line in it.
fn split_comment(text: &str, start: usize, line: &str) -> Option<Range<usize>> {
    let opens = line.find("<!--")?;
    let before = &line[..opens];
    // On a line of its own it is known for a comment, and in code it is none.
    if before.trim().is_empty() || before.matches('`').count() % 2 == 1 {
        return None;
    }
    let opens = start + opens;
    let closes = text[opens..].find("-->").map(|end| opens + end + 3);
    match (closes, empty_line(text, opens)) {
        (Some(closes), Some(empty)) if empty < closes => Some(opens..closes),
        // One that is never closed hides the rest, as it does on a line of its own.
        (None, _) => Some(opens..text.len()),
        _ => None,
    }
}

/// Where the first empty line behind a place begins.
fn empty_line(text: &str, from: usize) -> Option<usize> {
    let mut at = from + text[from..].find('\n')? + 1;
    loop {
        let end = text[at..].find('\n')?;
        if text[at..at + end].trim().is_empty() {
            return Some(at);
        }
        at += end + 1;
    }
}
