//! Makes words safe inside HTML.
//!
//! Which destinations are allowed is left to whoever resolves a link.

use std::fmt::Write;

/// `text` so that HTML shows it as it is, between tags and inside quoted attributes alike.
/// Control characters are left out: HTML has no way to write them.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_escaped(&mut html, text);
    html
}

/// Appends `text` as [`escape`] writes it.
pub fn push_escaped(html: &mut String, text: &str) {
    push_replaced(html, text, |character| match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ => None,
    });
}

/// Appends `destination` as the value of a `href` or `src`.
/// Characters that no address may hold are percent-encoded; what is encoded already stays as it is.
pub fn push_destination(html: &mut String, destination: &str) {
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
        '\n' | '\t' => Some(""),
        _ => None,
    });
}

/// JSON that means the same and in which nothing means anything in HTML: it may stand in a `<template>`, for a
/// script to read.
pub fn escape_json(json: &str) -> String {
    let mut html = String::with_capacity(json.len());
    let is_html = |letter: char| matches!(letter, '<' | '&') || letter.is_control();
    let mut rest = json;
    while let Some(at) = rest.find(is_html) {
        html.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        if let Some(letter) = letters.next() {
            let _ = write!(html, "\\u{:04x}", u32::from(letter));
        }
        rest = letters.as_str();
    }
    html.push_str(rest);
    html
}

/// Appends `text` without control characters.
pub fn push_visible(output: &mut String, text: &str) {
    push_replaced(output, text, |_| None);
}

/// Appends `text` with something in place of some characters. Control characters but line breaks
/// and tabs are left out: no page may hold them.
fn push_replaced(
    output: &mut String,
    text: &str,
    replacement: impl Fn(char) -> Option<&'static str>,
) {
    let mut copied = 0;
    for (at, character) in text.char_indices() {
        let is_unseen = character.is_control() && !matches!(character, '\n' | '\t');
        let replacement = replacement(character).or(is_unseen.then_some(""));
        if let Some(replacement) = replacement {
            output.push_str(&text[copied..at]);
            output.push_str(replacement);
            copied = at + character.len_utf8();
        }
    }
    output.push_str(&text[copied..]);
}
