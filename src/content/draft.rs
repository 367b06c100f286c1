//! Decides whether a file is a draft. A key that is only nearly `draft` counts as one, and a message
//! says so: a draft that is shown cannot be taken back.

use crate::diagnostic::Diagnostic;
use crate::record::{Entry, Reader, ValueKind};

/// What other programs call it, in small letters and without what parts words.
const LIKE_DRAFT: [&str; 7] = [
    "isdraft",
    "wip",
    "private",
    "secret",
    "hidden",
    "unlisted",
    "unpublished",
];

/// Keys that keep a file back where they say no.
const LIKE_PUBLISHED: [&str; 4] = ["publish", "published", "public", "share"];

/// Keys that keep a file back by a word, and the words.
const STATES: [&str; 3] = ["status", "state", "visibility"];
const KEPT_BACK: [&str; 5] = ["draft", "private", "wip", "hidden", "unpublished"];

/// Whether the front matter keeps the file back.
pub(super) fn is_draft(reader: &mut Reader<'_>) -> bool {
    let written = reader.flag("draft").unwrap_or(false);
    let nearly = reader.take_where(|entry| {
        means_draft(&entry.key.value) == Some(says(entry)) || is_state_of_draft(entry)
    });
    for entry in &nearly {
        let problem = format!(
            "`{}` is taken for `draft`, so this is kept back",
            entry.key.value
        );
        reader.report(
            Diagnostic::warning("nearly-draft", problem)
                .at(entry.key.span, "kept back")
                .help("write `draft = true` to keep it back, and nothing to show it"),
        );
    }
    written || !nearly.is_empty()
}

fn is_state_of_draft(entry: &Entry) -> bool {
    let key = entry.key.value.to_lowercase();
    let value = entry.value.text().unwrap_or_default().to_lowercase();
    STATES.contains(&key.as_str()) && KEPT_BACK.contains(&value.trim())
}

/// What a key has to say to keep a file back; `None` for a key about something else.
fn means_draft(key: &str) -> Option<bool> {
    let letters = key.chars().filter(|letter| letter.is_alphanumeric());
    let key: String = letters.flat_map(char::to_lowercase).collect();
    if LIKE_PUBLISHED.contains(&key.as_str()) {
        return Some(false);
    }
    let is_nearly = strsim::damerau_levenshtein(&key, "draft") <= 1;
    (is_nearly || LIKE_DRAFT.contains(&key.as_str())).then_some(true)
}

/// Whether an entry says yes. What is neither yes nor no, such as a date, is a yes.
fn says(entry: &Entry) -> bool {
    match &entry.value.kind {
        ValueKind::Boolean(says) => *says,
        ValueKind::Text(text) | ValueKind::Bare(text) => {
            let text = text.to_lowercase();
            !["false", "no", "off", "0"].contains(&text.trim())
        }
        ValueKind::Integer(number) => *number != 0,
        _ => true,
    }
}
