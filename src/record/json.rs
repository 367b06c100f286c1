//! Turns a table into JSON, for what templates may read freely (`[extra]`).

use serde_json::{Map, Number, Value as Json};

use super::{Table, Value, ValueKind};

impl Table {
    /// The table as a JSON object.
    ///
    /// Dates become text. What is written without quotes becomes what the core schema of
    /// YAML 1.2 says: a number, a boolean, null, or else text.
    pub fn to_json(&self) -> Json {
        let entries = self.entries.iter();
        Json::Object(
            entries
                .map(|entry| (entry.key.value.clone(), entry.value.to_json()))
                .collect::<Map<_, _>>(),
        )
    }
}

impl Value {
    /// The value as JSON, by the rules of [`Table::to_json`].
    pub fn to_json(&self) -> Json {
        match &self.kind {
            ValueKind::Text(text) => Json::from(text.as_str()),
            ValueKind::Bare(text) => core_schema(text),
            ValueKind::Integer(number) => Json::from(*number),
            ValueKind::Float(number) => float(*number),
            ValueKind::Boolean(flag) => Json::from(*flag),
            ValueKind::Date(date) => Json::from(date.to_string()),
            ValueKind::List(values) => values.iter().map(Self::to_json).collect(),
            ValueKind::Table(table) => table.to_json(),
            ValueKind::Nothing => Json::Null,
        }
    }
}

/// What a plain scalar is by the core schema of YAML 1.2.
fn core_schema(text: &str) -> Json {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Json::Null,
        "true" | "True" | "TRUE" => return Json::from(true),
        "false" | "False" | "FALSE" => return Json::from(false),
        _ => {}
    }
    let based = |prefix, radix| {
        let digits: &str = text.strip_prefix(prefix)?;
        // A sign after the prefix is text, though the standard library reads it.
        let unsigned = digits.starts_with(|first: char| first.is_ascii_alphanumeric());
        unsigned.then(|| i64::from_str_radix(digits, radix).ok())?
    };
    if let Some(number) = based("0x", 16).or_else(|| based("0o", 8)) {
        return Json::from(number);
    }
    // The standard library also reads `infinity` and `nan`, which are words here.
    let numeric = |byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    if !text.bytes().all(numeric) {
        return Json::from(text);
    }
    if let Ok(number) = text.parse::<i64>() {
        return Json::from(number);
    }
    text.parse().map_or_else(|_| Json::from(text), float)
}

/// The number, or null where it is not finite: JSON knows no infinity.
fn float(number: f64) -> Json {
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}
