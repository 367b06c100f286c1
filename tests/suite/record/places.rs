//! Every key and value knows where it stands, whatever stands around it.

use insta::assert_snapshot;
use proptest::prelude::*;
use serde_json::json;
use starling::testing::diagnostic::human;
use starling::testing::record::{self, Table, Value, ValueKind};
use starling::testing::source::{Sources, Span};

use super::{Parser, read};

const TOML: &str = "title = \"Größe → 12 %\"\r\ndate = 2025-03-14\ntags = [\"a\", 'b', 1, 2.5]\nday = 2025-02-30\n# ümlaut\ncovers = [\n  \"One\",\n  { question = \"Two\", angle = \"\"\"three\n\"\"\" },\n]\n[cues]\nsituation.first = true\n[[rounds]]\nname = \"x\"\n[[rounds]]\nminutes = 0x2D\n";

const YAML: &str = "title: Größe → 12 %\r\ndate: 2025-03-14 # ümlaut\ntags: [a, 'b', \"c\\n\"]\ncovers:\n- One\n- question: &q Two\n  angle: |\n    three\n    fünf\ncues: {situation: *q, task: }\nempty:\nrounds:\n  - name: ! x\n  - minutes: !!str 45\n";

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
        ValueKind::List(values) => spans.extend(values.iter().flat_map(spans_in)),
        ValueKind::Table(table) => spans.append(&mut every_span(table)),
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

/// What the file holds at each key and at its value, nested tables after their own entry.
fn written(sources: &Sources, table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in &table.entries {
        let key = sources.slice(entry.key.span);
        lines.push(format!("{key} -> <{}>", sources.slice(entry.value.span)));
        if let ValueKind::Table(inner) = &entry.value.kind {
            lines.append(&mut written(sources, inner));
        }
    }
    lines
}

#[test]
fn every_key_and_value_of_toml_knows_its_place() {
    let text = "b = \"Größe\" # ü\r\na = [1,\n 2]\r\nü_ = 0\r\nc.d = 2025-03-14T09:30:00Z\r\n[cues]\r\n\"s\" = true\r\n[[rounds]]\r\nn = 1.5\r\n";
    let (sources, table, _) = read(record::toml, text);
    assert_snapshot!(written(&sources, &table).join("\n"), @r#"
    b -> <"Größe">
    a -> <[1,
     2]>
    ü_ -> <0>
    c -> <c>
    d -> <2025-03-14T09:30:00Z>
    cues -> <[cues]>
    "s" -> <true>
    rounds -> <[[rounds]]>
    "#);
}

#[test]
fn every_key_and_value_of_yaml_knows_its_place() {
    let text = "b: Größe # ü\r\na: [1,\r\n  'zwei']\r\nc:\r\n  d: über zwei\r\n    Zeilen\r\n  \"e\": |\r\n    Block\r\n\r\nf:\r\ng: {h: !!str 5, i, j: ~}\r\n";
    let (sources, table, diagnostics) = read(record::yaml, text);
    assert_eq!(diagnostics, []);
    assert_snapshot!(written(&sources, &table).join("\n"), @r#"
    b -> <Größe>
    a -> <[1,
      'zwei']>
    c -> <d: über zwei
        Zeilen
      "e": |
        Block>
    d -> <über zwei
        Zeilen>
    "e" -> <Block>
    f -> <>
    g -> <{h: !!str 5, i, j: ~}>
    h -> <5>
    i -> <>
    j -> <>
    "#);
}

#[test]
fn the_order_of_the_source_is_kept() {
    for (parser, text) in [
        (record::toml as Parser, "z = 1\na.y = 2\nm = 3\na.b = 4\n"),
        (record::yaml, "z: 1\na: {y: 2, b: 4}\nm: 3\n"),
    ] {
        let (_, table, _) = read(parser, text);
        let keys = |table: &Table| -> Vec<String> {
            table
                .entries
                .iter()
                .map(|entry| entry.key.value.clone())
                .collect()
        };
        assert_eq!(keys(&table), ["z", "a", "m"]);
        let Some(ValueKind::Table(inner)) = table.get("a").map(|value| &value.kind) else {
            panic!("{table:?}");
        };
        assert_eq!(keys(inner), ["y", "b"]);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_key() {
    for (parser, text) in [
        (record::toml as Parser, "\u{feff}title = 'ü'\n"),
        (record::yaml, "\u{feff}title: ü\n"),
    ] {
        let (sources, table, diagnostics) = read(parser, text);
        assert_eq!(diagnostics, []);
        assert_eq!(table.entries[0].key.value, "title");
        assert_eq!(sources.slice(table.entries[0].key.span), "title");
    }
}

#[test]
fn what_stands_before_and_after_an_error_is_kept() {
    let (_, table, diagnostics) = read(record::toml, "a = 1\nb = no quotes\nc = 3\n");
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(table.to_json(), json!({"a": 1, "b": "no quotes", "c": 3}));
    let (_, table, diagnostics) = read(record::yaml, "a: 1\nl: [x, y]\nb: @\nc: 3\n");
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(table.to_json(), json!({"a": 1, "l": ["x", "y"], "b": null}));
}
