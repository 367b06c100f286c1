//! Decides whether a file is a draft, or for its author alone. A key that is only nearly `draft` counts as
//! one, and a message says so: a draft that is shown cannot be taken back.

use crate::diagnostic::Diagnostic;
use crate::record::{Entry, Reader, ValueKind};

/// Keys that keep a file from others, in small letters and without what parts words.
const FOR_THE_AUTHOR: [&str; 4] = ["private", "secret", "hidden", "unlisted"];

/// Keys that do so where they say no.
const FOR_OTHERS: [&str; 4] = ["publish", "published", "public", "share"];

/// Keys that do so by a word, and the words.
const STATES: [&str; 3] = ["status", "state", "visibility"];
const KEPT_BACK: [&str; 4] = ["private", "wip", "hidden", "unpublished"];

/// Who may see a file, as its front matter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// Whoever may see the site.
    Shown,
    /// Its author alone.
    ForAuthor,
    /// Nobody yet.
    Draft,
}

impl Release {
    /// What the front matter says.
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let written = reader.flag("draft").unwrap_or(false);
        let mut release = if written { Self::Draft } else { Self::Shown };
        for entry in reader.take_where(|entry| nearly(entry) > Self::Shown) {
            release = release.max(nearly(&entry));
            let key = &entry.key.value;
            let problem = if nearly(&entry) == Self::Draft {
                Diagnostic::warning(
                    "nearly-draft",
                    format!("`{key}` is taken for `draft`, so this is kept back"),
                )
                .help("write `draft = true` to keep it back, and nothing to show it")
            } else {
                Diagnostic::advice(
                    "only-for-author",
                    format!("`{key}` keeps this out of a site for others"),
                )
                .help("write `draft = true` to keep it out of every site, and nothing to show it")
            };
            reader.report(problem.at(entry.key.span, ""));
        }
        release
    }
}

/// What an entry says of who may see the file.
fn nearly(entry: &Entry) -> Release {
    let letters = entry
        .key
        .value
        .chars()
        .filter(|letter| letter.is_alphanumeric());
    let key: String = letters.flat_map(char::to_lowercase).collect();
    let key = key.as_str();
    let value = entry.value.text().unwrap_or_default().trim().to_lowercase();
    let is_draft = strsim::damerau_levenshtein(key, "draft") <= 1 || key == "isdraft";
    let is_state = STATES.contains(&key);
    if is_draft && says_yes(entry) || is_state && value == "draft" {
        return Release::Draft;
    }
    let is_for_author = FOR_THE_AUTHOR.contains(&key) && says_yes(entry)
        || FOR_OTHERS.contains(&key) && !says_yes(entry)
        || is_state && KEPT_BACK.contains(&value.as_str());
    if is_for_author {
        Release::ForAuthor
    } else {
        Release::Shown
    }
}

/// Whether an entry says yes. What is neither yes nor no, such as a date, is a yes.
fn says_yes(entry: &Entry) -> bool {
    match &entry.value.kind {
        ValueKind::Boolean(yes) => *yes,
        ValueKind::Text(text) | ValueKind::Bare(text) => {
            let text = text.to_lowercase();
            !["false", "no", "off", "0"].contains(&text.trim())
        }
        ValueKind::Integer(number) => *number != 0,
        _ => true,
    }
}
