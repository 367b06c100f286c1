//! Recognises a heading however a person wrote it.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::topic::{NAMES, Topic};

/// The headings that are recognised: the built-in ones and a person's own.
#[derive(Debug, Clone, Default)]
pub struct Headings {
    own: Vec<(String, Topic)>,
}

impl Headings {
    /// The built-in headings and those that the settings add under `[sections]`.
    pub fn from_settings(config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut own = Vec::new();
        for (heading, kind) in &config.sections {
            match Topic::from_id(&kind.value) {
                Some(topic) => own.push((plain_words(&heading.value), topic)),
                None => diagnostics.push(unknown_section(&kind.value, kind.span)),
            }
        }
        Self { own }
    }

    /// What a section under `heading` is about; `None` where no name fits.
    ///
    /// A heading is taken apart at dashes and colons and stripped of what is in
    /// parentheses: `S — Situation`, `Actions (at once)` and `The 90-second version: out loud`
    /// are all recognised.
    pub fn topic(&self, heading: &str) -> Option<Topic> {
        if let Some(topic) = self.named(&plain_words(heading)) {
            return Some(topic);
        }
        let mut pieces: Vec<String> = pieces(heading).map(plain_words).collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces.iter().find_map(|piece| self.named(piece))
    }

    /// The names that the settings add for a topic.
    pub(super) fn named_for(&self, topic: Topic) -> impl Iterator<Item = &str> {
        let own = self.own.iter().filter(move |(_, it)| *it == topic);
        own.map(|(name, _)| name.as_str())
    }

    fn named(&self, words: &str) -> Option<Topic> {
        let own = self.own.iter().find(|(name, _)| name == words);
        own.map(|(_, topic)| *topic).or_else(|| {
            NAMES
                .iter()
                .find(|(_, _, names)| names.contains(&words))
                .map(|(topic, ..)| *topic)
        })
    }
}

fn unknown_section(kind: &str, span: Span) -> Diagnostic {
    let ids = || NAMES.iter().map(|(_, id, _)| *id);
    Diagnostic::error("unknown-section", format!("no section is called `{kind}`"))
        .at(span, "not a section")
        .did_you_mean(kind, ids())
        .note(format!(
            "the sections are {}",
            ids().collect::<Vec<_>>().join(", ")
        ))
}

/// The pieces of a heading between dashes, colons and bars, without what is in parentheses.
fn pieces(heading: &str) -> impl Iterator<Item = &str> {
    let heading = heading.split('(').next().unwrap_or(heading);
    heading
        .split(['—', '–', ':', '|', '.', ')'])
        .flat_map(|piece| piece.split(" - "))
        .filter(|piece| !piece.trim().is_empty())
}

/// A heading reduced to its words: lower case, punctuation gone, figures as `#`,
/// without an article in front.
pub(super) fn plain_words(heading: &str) -> String {
    let words: String = heading
        .to_lowercase()
        .replace('&', " and ")
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’'))
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| {
            let is_figure = word.bytes().all(|byte| byte.is_ascii_digit());
            if is_figure { "#" } else { word }
        })
        .collect();
    let words = match words.as_slice() {
        ["the" | "a" | "my" | "your", rest @ ..] if !rest.is_empty() => rest,
        words => words,
    };
    words.join(" ")
}
