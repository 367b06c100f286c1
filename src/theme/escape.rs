//! Makes every text that a template shows safe, as Markdown's own texts are.

use std::io::{Result, Write};

use tera::{Kwargs, State, Tera, Value};

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
}
