//! Makes every text that a template shows safe, as Markdown's own texts are.

use std::io::{Result, Write};

use tera::{Kwargs, State, Tera, Value};

use crate::markdown;

/// Has `tera` escape whatever is not `safe`. Its own filter of that name copies the text.
pub(super) fn register(tera: &mut Tera) {
    tera.set_escape_fn(escape);
    tera.register_filter("safe", |value: Value, _: Kwargs, _: &State<'_>| {
        if value.is_string() {
            value.mark_safe()
        } else {
            Value::safe_string(&value.to_string())
        }
    });
}

/// Writes `text` so that HTML shows it as it is, without control characters.
fn escape(text: &str, output: &mut dyn Write) -> Result<()> {
    if markdown::is_plain(text) {
        return output.write_all(text.as_bytes());
    }
    let mut html = String::with_capacity(text.len() + 16);
    markdown::push_text(&mut html, text);
    output.write_all(html.as_bytes())
}
