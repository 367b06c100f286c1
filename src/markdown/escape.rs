//! Makes words safe inside HTML.
//!
//! Which destinations are allowed is left to whoever resolves a fragment's links.

/// Appends `text` so that HTML shows it as it is, between tags and inside quoted attributes alike.
/// Control characters are left out: HTML has no way to write them.
pub(super) fn push_text(html: &mut String, text: &str) {
    push_replaced(html, text, |character| match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ => is_unseen(character).then_some(""),
    });
}

/// Appends `destination` as the value of a `href` or `src`.
/// Characters that no address may hold are percent-encoded; what is encoded already stays as it is.
pub(super) fn push_destination(html: &mut String, destination: &str) {
    push_replaced(html, destination, |character| match character {
        '&' => Some("&amp;"),
        ' ' => Some("%20"),
        '"' => Some("%22"),
        '<' => Some("%3C"),
        '>' => Some("%3E"),
        '\\' => Some("%5C"),
        '^' => Some("%5E"),
        '`' => Some("%60"),
        '{' => Some("%7B"),
        '|' => Some("%7C"),
        '}' => Some("%7D"),
        _ => character.is_control().then_some(""),
    });
}

/// Appends `text` without control characters.
pub(super) fn push_visible(output: &mut String, text: &str) {
    output.extend(text.split(is_unseen));
}

/// Whether `character` is a control character that no page may hold.
fn is_unseen(character: char) -> bool {
    character.is_control() && character != '\n' && character != '\t'
}

fn push_replaced(
    html: &mut String,
    text: &str,
    replacement: impl Fn(char) -> Option<&'static str>,
) {
    let mut copied = 0;
    for (at, character) in text.char_indices() {
        if let Some(instead) = replacement(character) {
            html.push_str(&text[copied..at]);
            html.push_str(instead);
            copied = at + character.len_utf8();
        }
    }
    html.push_str(&text[copied..]);
}
