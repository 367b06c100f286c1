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

/// Splits `file`: TOML between `+++` lines, YAML between `---` lines, or no front matter at all.
pub(super) fn split(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Split {
    let text = sources.text(file);
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let Some((notation, fence)) = opening_fence(text, start) else {
        return Split {
            table: Table::empty(Span::new(file, start..start)),
            body: Span::new(file, start..text.len()),
        };
    };
    let Some((inside, after)) = up_to_closing_fence(text, fence.end, notation) else {
        diagnostics.push(unclosed(Span::new(file, start..fence.start), notation));
        return Split {
            table: Table::empty(Span::new(file, start..fence.start)),
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
