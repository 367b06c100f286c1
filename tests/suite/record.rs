//! TOML and YAML become one tree that knows its places, whatever is written.

use proptest::prelude::*;
use starling::diagnostic::{Diagnostic, human};
use starling::record::{self, Kind, Table, Value};
use starling::source::{Sources, Span};

type Parser = fn(&str, Span, &mut Vec<Diagnostic>) -> Table;

const TOML: &str = "title = \"Größe → 12 %\"\r\ndate = 2025-03-14\ntags = [\"a\", 'b', 1, 2.5]\nday = 2025-02-30\n# ümlaut\ncovers = [\n  \"One\",\n  { question = \"Two\", angle = \"\"\"three\n\"\"\" },\n]\n[cues]\nsituation.first = true\n[[rounds]]\nname = \"x\"\n[[rounds]]\nminutes = 0x2D\n";
const YAML: &str = "title: Größe → 12 %\r\ndate: 2025-03-14 # ümlaut\ntags: [a, 'b', \"c\\n\"]\ncovers:\n- One\n- question: &q Two\n  angle: |\n    three\n    fünf\ncues: {situation: *q, task: }\nempty:\nrounds:\n  - name: ! x\n  - minutes: !!str 45\n";

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

fn every_span(table: &Table) -> Vec<Span> {
    let mut spans = vec![table.span];
    for entry in &table.entries {
        spans.push(entry.key.span);
        spans.append(&mut spans_in(&entry.value));
    }
    spans
}

fn spans_in(value: &Value) -> Vec<Span> {
    let mut spans = vec![value.span];
    match &value.kind {
        Kind::List(values) => spans.extend(values.iter().flat_map(spans_in)),
        Kind::Table(table) => spans.append(&mut every_span(table)),
        _ => {}
    }
    spans
}

/// Fails unless each place lies within the text, on whole characters, and can be drawn.
fn places_hold(parser: Parser, text: &str) {
    let (sources, table, diagnostics) = read(parser, text);
    let mut spans = every_span(&table);
    for diagnostic in &diagnostics {
        spans.extend(diagnostic.place.iter().map(|label| label.span));
        spans.extend(diagnostic.related.iter().map(|label| label.span));
        human(diagnostic, &sources);
    }
    for span in spans {
        let file = sources.text(span.file);
        assert!(file.get(span.range()).is_some(), "{span:?} in {text:?}");
        assert!(
            table.span.start <= span.start && span.end <= table.span.end,
            "{span:?} in {text:?}"
        );
    }
}

/// A valid document with a few characters put in, taken out, or repeated.
fn mutated(document: &'static str) -> impl Strategy<Value = String> {
    let change = (
        any::<prop::sample::Index>(),
        0..4usize,
        "[\\PC\\r\\n\\t\\[\\]{}:,&*!|>'\"#.=-]{0,4}",
    );
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut characters: Vec<char> = document.chars().collect();
        for (at, removed, put) in changes {
            let at = at.index(characters.len() + 1).min(characters.len());
            let end = (at + removed).min(characters.len());
            characters.splice(at..end, put.chars());
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_lie_within_any_text(text in "(?s).{0,80}", marks in "[a\\n\\r \\t\\[\\]{}:,&*!|>'\"#.=?%@`~ü-]{0,60}") {
        for text in [&text, &marks] {
            places_hold(record::toml, text);
            places_hold(record::yaml, text);
        }
    }

    #[test]
    fn places_lie_within_damaged_toml(text in mutated(TOML)) {
        places_hold(record::toml, &text);
    }

    #[test]
    fn places_lie_within_damaged_yaml(text in mutated(YAML)) {
        places_hold(record::yaml, &text);
    }
}
