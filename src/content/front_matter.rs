//! Splits a file into its front matter and its body.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::record::{self, Table};
use crate::source::{FileId, Sources, Span};

/// The front matter of a file and the span of the text after it.
pub(super) struct Split {
    /// The keys; empty where there is no front matter.
    pub(super) table: Table,
    /// The rest of the file.
    pub(super) body: Span,
}

#[derive(Clone, Copy)]
enum Notation {
    Toml,
    Yaml,
}

/// Splits `file`: TOML between `+++` lines, YAML between `---` lines, or no front matter at all. Empty lines
/// and comments may come first.
pub(super) fn split(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Split {
    let text = sources.text(file);
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let first = first_of_content(text, start);
    let late = || {
        opening_fence(text, first).filter(|(notation, fence)| {
            let inside = up_to_closing_fence(text, fence.end, *notation);
            inside.is_some_and(|(inside, _)| has_key(&text[inside]))
        })
    };
    let Some((notation, fence)) = opening_fence(text, start).or_else(late) else {
        return Split {
            table: Table::empty(Span::new(file, start..start)),
            body: Span::new(file, start..text.len()),
        };
    };
    let Some((inside, after)) = up_to_closing_fence(text, fence.end, notation) else {
        diagnostics.push(unclosed(Span::new(file, first..fence.start), notation));
        return Split {
            table: Table::empty(Span::new(file, first..fence.start)),
            body: Span::new(file, fence.end..text.len()),
        };
    };
    let place = Span::new(file, inside.clone());
    let table = match notation {
        Notation::Toml => record::toml(&text[inside], place, diagnostics),
        Notation::Yaml => record::yaml(&text[inside], place, diagnostics),
    };
    Split {
        table,
        body: Span::new(file, after..text.len()),
    }
}

/// Where the text begins behind empty lines and comments, as exporters write them.
fn first_of_content(text: &str, start: usize) -> usize {
    let rest = text[start..].trim_start();
    let at = text.len() - rest.len();
    match rest.strip_prefix("<!--").and_then(|it| it.find("-->")) {
        Some(length) => first_of_content(text, at + "<!--".len() + length + "-->".len()),
        None => at,
    }
}

/// Whether a text begins with a key: what is behind a rule of dashes in the middle of a text does not.
fn has_key(text: &str) -> bool {
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    let key = line.and_then(|line| line.split_once([':', '=']));
    key.is_some_and(|(key, _)| {
        let key = key.trim().trim_matches(['"', '\'']);
        let is_part = |letter: char| letter.is_alphanumeric() || "_- .".contains(letter);
        !key.is_empty() && key.split_whitespace().count() <= 3 && key.chars().all(is_part)
    })
}

/// The notation of the fence that the text opens with, and where the fence's line break is.
fn opening_fence(text: &str, start: usize) -> Option<(Notation, Range<usize>)> {
    let line = text[start..].lines().next()?;
    let notation = match line.trim_end() {
        "+++" => Notation::Toml,
        "---" => Notation::Yaml,
        _ => return None,
    };
    let line_end = start + line.trim_end_matches('\r').len();
    let next = text[line_end..]
        .find('\n')
        .map_or(text.len(), |at| line_end + at + 1);
    Some((notation, line_end..next))
}

/// What lies between `from` and the closing fence, and where the body begins.
fn up_to_closing_fence(
    text: &str,
    from: usize,
    notation: Notation,
) -> Option<(Range<usize>, usize)> {
    let mut line_start = from;
    for line in text[from..].split_inclusive('\n') {
        let closes = match notation {
            Notation::Toml => line.trim_end() == "+++",
            Notation::Yaml => matches!(line.trim_end(), "---" | "..."),
        };
        if closes {
            return Some((from..line_start, line_start + line.len()));
        }
        line_start += line.len();
    }
    None
}

fn unclosed(fence: Span, notation: Notation) -> Diagnostic {
    let mark = match notation {
        Notation::Toml => "+++",
        Notation::Yaml => "---",
    };
    Diagnostic::error("unclosed-front-matter", "the front matter is never closed")
        .at(fence, "opened here")
        .help(format!("put a line `{mark}` after the last key"))
}
