//! TOML and YAML become one tree that knows its places, whatever is written.

use anstream::adapter::strip_str;
use insta::assert_snapshot;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use starling::testing::diagnostic::{Diagnostic, human};
use starling::testing::record::{self, Date, DateError, Kind, Reader, Table, Value};
use starling::testing::source::{Sources, Span};

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

/// A record as both notations can write it.
#[derive(Debug, Clone)]
enum Any {
    Text(String),
    Number(i64),
    Flag(bool),
    Date(u16, u8, u8),
    List(Vec<Any>),
    Table(Vec<(String, Any)>),
}

impl Any {
    fn inline(&self, separator: &str) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Self::List(values) => {
                let values: Vec<_> = values.iter().map(|value| value.inline(separator)).collect();
                format!("[{}]", values.join(", "))
            }
            Self::Table(entries) => {
                let entry = |(key, value): &(String, Self)| {
                    format!("{key}{separator}{}", value.inline(separator))
                };
                format!(
                    "{{{}}}",
                    entries.iter().map(entry).collect::<Vec<_>>().join(", ")
                )
            }
        }
    }

    /// The lines below a key in the block style of YAML.
    fn block(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        match self {
            Self::List(values) if !values.is_empty() => {
                let value = |value: &Self| format!("\n{pad}-{}", value.block(indent + 2));
                values.iter().map(value).collect()
            }
            Self::Table(entries) if !entries.is_empty() => {
                let entry = |(key, value): &(String, Self)| {
                    format!("\n{pad}{key}:{}", value.block(indent + 1))
                };
                entries.iter().map(entry).collect()
            }
            other => format!(" {}", other.inline(": ")),
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn any_value() -> impl Strategy<Value = Any> {
    let leaf = prop_oneof![
        "\\PC{0,12}".prop_map(Any::Text),
        any::<i64>().prop_map(Any::Number),
        any::<bool>().prop_map(Any::Flag),
        (0..10000u16, 1..13u8, 1..29u8).prop_map(|(year, month, day)| Any::Date(year, month, day)),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Any::List),
            entries(inner).prop_map(Any::Table),
        ]
    })
}

fn entries(value: impl Strategy<Value = Any>) -> impl Strategy<Value = Vec<(String, Any)>> {
    prop::collection::btree_map("k[a-z]{1,5}", value, 0..4)
        .prop_map(|entries| entries.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn toml_and_yaml_say_the_same(record in entries(any_value())) {
        let lines = |separator: &str| -> String {
            { let line = |(key, value): &(String, Any)| format!("{key}{separator}{}\n", value.inline(separator)); record.iter().map(line).collect() }
        };
        let block = Any::Table(record.clone()).block(0);
        let (_, toml, in_toml) = read(record::toml, &lines(" = "));
        let (_, flow, in_flow) = read(record::yaml, &lines(": "));
        let (_, yaml, in_yaml) = read(record::yaml, &block);
        prop_assert_eq!(&[in_toml, in_flow, in_yaml], &[vec![], vec![], vec![]]);
        prop_assert_eq!(toml.to_json(), flow.to_json());
        prop_assert_eq!(toml.to_json(), yaml.to_json());
    }
}

/// What the file holds at each key and at its value, nested tables after their own entry.
fn written(sources: &Sources, table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in &table.entries {
        let key = sources.slice(entry.key.span);
        lines.push(format!("{key} -> <{}>", sources.slice(entry.value.span)));
        if let Kind::Table(inner) = &entry.value.kind {
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
        let Some(Kind::Table(inner)) = table.get("a").map(|value| &value.kind) else {
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

#[test]
fn an_impossible_day_is_reported_once_and_left_out() {
    let (_, table, diagnostics) = read(record::toml, "date = 2025-02-30\n");
    assert_eq!(
        diagnostics
            .iter()
            .map(|problem| problem.rule)
            .collect::<Vec<_>>(),
        ["invalid-date"]
    );
    assert_eq!(table.entries[0].value.kind, Kind::Nothing);
}

#[test]
fn a_time_beside_a_day_is_dropped_and_a_time_alone_is_text() {
    let (_, table, diagnostics) = read(
        record::toml,
        "a = 2025-03-14T09:30:00+01:00\nb = 2025-03-14 09:30\nc = 09:30\n",
    );
    assert_eq!(diagnostics, []);
    assert_eq!(
        table.to_json(),
        json!({"a": "2025-03-14", "b": "2025-03-14", "c": "09:30"})
    );
}

#[test]
fn nesting_is_bounded_whatever_it_is_made_of() {
    let many = 100_000;
    let toml = [
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{b=".repeat(many)),
        format!("a = {}1{}", "[".repeat(many), "]".repeat(many)),
        format!("a{} = 1", ".a".repeat(many)),
        format!("a{} = 1", " . \"a\"".repeat(many)),
        format!("[a{}]", ".a".repeat(many)),
        format!("a'{} = 1", ".a".repeat(many)),
        format!("a = \"\\\n{} = 1", "a.".repeat(many)),
        format!("a = [{}", "{ b.b.b = [".repeat(many)),
    ];
    let yaml = [
        "[".repeat(many),
        "{a: ".repeat(many),
        "- ".repeat(many),
        "? ".repeat(many),
        format!("a: {}", "[{".repeat(many)),
        (0..1000).map(staircase).collect(),
    ];
    for (parser, texts) in [(record::toml as Parser, &toml[..]), (record::yaml, &yaml)] {
        for text in texts {
            let (_, table, diagnostics) = read(parser, text);
            assert!(depth(&table.to_json()) <= 66, "{}", &text[..20]);
            let said = diagnostics
                .iter()
                .any(|problem| problem.message.contains("64 levels"));
            assert!(said, "{}: {diagnostics:?}", &text[..20]);
        }
    }
}

fn staircase(depth: usize) -> String {
    format!("{}a:\n", " ".repeat(depth))
}

fn depth(json: &Json) -> usize {
    let inner = match json {
        Json::Array(values) => values.iter().map(depth).max(),
        Json::Object(entries) => entries.values().map(depth).max(),
        _ => return 0,
    };
    1 + inner.unwrap_or(0)
}

#[test]
fn sixty_levels_are_read() {
    let levels = 60;
    let list = format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let (_, toml, in_toml) = read(
        record::toml,
        &format!(
            "a = {list}\n# {}\nb = '{}'\n",
            ".".repeat(100),
            ".[".repeat(100)
        ),
    );
    let (_, yaml, in_yaml) = read(record::yaml, &format!("a: {list}\n"));
    assert_eq!((in_toml, in_yaml), (vec![], vec![]));
    assert_eq!(depth(&toml.to_json()), levels + 1);
    assert_eq!(depth(&yaml.to_json()), levels + 1);
}

fn entry(key: usize, separator: &str) -> String {
    format!("k{key}{separator}1\n")
}

#[test]
fn large_records_are_read_in_full() {
    let count = 50_000;
    let values = vec!["\"ä b\""; count].join(", ");
    let keys =
        |separator: &str| -> String { (0..count).map(|key| entry(key, separator)).collect() };
    let pairs = vec!["[{}, []]"; count].join(", ");
    let (_, table, diagnostics) = read(
        record::toml,
        &format!("l = [{values}]\nm = [{pairs}]\n{}", keys(" = ")),
    );
    assert_eq!((table.entries.len(), diagnostics.len()), (count + 2, 0));
    let (_, table, diagnostics) = read(
        record::yaml,
        &format!("l: [{values}]\nm: [{pairs}]\n{}", keys(": ")),
    );
    assert_eq!((table.entries.len(), diagnostics.len()), (count + 2, 0));
}

#[test]
fn what_is_not_written_is_nothing() {
    let yaml = "a:\nb: ~\nc: null\nd: '~'\ne: \"null\"\nf: &x\ng: *x\nh: [~, '~', ]\ni: !!str ~\nj: !!str 5\n";
    let (_, table, diagnostics) = read(record::yaml, yaml);
    assert_eq!(diagnostics, []);
    let expected = json!({
        "a": null, "b": null, "c": null, "d": "~", "e": "null", "f": null, "g": null,
        "h": [null, "~"], "i": "~", "j": "5"
    });
    assert_eq!(table.to_json(), expected);
    let (_, table, diagnostics) = read(record::toml, "a = \nb = 1\n");
    assert_eq!(
        (table.to_json(), diagnostics.len()),
        (json!({"a": null, "b": 1}), 1)
    );
}

#[test]
fn an_alias_repeats_what_its_anchor_names() {
    let text = "a: &who {name: Ada, tags: &tags [x, y]}\nb: *who\nc: *tags\n";
    let (sources, table, diagnostics) = read(record::yaml, text);
    assert_eq!(diagnostics, []);
    assert_eq!(
        table.to_json()["b"],
        json!({"name": "Ada", "tags": ["x", "y"]})
    );
    assert_eq!(table.to_json()["c"], json!(["x", "y"]));
    assert_eq!(sources.slice(table.entries[1].value.span), "*who");
}

#[test]
fn aliases_cannot_blow_a_small_file_up() {
    let wide = |level: usize| {
        let below = vec![format!("*a{}", level - 1); 9].join(", ");
        format!("a{level}: &a{level} [{below}]\n")
    };
    let first = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    let text = first + &(1..60).map(wide).collect::<String>();
    let (_, table, diagnostics) = read(record::yaml, &text);
    assert!(!diagnostics.is_empty());
    for problem in diagnostics {
        assert!(problem.message.contains("megabyte"), "{problem:?}");
    }
    assert!(table.to_json().to_string().len() < 1024 * 1024);
}

#[test]
fn aliases_cannot_nest_deeper_than_lists() {
    let deeper = |level: usize| format!("a{level}: &a{level} [[[[[[[[*a{}]]]]]]]]\n", level - 1);
    let text = String::from("a0: &a0 [[[[[1]]]]]\n") + &(1..20).map(deeper).collect::<String>();
    let (_, table, diagnostics) = read(record::yaml, &text);
    assert!(depth(&table.to_json()) <= 65);
    assert!(!diagnostics.is_empty());
    for problem in diagnostics {
        assert!(problem.message.contains("64 levels"), "{problem:?}");
    }
}

#[test]
fn bare_words_follow_the_core_schema_in_json() {
    let text = "[~, null, '', yes, True, FALSE, 12, -7, +3, 007, 0x1F, 0o17, 0x+1, 1.5, -.5, 1e3, 12e, .inf, .nan, infinity, 2025-03-14, 1_000, 99999999999999999999, '12']";
    let (_, table, diagnostics) = read(record::yaml, &format!("l: {text}\n"));
    assert_eq!(diagnostics, []);
    let expected = json!([
        null,
        null,
        "",
        "yes",
        true,
        false,
        12,
        -7,
        3,
        7,
        31,
        15,
        "0x+1",
        1.5,
        -0.5,
        1000.0,
        "12e",
        ".inf",
        ".nan",
        "infinity",
        "2025-03-14",
        "1_000",
        1e20,
        "12"
    ]);
    assert_eq!(table.to_json()["l"], expected);
}

#[test]
fn an_upper_layer_wins_and_tables_merge() {
    let (_, lower, _) = read(record::toml, "a = 1\nb = { x = 1, y = 2 }\nc = { z = 1 }\n");
    let (_, upper, _) = read(record::toml, "b = { y = 3, w = 4 }\nc = 5\nd = 6\n");
    let merged = lower.overlay(upper).to_json();
    assert_eq!(
        merged,
        json!({"a": 1, "b": {"x": 1, "y": 3, "w": 4}, "c": 5, "d": 6})
    );
}

#[test]
fn a_date_is_a_day_that_exists() {
    for text in ["2025-03-14", "2024-02-29", "2000-02-29", "0001-12-31"] {
        assert_eq!(
            text.parse::<Date>().map(|date| date.to_string()).as_deref(),
            Ok(text)
        );
    }
    for text in [
        "2025-02-29",
        "1900-02-29",
        "2025-04-31",
        "2025-13-01",
        "2025-00-10",
        "2025-01-00",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError::Calendar), "{text}");
    }
    for text in [
        "",
        "14.3.2025",
        "2025-3-14",
        "2025-03-14-01",
        "+025-03-14",
        "２０２５-03-14",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
    }
    assert!(Date::new(2025, 3, 14) < Date::new(2025, 11, 2));
    assert_eq!(
        serde_json::to_value(Date::new(2025, 3, 14)).ok(),
        Some(json!("2025-03-14"))
    );
}

/// The problems as a person sees them, without colours.
fn drawn(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let all: String = diagnostics
        .iter()
        .map(|problem| human(problem, sources))
        .collect();
    strip_str(&all).to_string()
}

fn problems(parser: Parser, text: &str) -> String {
    let (sources, _, diagnostics) = read(parser, text);
    drawn(&sources, &diagnostics)
}

#[test]
fn invalid_toml_shows_one_problem_a_line_and_three_at_most() {
    let text = "title = The outage\nrole: Lead\ntags = [\"a\" \"b\"]\ncovers = \nend\n";
    assert_snapshot!(problems(record::toml, text), @r#"
    error[invalid-toml]: text has to stand in quotes
     --> content/stories/a.md:2:9
      |
    2 | title = The outage
      |         ^^^^^^^^^^
      |
      = help: write it as in `"..."`
    error[invalid-toml]: a key is followed by `=`, not by `:`
     --> content/stories/a.md:3:5
      |
    3 | role: Lead
      |     ^
      |
      = help: write `key = value`; front matter in YAML stands between `---` lines
    error[invalid-toml]: missing comma between array elements, expected `,`
     --> content/stories/a.md:4:13
      |
    4 | tags = ["a" "b"]
      |             ^
      |
      = note: 1 more line has errors, perhaps from the same cause
    "#);
}

#[test]
fn invalid_toml_shows_what_is_not_closed_and_what_is_given_twice() {
    let text = "title = \"The outage\ntitle = 'Again'\ngaps = ['one',\n";
    assert_snapshot!(problems(record::toml, text), @r#"
    error[invalid-toml]: this text is never closed
     --> content/stories/a.md:2:20
      |
    2 | title = "The outage
      |                    ^
      |
      = help: add the closing quote
    error[invalid-toml]: `title` is given twice
     --> content/stories/a.md:3:1
      |
    2 | title = "The outage
      | ----- first here
    3 | title = 'Again'
      | ^^^^^ again here
      |
      = help: keep one of the two
    error[invalid-toml]: this list is never closed
     --> content/stories/a.md:4:15
      |
    4 | gaps = ['one',
      |               ^
      |
      = help: add the closing `]`
    "#);
}

#[test]
fn invalid_toml_shows_where_nesting_grows_too_deep() {
    assert_snapshot!(problems(record::toml, &format!("a = {}", "[".repeat(65))), @"
    error[invalid-toml]: lists and tables stand in each other over 64 levels deep
     --> content/stories/a.md:2:69
      |
    2 | a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      |                                                                     ^ level 65
      |
      = help: close every bracket, and keep lists and tables flat
    ");
}

#[test]
fn invalid_yaml_shows_a_colon_in_plain_text() {
    assert_snapshot!(problems(record::yaml, "title: Outage: the day\n"), @r#"
    error[invalid-yaml]: a `:` cannot stand here
     --> content/stories/a.md:2:14
      |
    2 | title: Outage: the day
      |              ^
      |
      = help: put text that holds a colon in quotes, as in `title: "One: two"`
    "#);
}

#[test]
fn invalid_yaml_shows_the_first_error_of_syntax() {
    let texts = [
        "a: \"b\nc: d\n",
        "a:\n\tb: c\n",
        "a: [b\nc: d\n",
        "a: @b\n",
        "a: *b\n",
        "a:\n - b\n c: d\n",
        "a: - b\n",
        "a: b\0\n",
    ];
    let all: Vec<String> = texts
        .iter()
        .map(|text| problems(record::yaml, text))
        .collect();
    assert_snapshot!(all.join("\n"), @r#"
    error[invalid-yaml]: this text is never closed
     --> content/stories/a.md:2:4
      |
    2 | a: "b
      |    ^
      |
      = help: add the closing quote

    error[invalid-yaml]: a tab cannot indent a line
     --> content/stories/a.md:3:2
      |
    3 |     b: c
      |     ^
      |
      = help: use spaces

    error[invalid-yaml]: a `:` cannot stand here
     --> content/stories/a.md:3:2
      |
    3 | c: d
      |  ^
      |
      = help: close the list above, or put text that holds a colon in quotes

    error[invalid-yaml]: text cannot start with this character
     --> content/stories/a.md:2:4
      |
    2 | a: @b
      |    ^
      |
      = help: put it in quotes

    error[invalid-yaml]: no anchor has this name
     --> content/stories/a.md:2:4
      |
    2 | a: *b
      |    ^
      |
      = help: put text that starts with `*` in quotes

    error[invalid-yaml]: this does not line up with what stands above it
     --> content/stories/a.md:4:2
      |
    4 |  c: d
      |  ^
      |
      = help: indent entries that belong together by the same number of spaces

    error[invalid-yaml]: a list cannot start here
     --> content/stories/a.md:2:4
      |
    2 | a: - b
      |    ^
      |
      = help: start each entry on a line of its own

    error[invalid-yaml]: a NUL character cannot stand in YAML
     --> content/stories/a.md:2:5
      |
    2 | a: b␀
      |     ^
      |
      = help: delete it
    "#);
}

#[test]
fn invalid_yaml_shows_what_no_record_holds() {
    let texts = [
        "a: 1\na: 2\n",
        "? [a]\n: b\n",
        "- a\n",
        "prose\n",
        "a: &x [*x]\n",
    ];
    let all: Vec<String> = texts
        .iter()
        .map(|text| problems(record::yaml, text))
        .collect();
    assert_snapshot!(all.join("\n"), @"
    error[invalid-yaml]: `a` is given twice
     --> content/stories/a.md:3:1
      |
    2 | a: 1
      | - first here
    3 | a: 2
      | ^ again here
      |
      = help: keep one of the two

    error[invalid-yaml]: a key has to be text, this is a list
     --> content/stories/a.md:2:3
      |
    2 | ? [a]
      |   ^^^
      |
      = help: put the key in quotes

    error[invalid-yaml]: expected keys with values, found a list
     --> content/stories/a.md:2:1
      |
    2 | - a
      | ^^^
      |
      = help: write one `key: value` on each line

    error[invalid-yaml]: expected keys with values, found text
     --> content/stories/a.md:2:1
      |
    2 | prose
      | ^^^^^
      |
      = help: write one `key: value` on each line

    error[invalid-yaml]: an alias cannot stand within the value that it repeats
     --> content/stories/a.md:2:8
      |
    2 | a: &x [*x]
      |        ^^
      |
      = help: write the value out
    ");
}

/// What `ask` gets out of a record, and the problems that come of it.
fn asked<T>(parser: Parser, text: &str, ask: impl FnOnce(&mut Reader<'_>) -> T) -> (T, String) {
    let (sources, table, mut diagnostics) = read(parser, text);
    let mut reader = Reader::new(table, "a story", &mut diagnostics);
    let answer = ask(&mut reader);
    reader.finish();
    (answer, drawn(&sources, &diagnostics))
}

#[test]
fn both_notations_answer_alike() {
    let toml = "title = ' The outage '\ndraft = true\ndate = 2025-03-14\nminutes = 45\ntags = ['a', '', 'b']\nalias = 'one'\nkind = 'A4'\n[cues]\nx = 'y'\n";
    let yaml = "title: The outage\ndraft: yes\ndate: 2025-03-14 10:00\nminutes: 45\ntags: [a, '', b]\nalias: one\nkind: a4\ncues: {x: y}\n";
    let ask = |reader: &mut Reader<'_>| {
        let texts = |texts: Vec<starling::testing::source::Spanned<String>>| -> Vec<String> {
            texts.into_iter().map(|text| text.value).collect()
        };
        (
            reader.text("title").map(|title| title.value),
            reader.flag("draft"),
            reader.date("date").map(|date| date.value.to_string()),
            reader
                .whole_number("minutes", 1..=600)
                .map(|minutes| minutes.value),
            texts(reader.texts("tags")),
            texts(reader.texts("alias")),
            reader.choice("kind", &[("a4", 4), ("a5", 5)]),
            reader
                .pairs("cues")
                .into_iter()
                .map(|(key, value)| (key.value, value.value))
                .collect::<Vec<_>>(),
        )
    };
    let expected = (
        Some("The outage".to_owned()),
        Some(true),
        Some("2025-03-14".to_owned()),
        Some(45),
        vec!["a".to_owned(), "b".to_owned()],
        vec!["one".to_owned()],
        Some(4),
        vec![("x".to_owned(), "y".to_owned())],
    );
    assert_eq!(
        asked(record::toml, toml, ask),
        (expected.clone(), String::new())
    );
    assert_eq!(asked(record::yaml, yaml, ask), (expected, String::new()));
}

#[test]
fn a_plain_scalar_is_text_where_text_is_asked_for() {
    let (title, said) = asked(record::yaml, "title: 1984\n", |reader| reader.text("title"));
    assert_eq!(
        (title.map(|title| title.value).as_deref(), said.as_str()),
        (Some("1984"), "")
    );
}

#[test]
fn empty_and_missing_values_are_absent_without_a_word() {
    for (parser, text) in [
        (
            record::toml as Parser,
            "title = '  '\ndate = ''\ntags = ['']\n",
        ),
        (record::yaml, "title:\ndate: ~\ntags: ['']\nflag:\n"),
    ] {
        let (absent, said) = asked(parser, text, |reader| {
            reader.text("title").is_none()
                && reader.date("date").is_none()
                && reader.texts("tags").is_empty()
                && reader.flag("flag").is_none()
        });
        assert_eq!((absent, said.as_str()), (true, ""));
    }
}

#[test]
fn wrong_type_says_what_was_expected_and_how_to_write_it() {
    let text = "title = 1984\ndraft = 'yes'\ndate = [1]\nminutes = 'ten'\ntags = ['a', 2.5, true]\ncues = 'x'\nrole = ['a']\n";
    let ((), said) = asked(record::toml, text, |reader| {
        let nothing = reader.text("title").is_none()
            && reader.flag("draft").is_none()
            && reader.date("date").is_none()
            && reader.whole_number("minutes", 1..=60).is_none()
            && reader.table("cues").is_none()
            && reader.text("role").is_none();
        assert!(nothing);
        assert_eq!(reader.texts("tags").len(), 1);
    });
    assert_snapshot!(said, @r#"
    error[wrong-type]: expected text for `title`, found a whole number
     --> content/stories/a.md:2:9
      |
    2 | title = 1984
      |         ^^^^ a whole number
      |
      = help: put it in quotes, as in `"1984"`
    error[wrong-type]: expected `true` or `false` for `draft`, found text
     --> content/stories/a.md:3:9
      |
    3 | draft = 'yes'
      |         ^^^^^ text
      |
      = help: write `true` or `false`, without quotes
    error[wrong-type]: expected a date for `date`, found a list
     --> content/stories/a.md:4:8
      |
    4 | date = [1]
      |        ^^^ a list
      |
      = help: write a day as in `2025-03-14`
    error[wrong-type]: expected a whole number for `minutes`, found text
     --> content/stories/a.md:5:11
      |
    5 | minutes = 'ten'
      |           ^^^^^ text
      |
      = help: write a number from 1 to 60, without quotes
    error[wrong-type]: expected a table for `cues`, found text
     --> content/stories/a.md:7:8
      |
    7 | cues = 'x'
      |        ^^^ text
      |
      = help: give it keys with values of their own
    error[wrong-type]: expected text for `role`, found a list
     --> content/stories/a.md:8:8
      |
    8 | role = ['a']
      |        ^^^^^ a list
      |
      = help: write one text, as in `"..."`
    error[wrong-type]: expected a list of texts for `tags`, found a decimal number
     --> content/stories/a.md:6:14
      |
    6 | tags = ['a', 2.5, true]
      |              ^^^ a decimal number
      |
      = help: put it in quotes, as in `"2.5"`
    error[wrong-type]: expected a list of texts for `tags`, found a plain `true` or `false`
     --> content/stories/a.md:6:19
      |
    6 | tags = ['a', 2.5, true]
      |                   ^^^^ a plain `true` or `false`
      |
      = help: put it in quotes, as in `"true"`
    "#);
}

#[test]
fn invalid_date_shows_the_day() {
    let (_, said) = asked(
        record::toml,
        "date = 2025-02-30\nday = '14.3.2025'\n",
        |reader| (reader.date("date"), reader.date("day")),
    );
    assert_snapshot!(said, @"
    error[invalid-date]: this is not a date
     --> content/stories/a.md:2:8
      |
    2 | date = 2025-02-30
      |        ^^^^^^^^^^ the calendar has no such day
      |
      = help: write it as in `2025-03-14`
    error[invalid-date]: this is not a date
     --> content/stories/a.md:3:7
      |
    3 | day = '14.3.2025'
      |       ^^^^^^^^^^^ not written as year, month and day
      |
      = help: write it as in `2025-03-14`
    ");
}

#[test]
fn out_of_range_says_the_range() {
    let (_, said) = asked(
        record::toml,
        "minutes = -5\nseconds = 99999999999\nhours = 99999999999999999999\n",
        |reader| {
            (
                reader.whole_number("minutes", 1..=60),
                reader.whole_number("seconds", 15..=600),
                reader.whole_number("hours", 1..=2),
            )
        },
    );
    assert_snapshot!(said, @"
    error[out-of-range]: this number is too large
     --> content/stories/a.md:4:9
      |
    4 | hours = 99999999999999999999
      |         ^^^^^^^^^^^^^^^^^^^^
      |
      = help: the largest whole number is 9223372036854775807
    error[out-of-range]: `minutes` must be from 1 to 60
     --> content/stories/a.md:2:11
      |
    2 | minutes = -5
      |           ^^ too small
    error[out-of-range]: `seconds` must be from 15 to 600
     --> content/stories/a.md:3:11
      |
    3 | seconds = 99999999999
      |           ^^^^^^^^^^^ too large
    ");
}

#[test]
fn unknown_choice_lists_the_choices() {
    let (_, said) = asked(record::yaml, "paper: a44\nother: b\n", |reader| {
        let choices = [("a4", 4), ("a5", 5), ("letter", 0)];
        (
            reader.choice("paper", &choices),
            reader.choice("other", &choices),
        )
    });
    assert_snapshot!(said, @"
    error[unknown-choice]: unknown choice for `paper`
     --> content/stories/a.md:2:8
      |
    2 | paper: a44
      |        ^^^ not one of the choices
      |
      = help: did you mean `a4`?
      = help: the choices are `a4`, `a5`, `letter`
    error[unknown-choice]: unknown choice for `other`
     --> content/stories/a.md:3:8
      |
    3 | other: b
      |        ^ not one of the choices
      |
      = help: the choices are `a4`, `a5`, `letter`
    ");
}

#[test]
fn unknown_key_suggests_a_key_that_was_asked_for() {
    let (_, said) = asked(record::toml, "titel = 'x'\nwhatever = 1\n", |reader| {
        (reader.text("title"), reader.texts("tags"))
    });
    assert_snapshot!(said, @"
    warning[unknown-key]: unknown key `titel` in a story
     --> content/stories/a.md:2:1
      |
    2 | titel = 'x'
      | ^^^^^
      |
      = help: did you mean `title`?
    warning[unknown-key]: unknown key `whatever` in a story
     --> content/stories/a.md:3:1
      |
    3 | whatever = 1
      | ^^^^^^^^
      |
      = help: the keys are `title`, `tags`
    ");
}
