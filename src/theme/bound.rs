//! Stops a template of the site's own that does not end: every turn of a loop and every value that is set
//! is counted, and a page has an end.
//!
//! Tera has no such bound, so calls are written into the templates, on the lines where they count.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Kwargs, State, Tera, TeraResult, Value};

/// What every call begins with.
const CALL: &str = "{{ starling_";

/// How many turns the loops of one page may take together.
const MOST_TURNS: u32 = 1_000_000;

/// How long a value may be that a template sets, in bytes or in entries.
const LONGEST_VALUE: usize = 4 * 1024 * 1024;

/// How long a page may be, in bytes.
const LONGEST_PAGE: usize = 64 * 1024 * 1024;

thread_local! {
    /// How many turns the page that this thread renders has left. A function of a template knows nothing
    /// of the page, so that it cannot be kept with that.
    static TURNS_LEFT: Cell<u32> = const { Cell::new(0) };
}

/// Makes the functions known that are called in [`bounded`] templates.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("starling_turn", |_: Kwargs, _: &State<'_>| turn());
    tera.register_function("starling_value", |kwargs: Kwargs, _: &State<'_>| {
        value(&kwargs)
    });
}

fn turn() -> TeraResult<&'static str> {
    let left = TURNS_LEFT.get();
    if left == 0 {
        let message = format!("the loops of this page take more than {MOST_TURNS} turns");
        return Err(tera::Error::message(message));
    }
    TURNS_LEFT.set(left - 1);
    Ok("")
}

fn value(kwargs: &Kwargs) -> TeraResult<&'static str> {
    let value: Value = kwargs.must_get("of")?;
    let length = value.as_str().map(str::len).or_else(|| value.len());
    if length.unwrap_or(0) > LONGEST_VALUE {
        let message = "this value has grown beyond all measure".to_owned();
        return Err(tera::Error::message(message));
    }
    Ok("")
}

/// Begins a page: its loops may take all their turns.
pub(super) fn begin_page() {
    TURNS_LEFT.set(MOST_TURNS);
}

/// A page while it is rendered.
#[derive(Debug, Default)]
pub(super) struct BoundedPage {
    bytes: Vec<u8>,
    /// Whether more was to be written than a page may have.
    pub(super) is_full: bool,
}

impl BoundedPage {
    /// The page as text.
    pub(super) fn into_text(self) -> String {
        // Templates and what they show are text, so that there is nothing to replace.
        String::from_utf8(self.bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

impl Write for BoundedPage {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.bytes.len() + bytes.len() > LONGEST_PAGE {
            self.is_full = true;
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The template with a call behind every tag that begins a loop or sets a value. No line moves.
pub(super) fn bounded(template: &str) -> String {
    let mut bounded = String::with_capacity(template.len());
    // The names that are being set to what is between two tags.
    let mut open_sets: Vec<String> = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let Some(length) = tag_length(&rest[start..]) else {
            bounded.push_str(&rest[..=start]);
            rest = &rest[start + 1..];
            continue;
        };
        let (before, from) = rest.split_at(start);
        let (tag, after) = from.split_at(length);
        bounded.push_str(before);
        bounded.push_str(tag);
        rest = after;
        if !tag.starts_with("{%") {
            continue;
        }
        let inside = tag[2..tag.len() - 2].trim_matches(['-', ' ', '\t', '\r', '\n']);
        let (word, more) = inside
            .split_once(char::is_whitespace)
            .unwrap_or((inside, ""));
        let name = more
            .split(['=', ' ', '\t', '|'])
            .find(|it| !it.is_empty())
            .unwrap_or_default();
        let call = match word {
            "for" => Some("turn()".to_owned()),
            "set" | "set_global"
                if more.contains('=') && !more[..more.find('=').unwrap_or(0)].contains('|') =>
            {
                Some(format!("value(of={name})"))
            }
            "set" | "set_global" => {
                open_sets.push(name.to_owned());
                None
            }
            "endset" => open_sets.pop().map(|name| format!("value(of={name})")),
            "raw" => {
                let end = rest.find("endraw").unwrap_or(rest.len());
                bounded.push_str(&rest[..end]);
                rest = &rest[end..];
                None
            }
            _ => None,
        };
        if let Some(call) = call {
            let trims = if tag.ends_with("-%}") { "-" } else { "" };
            bounded.extend([CALL, call.as_str(), " ", trims, "}}"]);
        }
    }
    bounded.push_str(rest);
    bounded
}

/// The byte of a template that is at `offset` of the [`bounded`] one. Within a call it is the end of the tag
/// that it stands behind.
pub(super) fn offset_as_written(template: &str, offset: usize) -> usize {
    let bounded = bounded(template);
    let mut added = 0;
    let mut from = 0;
    while let Some(start) = bounded[from..].find(CALL).map(|at| from + at) {
        let end = bounded[start..]
            .find("}}")
            .map_or(bounded.len(), |at| start + at + 2);
        if offset < end {
            return offset.min(start) - added;
        }
        added += end - start;
        from = end;
    }
    (offset - added).min(template.len())
}

/// The length of the tag, expression or comment that `text` begins with, quotes in it seen through.
fn tag_length(text: &str) -> Option<usize> {
    let end = match text.get(..2)? {
        "{#" => return text.find("#}").map(|at| at + 2),
        "{%" => "%}",
        "{{" => "}}",
        _ => return None,
    };
    let mut quote: Option<char> = None;
    for (at, letter) in text.char_indices().skip(2) {
        match quote {
            Some(open) if letter == open => quote = None,
            None if matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None if text[at..].starts_with(end) => return Some(at + 2),
            _ => {}
        }
    }
    None
}
