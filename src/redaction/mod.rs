//! Replaces names that are to stay secret, before anything else sees a text, and searches what is
//! finished for those that came through all the same.
//!
//! Because the text itself is rewritten, no page, list, address or sheet made from it can contain
//! the name. Problems are still shown at their place in the real file.

mod letters;
mod name;
mod secrets;

use std::ops::Range;
use std::sync::Arc;

use crate::config::{Config, Redaction};
use crate::diagnostic::Diagnostic;
use crate::source::{Edit, FileId, Sources, Span};
use crate::url::slug;

use letters::{Seen, SeenKind, Tags, seen};
use name::Name;

pub use secrets::{Finding, Secrets};

/// Rewrites texts, and counts what it replaces.
pub struct Redactor {
    /// The names with what stands for them, the longest name first.
    names: Vec<HiddenName>,
}

/// A name with what stands for it.
struct HiddenName {
    name: Name,
    redaction: Redaction,
    /// How often it was replaced.
    replaced: usize,
}

/// A name in a text.
struct Found {
    place: Range<usize>,
    /// Which of the redactor's names.
    number: usize,
    /// Whether it is part of a longer word, which is replaced as a whole.
    is_part: bool,
}

impl Redactor {
    /// A redactor of the given names.
    pub fn new(redactions: &[Redaction]) -> Self {
        let names = redactions.iter().flat_map(|it| {
            Name::spellings(&it.name).map(|name| HiddenName {
                name,
                redaction: it.clone(),
                replaced: 0,
            })
        });
        let mut names: Vec<HiddenName> = names.collect();
        names.sort_by_key(|it| std::cmp::Reverse(it.name.len()));
        Self { names }
    }

    /// How often a name was replaced so far.
    pub fn replaced(&self) -> usize {
        self.names.iter().map(|it| it.replaced).sum()
    }

    /// Reports the names that were nowhere so far: they may be written in another way.
    pub fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        let times = |span: Span| {
            let spellings = self
                .names
                .iter()
                .filter(move |it| it.redaction.span == span);
            spellings.map(|it| it.replaced).sum::<usize>()
        };
        let mut unused: Vec<&Redaction> = self.names.iter().map(|it| &it.redaction).collect();
        unused.retain(|it| times(it.span) == 0);
        unused.dedup_by_key(|it| it.span);
        unused.into_iter().map(|Redaction { name, span, .. }| {
            Diagnostic::advice("unused-redaction", format!("`{name}` stands nowhere"))
                .at(*span, "this name")
                .help("write it as it is written in your files, or take it out")
        })
    }

    /// Adds a text to the sources, rewritten where it contains a name. A longer word that is replaced
    /// because it begins with a name is reported.
    pub fn add(
        &mut self,
        sources: &mut Sources,
        path: Arc<str>,
        text: Arc<str>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> FileId {
        let found = self.found(&text);
        let parts: Vec<(Range<usize>, String)> = found
            .iter()
            .filter(|it| it.is_part)
            .map(|it| {
                (
                    it.place.clone(),
                    self.names[it.number].redaction.name.clone(),
                )
            })
            .collect();
        let edits = self.edits(&text, found);
        let public_path = self.public_path(&path);
        if edits.is_empty() && *public_path == *path {
            return sources.add(path, text);
        }
        let words: Vec<(String, String)> = parts
            .into_iter()
            .map(|(place, name)| (text[place].to_owned(), name))
            .collect();
        let file = sources.add_rewritten(path, public_path, text, &edits);
        diagnostics.extend(
            words
                .iter()
                .map(|(word, name)| part_of_word(file, word, name)),
        );
        file
    }

    /// The path with the replacements in it, in the form that names of files have.
    pub fn public_path(&mut self, path: &str) -> String {
        self.rewritten(path, slug)
    }

    /// The text with the replacements in it.
    pub fn text(&mut self, text: &str) -> String {
        self.rewritten(text, str::to_owned)
    }

    /// What is in a file beside the content, with the replacements in it where it is text; `None` where
    /// it is not, or where there is nothing to replace.
    pub fn bytes(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        let text = std::str::from_utf8(bytes).ok()?;
        let rewritten = self.text(text);
        (rewritten != text).then(|| rewritten.into_bytes())
    }

    /// The settings with the replacements in what pages show of them.
    pub fn settings(&mut self, config: Config) -> Config {
        if self.names.is_empty() {
            return config;
        }
        let mut labels = config.labels;
        if let Some(labels) = &mut labels {
            labels.map_texts(&mut |text| self.text(text));
        }
        let mut search = config.search;
        for phrase in search.same.iter_mut().flatten() {
            *phrase = self.text(phrase);
        }
        Config {
            title: self.text(&config.title),
            search,
            author: config.author.map(|author| self.text(&author)),
            labels,
            extra: self.json(config.extra),
            ..config
        }
    }

    fn json(&mut self, value: serde_json::Value) -> serde_json::Value {
        use serde_json::Value;
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(values) => values.into_iter().map(|it| self.json(it)).collect(),
            Value::Object(entries) => entries
                .into_iter()
                .map(|(key, value)| (self.text(&key), self.json(value)))
                .collect(),
            other => other,
        }
    }

    /// The text with a form of each replacement in the place of what was found.
    fn rewritten(&mut self, text: &str, form: fn(&str) -> String) -> String {
        let mut rewritten = String::with_capacity(text.len());
        let mut from = 0;
        for found in self.found(text) {
            // Markup that two names share went with the first.
            rewritten.push_str(text.get(from..found.place.start).unwrap_or_default());
            rewritten.push_str(&form(&self.names[found.number].redaction.replacement));
            from = found.place.end;
        }
        rewritten.push_str(&text[from..]);
        rewritten
    }

    /// Every place where a name is a word of its own, in order.
    fn found(&mut self, text: &str) -> Vec<Found> {
        if self.names.is_empty() {
            return Vec::new();
        }
        // What a tag says counts as much as what is shown. Neither list has places that overlap.
        let mut found = self.found_among(&seen(text, Tags::Hidden));
        let in_tags = self.found_among(&seen(text, Tags::Text)).into_iter();
        let overlaps = |place: &Range<usize>| {
            let next = found.partition_point(|it| it.place.end <= place.start);
            found.get(next).is_some_and(|it| it.place.start < place.end)
        };
        let in_tags: Vec<Found> = in_tags.filter(|it| !overlaps(&it.place)).collect();
        found.extend(in_tags);
        found.sort_by_key(|it| it.place.start);
        for it in &mut found {
            self.names[it.number].replaced += 1;
            it.place = with_markup(text, it.place.clone());
        }
        found
    }

    fn found_among(&self, seen: &[Seen]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < seen.len() {
            let is_letter = matches!(seen[at].kind, SeenKind::Letter { .. });
            let mut names = self.names.iter().enumerate().filter(|_| is_letter);
            let name = names.find_map(|(number, hidden)| {
                let found = hidden.name.at(seen, at).filter(|it| it.is_word)?;
                Some((found, number))
            });
            match name {
                Some((name, number)) => {
                    at = name.end;
                    found.push(Found {
                        place: name.place,
                        number,
                        is_part: name.has_ending,
                    });
                }
                None => at += 1,
            }
        }
        found
    }

    /// What is to be written in the place of what was found in a text.
    fn edits(&self, text: &str, found: Vec<Found>) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for Found { place, number, .. } in found {
            let replacement = &self.names[number].redaction.replacement;
            let named = || slug(replacement);
            let (replaced, replacement) = match destination(text, place.start) {
                // An address elsewhere leads nowhere.
                Some(destination) if text[destination.clone()].contains(':') => {
                    (destination, "#".to_owned())
                }
                // Files are known by their public paths, and headings by their anchors.
                Some(_) => (place, named()),
                None if is_in_anchor(text, place.start) => (place, named()),
                None => (place, replacement.clone()),
            };
            let edit = Edit {
                replaced,
                replacement,
            };
            // Two names in one address have replaced it once.
            if edits
                .last()
                .is_none_or(|last| last.replaced.end <= edit.replaced.start)
            {
                edits.push(edit);
            }
        }
        edits
    }
}

/// Reports a word that was replaced though it is longer than the name that it begins with.
fn part_of_word(file: FileId, word: &str, name: &str) -> Diagnostic {
    Diagnostic::advice(
        "redacted-word",
        format!("`{word}` is replaced, because it begins with the redacted name `{name}`"),
    )
    .at(Span::new(file, 0..0), "in this file")
    .help("use another word where that is not meant")
}

/// The place with the emphasis that it opens or closes only half of.
fn with_markup(text: &str, place: Range<usize>) -> Range<usize> {
    let inside = text[place.clone()].matches('*').count();
    if inside == 0 || text[place.clone()].contains('\n') {
        return place;
    }
    let behind = &text[place.end..];
    let stars = behind.len() - behind.trim_start_matches('*').len();
    if stars > 0 {
        return place.start..place.end + stars.min(inside);
    }
    let before = &text[..place.start];
    let stars = before.len() - before.trim_end_matches('*').len();
    place.start - stars.min(inside)..place.end
}

/// How far before a place the beginning of a link is looked for, in bytes.
const LONGEST_DESTINATION: usize = 4096;

/// What stands before the destination of a link, with what ends it on its line.
const DESTINATIONS: [(&str, &str); 7] = [
    ("](", ")> \t\r"),
    ("]:", "> \t\r"),
    ("![[", "|]"),
    ("href=\"", "\""),
    ("href='", "'"),
    ("src=\"", "\""),
    ("src='", "'"),
];

/// The destination of a link that `at` lies in, if it does.
fn destination(text: &str, at: usize) -> Option<Range<usize>> {
    let near = text.ceil_char_boundary(at.saturating_sub(LONGEST_DESTINATION));
    let line = text[near..at]
        .rfind('\n')
        .map_or(near, |end| near + end + 1);
    let marks = DESTINATIONS.iter().filter_map(|(mark, ends)| {
        let found = text[line..at].rfind(mark)?;
        Some((line + found + mark.len(), *ends))
    });
    let (behind, ends) = marks.max_by_key(|(behind, _)| *behind)?;
    let written = text[behind..at].trim_start();
    let start = at - written.trim_start_matches('<').len();
    let ends = if written.starts_with('<') { ">" } else { ends };
    let length = text[start..].find(|letter| letter == '\n' || ends.contains(letter));
    let end = length.map_or(text.len(), |length| start + length);
    (at < end).then_some(start..end)
}

/// Whether `at` lies in the anchor of a heading, as in `{#why}`, which links name as well.
fn is_in_anchor(text: &str, at: usize) -> bool {
    let word = text[..at].rfind(char::is_whitespace);
    let before = &text[word.unwrap_or_default()..at];
    before
        .rfind("{#")
        .is_some_and(|start| !before[start..].contains('}'))
}
