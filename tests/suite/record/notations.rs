//! The two notations say the same.

use proptest::prelude::*;
use starling::testing::record::{self};

use super::read;

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
