//! Reads YAML, with the place of every key and value.
//!
//! A plain scalar stays as it is written ([`ValueKind::Bare`]): what it means depends on what is asked
//! of it, so that `role: no` is text and `draft: no` is a flag. Tags are ignored, except that
//! `!!str` makes text. Only the first document of a stream is read.

mod source_map;
mod tree;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use self::source_map::SourceMap;
use self::tree::Tree;
use super::{DEEPEST, TOO_DEEP, Table, ValueKind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What to do about nesting.
const FLATTER: &str = "keep lists and tables flat";

/// Reads `text`, the part of a file that `place` covers; places come out as those of the file.
///
/// Reports `invalid-yaml` for the first error of syntax, where reading ends, and for what
/// the syntax allows but no record holds: keys that are not text, keys given twice,
/// aliases that copy too much, nesting over 64 levels. What could be read is kept.
pub fn yaml(text: &str, place: Span, diagnostics: &mut Vec<Diagnostic>) -> Table {
    let source_map = SourceMap::new(text, place);
    if let Some(span) = source_map.nul() {
        // The parser would take it for the end of the text.
        diagnostics.push(invalid("a NUL character cannot stand in YAML", span).help("delete it"));
        return Table::empty(place);
    }
    let mut tree = Tree::new(source_map.start(), diagnostics);
    let mut sound = true;
    for step in Parser::new_from_str(source_map.text()) {
        let (event, marks) = match step {
            Ok(step) => step,
            Err(error) => {
                tree.report(syntax_error(&error, &source_map));
                sound = false;
                break;
            }
        };
        let span = source_map.span(marks);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && !tag.is_some_and(|tag| is_text(&tag));
                let kind = scalar(&text, plain);
                match source_map.written(span) {
                    Some(place) if kind != ValueKind::Nothing => tree.scalar(kind, place, anchor),
                    // The parser's place for what is not written is that of the next word.
                    _ => tree.nothing(anchor),
                }
            }
            Event::Alias(anchor) => tree.alias(anchor, span),
            Event::SequenceStart(..) | Event::MappingStart(..) if tree.depth() == DEEPEST => {
                let problem = invalid(TOO_DEEP, span);
                tree.report(problem.help(FLATTER));
                break;
            }
            Event::SequenceStart(anchor, _) => tree.open_list(span, anchor),
            Event::MappingStart(anchor, _) => tree.open_table(span, anchor),
            Event::SequenceEnd | Event::MappingEnd => tree.close(source_map.bracket(span)),
            Event::DocumentEnd => break,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
    }
    let root = tree.finish();
    match root.map(|root| (root.span, root.kind)) {
        Some((_, ValueKind::Table(table))) => Table {
            span: place,
            ..table
        },
        Some((span, kind)) if sound && kind != ValueKind::Nothing => {
            let message = format!("expected keys with values, found {}", kind.name());
            let problem = invalid(&message, span);
            diagnostics.push(problem.help("write one `key: value` on each line"));
            Table::empty(place)
        }
        _ => Table::empty(place),
    }
}

fn scalar(text: &str, plain: bool) -> ValueKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" if plain => ValueKind::Nothing,
        _ if plain => ValueKind::Bare(text.to_owned()),
        _ => ValueKind::Text(text.to_owned()),
    }
}

fn is_text(tag: &Tag) -> bool {
    tag.is_yaml_core_schema() && tag.suffix == "str"
}

fn invalid(message: &str, span: Span) -> Diagnostic {
    Diagnostic::error("invalid-yaml", message).at(span, "")
}

/// What the parser says, in the words of somebody who writes front matter.
fn syntax_error(error: &ScanError, source_map: &SourceMap<'_>) -> Diagnostic {
    let span = source_map.character(*error.marker());
    let info = error.info();
    let says = |part: &str| info.contains(part);
    let (message, help) = if says("mapping values are not allowed") {
        (
            "a `:` cannot stand here",
            "put text that holds a colon in quotes, as in `title: \"One: two\"`",
        )
    } else if says("illegal placement of ':'") {
        (
            "a `:` cannot stand here",
            "close the list above, or put text that holds a colon in quotes",
        )
    } else if says("simple key expect") {
        (
            "this line has no `:`",
            "write one `key: value` on each line",
        )
    } else if says("tab") {
        ("a tab cannot indent a line", "use spaces")
    } else if says("unexpected end of stream") || says("indentation in quoted scalar") {
        ("this text is never closed", "add the closing quote")
    } else if says("unknown anchor") {
        (
            "no anchor has this name",
            "put text that starts with `*` in quotes",
        )
    } else if says("expected ',' or") {
        (
            "this list or table is never closed",
            "add the closing bracket, or a comma",
        )
    } else if says("did not find expected key") || says("expected '-'") {
        (
            "this does not line up with what stands above it",
            "indent entries that belong together by the same number of spaces",
        )
    } else if says("block sequence entries are not allowed") {
        (
            "a list cannot start here",
            "start each entry on a line of its own",
        )
    } else if says("recursion limit") {
        (TOO_DEEP, FLATTER)
    } else if says("unexpected character") {
        ("text cannot start with this character", "put it in quotes")
    } else {
        return invalid(info, span);
    };
    invalid(message, span).help(help)
}
