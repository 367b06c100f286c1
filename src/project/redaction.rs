//! Replaces names that are not to be told, before anything else sees a text.
//!
//! Because the text itself is rewritten, no page, list, address or sheet made from it can tell
//! the name. Problems are still shown at their place in the real file.

use crate::config::Redaction;
use crate::site::slug;
use crate::source::{Edit, FileId, Sources};

/// Rewrites texts.
pub(super) struct Redactor {
    /// The names in lower case and what stands for them; the longest name first.
    names: Vec<(Vec<char>, String)>,
}

impl Redactor {
    /// A redactor of the given names.
    pub(super) fn new(redactions: &[Redaction]) -> Self {
        let mut names: Vec<(Vec<char>, String)> = redactions
            .iter()
            .map(|it| {
                (
                    it.name.chars().flat_map(char::to_lowercase).collect(),
                    it.replacement.clone(),
                )
            })
            .collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self { names }
    }

    /// Adds a text to the sources, rewritten where it tells a name.
    pub(super) fn add(&self, sources: &mut Sources, path: String, text: String) -> FileId {
        let edits = self.edits(&text);
        let public_path = self.public_path(&path);
        if edits.is_empty() && public_path == path {
            sources.add(path, text)
        } else {
            sources.add_rewritten(path, public_path, text, edits)
        }
    }

    /// The path with the replacements in it, in the form that names of files have.
    fn public_path(&self, path: &str) -> String {
        let spaced = path.replace(['-', '_'], " ");
        let mut rewritten = path.to_owned();
        for edit in self.edits(&spaced).into_iter().rev() {
            rewritten.replace_range(edit.replaced, &slug(&edit.replacement));
        }
        rewritten
    }

    /// Every place where a name stands as a word of its own, in any case.
    fn edits(&self, text: &str) -> Vec<Edit> {
        let mut edits = Vec::new();
        if self.names.is_empty() {
            return edits;
        }
        let mut at = 0;
        let mut before = None;
        while let Some(letter) = text[at..].chars().next() {
            let starts_word = !before.is_some_and(char::is_alphanumeric);
            let found = self.names.iter().find_map(|(name, replacement)| {
                let end = at + length_of_match(&text[at..], name)?;
                let ends_word = !text[end..].starts_with(char::is_alphanumeric);
                (starts_word && ends_word).then_some((end, replacement))
            });
            if let Some((end, replacement)) = found {
                edits.push(Edit {
                    replaced: at..end,
                    replacement: replacement.clone(),
                });
                before = text[at..end].chars().next_back();
                at = end;
            } else {
                before = Some(letter);
                at += letter.len_utf8();
            }
        }
        edits
    }
}

/// How many bytes of `text` spell `name`, which is in lower case, if it begins with it.
fn length_of_match(text: &str, name: &[char]) -> Option<usize> {
    let mut expected = name.iter();
    let mut length = 0;
    for letter in text.chars() {
        if expected.as_slice().is_empty() {
            break;
        }
        for lower in letter.to_lowercase() {
            if expected.next() != Some(&lower) {
                return None;
            }
        }
        length += letter.len_utf8();
    }
    expected.as_slice().is_empty().then_some(length)
}
