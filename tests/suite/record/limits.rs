//! Nothing that is nested, large or repeated without end does any harm.

use serde_json::{Value as Json, json};
use starling::testing::record;

use super::{Parser, read};

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
