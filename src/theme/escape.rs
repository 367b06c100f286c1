//! Makes every text that a template shows safe, as Markdown's own texts are.

use std::io::{Result, Write};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::html;

/// Has `tera` escape whatever is not `safe`. Its own filter of that name copies the text.
pub(super) fn register(tera: &mut Tera) {
    tera.set_escape_fn(|text: &str, output: &mut dyn Write| -> Result<()> {
        output.write_all(html::escape(text).as_bytes())
    });
    tera.register_filter("safe", |value: Value, _: Kwargs, _: &State<'_>| {
        if value.is_string() {
            value.mark_safe()
        } else {
            Value::safe_string(&value.to_string())
        }
    });
    tera.register_filter("json", |value: Value, _: Kwargs, _: &State<'_>| {
        json(&value)
    });
    tera.register_filter("code", |text: String, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&with_code(&text))
    });
}

/// The text as HTML, with what stands between backticks as code.
fn with_code(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some((before, code, after)) = first_code(rest) {
        html::push_escaped(&mut html, before);
        html.push_str("<code>");
        html::push_escaped(&mut html, code);
        html.push_str("</code>");
        rest = after;
    }
    html::push_escaped(&mut html, rest);
    html
}

/// What stands before the first code of a text, the code, and what stands behind it.
fn first_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

/// A value for a script to read, to stand in a `<template>`: nothing in it means anything in HTML, and a policy
/// against scripts in pages does not mind it.
fn json(value: &Value) -> TeraResult<Value> {
    // Tera has the keys of a table in any order.
    let sorted = serde_json::to_value(value)
        .map_err(|error| Error::message(format!("no JSON can be made of this: {error}")))?;
    Ok(Value::safe_string(&html::escape_json(&sorted.to_string())))
}
