//! Replaces names that are to stay secret, before anything else sees a text.
//!
//! Because the text itself is rewritten, no page, list, address or sheet made from it can contain
//! the name. Problems are still shown at their place in the real file.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::config::{Config, Redaction};
use crate::source::{Edit, FileId, Sources};
use crate::url::slug;

/// Rewrites texts.
pub(super) struct Redactor {
    /// The names, folded, and what stands for them; the longest name first.
    names: Vec<(Vec<char>, String)>,
}

impl Redactor {
    /// A redactor of the given names.
    pub(super) fn new(redactions: &[Redaction]) -> Self {
        let mut names = Vec::new();
        for redaction in redactions {
            names.push((folded(&redaction.name), redaction.replacement.clone()));
            // `Acme, Inc.` is also given away by a file called `acme-inc.md`.
            let slug = slug(&redaction.name);
            if slug.contains('-') {
                names.push((folded(&slug), redaction.replacement.clone()));
            }
        }
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self { names }
    }

    /// Adds a text to the sources, rewritten where it contains a name.
    pub(super) fn add(&self, sources: &mut Sources, path: Arc<str>, text: Arc<str>) -> FileId {
        let edits = self.edits(&text);
        let public_path = self.public_path(&path);
        if edits.is_empty() && *public_path == *path {
            sources.add(path, text)
        } else {
            sources.add_rewritten(path, public_path, text, edits)
        }
    }

    /// The path with the replacements in it, in the form that names of files have.
    pub(super) fn public_path(&self, path: &str) -> String {
        rewritten(path, self.found(path), slug)
    }

    /// The settings with the replacements in what pages say of the site.
    pub(super) fn settings(&self, config: Config) -> Config {
        let text = |text: String| rewritten(&text, self.found(&text), str::to_owned);
        Config {
            title: text(config.title),
            author: config.author.map(text),
            ..config
        }
    }

    fn edits(&self, text: &str) -> Vec<Edit> {
        let found = self.found(text).into_iter();
        let edits = found.map(
            |(replaced, replacement)| match destination(text, replaced.start) {
                None => Edit {
                    replaced,
                    replacement: replacement.to_owned(),
                },
                // Files are known by their public paths, and an address elsewhere leads nowhere.
                Some(start) if is_elsewhere(&text[start..]) => Edit {
                    replaced: start..destination_end(text, start),
                    replacement: "#".to_owned(),
                },
                Some(_) => Edit {
                    replaced,
                    replacement: slug(replacement),
                },
            },
        );
        let mut edits: Vec<Edit> = edits.collect();
        // Two names in one address have replaced it twice.
        edits.dedup();
        edits
    }

    /// Every place where a name occurs as a word of its own, in any case.
    fn found(&self, text: &str) -> Vec<(Range<usize>, &str)> {
        let mut found = Vec::new();
        if self.names.is_empty() {
            return found;
        }
        let mut at = 0;
        let mut before = None;
        while let Some(letter) = text[at..].chars().next() {
            let starts_word = !before.is_some_and(char::is_alphanumeric);
            let name = self.names.iter().find_map(|(name, replacement)| {
                let end = at + length_of_match(&text[at..], name)?;
                let ends_word = !text[end..].starts_with(|letter: char| {
                    letter.is_alphanumeric() || is_combining_mark(letter)
                });
                (starts_word && ends_word).then_some((end, replacement))
            });
            let end = match name {
                Some((end, replacement)) => {
                    found.push((at..end, replacement.as_str()));
                    end
                }
                None => at + letter.len_utf8(),
            };
            before = text[at..end].chars().next_back();
            at = end;
        }
        found
    }
}

/// The text with a form of each replacement in the place of what was found.
fn rewritten(text: &str, found: Vec<(Range<usize>, &str)>, form: fn(&str) -> String) -> String {
    let mut rewritten = text.to_owned();
    for (replaced, replacement) in found.into_iter().rev() {
        rewritten.replace_range(replaced, &form(replacement));
    }
    rewritten
}

/// Where the destination of a Markdown link begins that `at` lies in, if it does.
fn destination(text: &str, at: usize) -> Option<usize> {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..at];
    let (written, mark) = ["](", "]:"]
        .iter()
        .filter_map(|mark| before.rfind(mark))
        .max()
        .map(|found| (before[found + 2..].trim_start(), &before[found..]))?;
    let is_over = match written.strip_prefix('<') {
        Some(inside) => inside.contains('>'),
        None if mark.starts_with("](") => written.contains([' ', '\t', ')']),
        None => written.contains([' ', '\t']),
    };
    let start = at - written.trim_start_matches('<').len();
    (!is_over).then_some(start)
}

/// Where the destination that begins at `start` ends.
fn destination_end(text: &str, start: usize) -> usize {
    let end = text[start..].find(|letter: char| letter.is_whitespace() || ")>".contains(letter));
    end.map_or(text.len(), |length| start + length)
}

/// Whether a destination names a place outside the site.
fn is_elsewhere(destination: &str) -> bool {
    destination[..destination_end(destination, 0)].contains(':')
}

/// How many bytes of `text` spell `name`, which is folded, if it begins with it.
///
/// A gap between two words of a name may be a line break, a hyphen or an encoded space.
fn length_of_match(text: &str, mut name: &[char]) -> Option<usize> {
    let mut rest = text;
    while let Some((first, later)) = name.split_first() {
        if *first == ' ' {
            rest = &rest[length_of_gap(rest)?..];
            name = later;
            continue;
        }
        let letter = rest.chars().next()?;
        name = if letter.is_ascii() {
            (letter.to_ascii_lowercase() == *first).then_some(later)?
        } else {
            name.strip_prefix(&*folded_letter(letter))?
        };
        rest = &rest[letter.len_utf8()..];
    }
    Some(text.len() - rest.len())
}

fn length_of_gap(text: &str) -> Option<usize> {
    let spaces = text.len() - text.trim_start().len();
    if spaces > 0 {
        return (text[..spaces].matches('\n').count() < 2).then_some(spaces);
    }
    ["-", "_", "%20"]
        .iter()
        .find(|mark| text.starts_with(**mark))
        .map(|mark| mark.len())
}

/// The form in which names are compared: lower case, letters apart from their marks, every
/// apostrophe the plain one, every gap one space.
fn folded(name: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for letter in name.trim().chars() {
        if letter.is_whitespace() || matches!(letter, '-' | '_') {
            if folded.last() != Some(&' ') {
                folded.push(' ');
            }
        } else {
            folded.extend(folded_letter(letter));
        }
    }
    folded
}

fn folded_letter(letter: char) -> Vec<char> {
    let mut folded = Vec::new();
    for lower in letter.to_lowercase() {
        decompose_canonical(lower, |part| {
            folded.push(if part == '’' { '\'' } else { part });
        });
    }
    folded
}
