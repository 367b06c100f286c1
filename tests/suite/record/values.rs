//! What a key that is written becomes.

use serde_json::json;
use starling::testing::record::{self, Date, DateError, ValueKind};

use super::read;

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
    assert_eq!(table.entries[0].value.kind, ValueKind::Nothing);
}

#[test]
fn a_time_beside_a_day_is_kept_and_a_time_alone_is_text() {
    let (_, table, diagnostics) = read(
        record::toml,
        "a = 2025-03-14T09:30:00+01:00\nb = 2025-03-14 09:30\nc = 09:30\n",
    );
    assert_eq!(diagnostics, []);
    assert_eq!(
        table.to_json(),
        json!({"a": "2025-03-14 09:30 +01:00", "b": "2025-03-14 09:30", "c": "09:30"})
    );
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
