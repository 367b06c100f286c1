//! TOML and YAML become one tree that knows its places, whatever is written.

mod asking;
mod invalid;
mod limits;
mod notations;
mod places;
mod values;

use anstream::adapter::strip_str;
use starling::testing::diagnostic::{Diagnostic, human};
use starling::testing::record::Table;
use starling::testing::source::{Sources, Span};

type Parser = fn(&str, Span, &mut Vec<Diagnostic>) -> Table;

/// Reads a text that stands in the middle of a file.
fn read(parser: Parser, text: &str) -> (Sources, Table, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let before = "+++ ü\n";
    let file = sources.add("content/stories/a.md", format!("{before}{text}\n+++\n"));
    let place = Span::new(file, before.len()..before.len() + text.len());
    let mut diagnostics = Vec::new();
    let table = parser(text, place, &mut diagnostics);
    (sources, table, diagnostics)
}

/// The problems as a person sees them, without colours.
fn drawn(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let all: String = diagnostics
        .iter()
        .map(|problem| human(problem, sources).to_string())
        .collect();
    strip_str(&all).to_string()
}
