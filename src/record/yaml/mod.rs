//! Reads YAML, with the place of every key and value.
//!
//! A plain scalar stays as it is written ([`Kind::Bare`]): what it means depends on what is asked
//! of it, so that `role: no` is text and `draft: no` is a flag. Tags are ignored, except that
//! `!!str` makes text. Only the first document of a stream is read.

mod ground;
mod tree;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use self::ground::Ground;
use self::tree::Tree;
use super::{DEEPEST, Kind, TOO_DEEP, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Reads `text`, the part of a file that `place` covers; places come out as those of the file.
///
/// Reports `invalid-yaml` for the first error of syntax, where reading ends, and for what
/// the syntax allows but no record holds: keys that are not text, keys given twice,
/// aliases that copy too much, nesting over 64 levels. What could be read is kept.
pub fn yaml(text: &str, place: Span, diagnostics: &mut Vec<Diagnostic>) -> Table {
    let ground = Ground::new(text, place);
    if let Some(span) = ground.nul() {
        // The parser would take it for the end of the text.
        diagnostics.push(invalid("a NUL character cannot stand in YAML", span).help("delete it"));
        return Table::empty(place);
    }
    let mut tree = Tree::new(ground.start(), diagnostics);
    for step in Parser::new_from_str(ground.text()) {
        let (event, marks) = match step {
            Ok(step) => step,
            Err(error) => {
                tree.report(syntax_error(&error, &ground));
                break;
            }
        };
        let span = ground.span(marks);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && !tag.is_some_and(|tag| is_text(&tag));
                match ground.written(span, &text) {
                    Some(written) => tree.scalar(scalar(&text, plain), written, anchor),
                    None => tree.nothing(anchor),
                }
            }
            Event::Alias(anchor) => tree.alias(anchor, span),
            Event::SequenceStart(..) | Event::MappingStart(..) if tree.depth() == DEEPEST => {
                let problem = invalid(TOO_DEEP, span);
                tree.report(problem.help("keep lists and tables flat"));
                break;
            }
            Event::SequenceStart(anchor, _) => tree.open_list(span, anchor),
            Event::MappingStart(anchor, _) => tree.open_table(span, anchor),
            Event::SequenceEnd | Event::MappingEnd => tree.close(ground.bracket(span)),
            Event::DocumentEnd => break,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
    }
    let root = tree.finish();
    table_of(root, place, diagnostics)
}

/// The whole record, which has to be a table; an empty text is an empty one.
fn table_of(root: Option<Value>, place: Span, diagnostics: &mut Vec<Diagnostic>) -> Table {
    let Some(root) = root else {
        return Table::empty(place);
    };
    match root.kind {
        Kind::Table(table) => Table {
            span: place,
            ..table
        },
        Kind::Nothing => Table::empty(place),
        other => {
            let message = format!("expected keys with values, found {}", other.name());
            let problem = invalid(&message, root.span);
            diagnostics.push(problem.help("write one `key: value` on each line"));
            Table::empty(place)
        }
    }
}

fn scalar(text: &str, plain: bool) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" if plain => Kind::Nothing,
        _ if plain => Kind::Bare(text.to_owned()),
        _ => Kind::Text(text.to_owned()),
    }
}

fn is_text(tag: &Tag) -> bool {
    tag.is_yaml_core_schema() && tag.suffix == "str"
}

fn invalid(message: &str, span: Span) -> Diagnostic {
    Diagnostic::error("invalid-yaml", message).at(span, "")
}

/// What the parser says, in the words of somebody who writes front matter.
fn syntax_error(error: &ScanError, ground: &Ground<'_>) -> Diagnostic {
    let span = ground.character(*error.marker());
    let info = error.info();
    let (message, help) = if info.contains("mapping values are not allowed") {
        (
            "a `:` cannot stand here",
            "put text that holds a colon in quotes, as in `title: \"One: two\"`",
        )
    } else if info.contains("simple key expect") {
        (
            "this line has no `:`",
            "write one `key: value` on each line",
        )
    } else if info.contains("tab") {
        ("a tab cannot indent a line", "use spaces")
    } else if info.contains("found unexpected end of stream") {
        ("this text is never closed", "add the closing quote")
    } else if info.contains("unknown anchor") {
        (
            "no anchor has this name",
            "put text that starts with `*` in quotes",
        )
    } else if info.contains("expected ',' or") {
        (
            "this list or table is never closed",
            "add the closing bracket, or a comma",
        )
    } else if info.contains("did not find expected key") || info.contains("expected '-'") {
        (
            "this does not line up with what stands above it",
            "indent entries that belong together by the same number of spaces",
        )
    } else if info.contains("unexpected character") {
        (info, "put text that starts with this character in quotes")
    } else {
        return invalid(info, span);
    };
    invalid(message, span).help(help)
}
