//! Finds the attributes of a page that link somewhere or can be linked to.
//!
//! It reads tags as browsers do, but builds no tree and does not judge whether the page is well
//! formed.

use super::decode_entities;

/// An attribute that matters for links; its value is as written, entities and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute<'a> {
    /// Names a place in the page.
    Anchor(&'a str),
    /// Leads somewhere.
    Link(&'a str),
    /// Lists several files, of which the browser takes one (`srcset`).
    Candidates(&'a str),
}

/// Attributes that lead somewhere.
const LINKS: [&str; 6] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "xlink:href",
];

/// Elements whose content is text up to their end tag.
const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// Calls `visit` with every such attribute of a page, in order.
///
/// Comments and the insides of scripts, styles, titles and text areas are passed over.
pub fn scan<'a>(html: &'a str, mut visit: impl FnMut(Attribute<'a>)) {
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            after_comment(comment)
        } else if tag.starts_with(|first: char| first.is_ascii_alphabetic()) {
            after_start_tag(tag, &mut visit)
        } else if tag.starts_with(['/', '!', '?']) {
            tag.split_once('>').map_or("", |(_, after)| after)
        } else {
            tag
        };
    }
}

/// The words of a piece of HTML: what is outside of its tags and comments, entities replaced.
pub fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(&decode_entities(before));
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            after_comment(comment)
        } else if tag.starts_with(|first: char| first.is_ascii_alphabetic()) {
            after_start_tag(tag, &mut |_| {})
        } else if tag.starts_with(['/', '!', '?']) {
            tag.split_once('>').map_or("", |(_, after)| after)
        } else {
            text.push('<');
            tag
        };
    }
    text.push_str(&decode_entities(rest));
    text
}

/// The addresses that a `srcset` lists.
pub fn candidates(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = list;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| is_space(letter) || letter == ',');
        let (address, after_address) = split(rest, is_space);
        rest = match address.strip_suffix(',') {
            Some(_) => after_address,
            // What is behind an address says for which screens it is.
            None => after_address.split_once(',').map_or("", |(_, after)| after),
        };
        let address = address.trim_end_matches(',');
        (!address.is_empty()).then_some(address)
    })
}

/// Reads a start tag from its name on, and returns what follows it and its raw text.
fn after_start_tag<'a>(tag: &'a str, visit: &mut impl FnMut(Attribute<'a>)) -> &'a str {
    let (element, mut rest) = split(tag, ends_name);
    loop {
        rest = rest.trim_start_matches(|letter: char| is_space(letter) || letter == '/');
        let Some(first) = rest.chars().next() else {
            return rest;
        };
        if first == '>' {
            return after_raw_text(element, &rest[1..]);
        }
        // Whatever is first belongs to the name, even a `=`.
        let name_length =
            first.len_utf8() + split(&rest[first.len_utf8()..], ends_attribute).0.len();
        let (name, after_name) = rest.split_at(name_length);
        let (value, after_value) = value(after_name);
        rest = after_value;
        if let Some(attribute) = attribute(element, name, value) {
            visit(attribute);
        }
    }
}

/// Reads `= value` behind an attribute's name, if there is one.
fn value(rest: &str) -> (&str, &str) {
    let Some(written) = rest.trim_start_matches(is_space).strip_prefix('=') else {
        return ("", rest);
    };
    let written = written.trim_start_matches(is_space);
    match written.chars().next() {
        Some(quote @ ('"' | '\'')) => written[1..]
            .split_once(quote)
            .unwrap_or((&written[1..], "")),
        _ => split(written, |letter| is_space(letter) || letter == '>'),
    }
}

fn attribute<'a>(element: &str, name: &str, value: &'a str) -> Option<Attribute<'a>> {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    if is("id") || is("name") && element.eq_ignore_ascii_case("a") {
        Some(Attribute::Anchor(value))
    } else if is("srcset") {
        Some(Attribute::Candidates(value))
    } else {
        LINKS.into_iter().any(is).then_some(Attribute::Link(value))
    }
}

/// What follows the raw text of an element that has some: its end tag.
fn after_raw_text<'a>(element: &str, content: &'a str) -> &'a str {
    if !RAW_TEXT.iter().any(|raw| element.eq_ignore_ascii_case(raw)) {
        return content;
    }
    let mut rest = content;
    while let Some((_, name)) = rest.split_once("</") {
        if split(name, ends_name).0.eq_ignore_ascii_case(element) {
            return name;
        }
        rest = name;
    }
    ""
}

/// What follows a comment, of which `comment` is all behind its opening.
fn after_comment(comment: &str) -> &str {
    let at_once = [">", "->"].iter().find_map(|end| comment.strip_prefix(end));
    at_once.unwrap_or_else(|| {
        let ends = ["-->", "--!>"]
            .iter()
            .filter_map(|end| Some((comment.find(end)?, end.len())));
        ends.min()
            .map_or("", |(at, length)| &comment[at + length..])
    })
}

fn is_space(letter: char) -> bool {
    letter.is_ascii_whitespace()
}

fn ends_name(letter: char) -> bool {
    is_space(letter) || matches!(letter, '/' | '>')
}

fn ends_attribute(letter: char) -> bool {
    letter == '=' || ends_name(letter)
}

/// `rest` up to the first letter that ends it, and from there on.
fn split(rest: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    rest.split_at(rest.find(ends).unwrap_or(rest.len()))
}
