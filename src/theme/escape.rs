//! Makes every text that a template shows safe, as Markdown's own texts are.

use std::io::{Result, Write};

use crate::markdown;

/// Writes `text` so that HTML shows it as it is, without control characters.
pub(super) fn escape(text: &str, output: &mut dyn Write) -> Result<()> {
    if text.bytes().all(is_plain) {
        return output.write_all(text.as_bytes());
    }
    let mut html = String::with_capacity(text.len() + 16);
    markdown::push_text(&mut html, text);
    output.write_all(html.as_bytes())
}

/// Whether nothing is to be done about a byte. Most texts have no other.
fn is_plain(byte: u8) -> bool {
    // 0xC2 may begin a control character beyond ASCII.
    byte >= b' ' && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0x7F | 0xC2)
}
