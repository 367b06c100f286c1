//! Searches what is finished for what must not be in it: redacted names in any disguise, and texts that
//! are their author's own.

use aho_corasick::AhoCorasick;

use crate::config::Redaction;

use super::letters::{Seen, SeenKind, Tags, seen};
use super::name::Name;

/// A private text is looked for from so many words on: fewer may be anybody's.
const WORDS: usize = 5;

/// What must not be in a finished file.
#[derive(Debug, Default)]
pub struct Secrets {
    /// The names, each as it is written in the settings.
    names: Vec<(Name, String)>,
    /// The private sentences, in the form in which they are compared.
    sentences: Vec<String>,
    finder: Option<AhoCorasick>,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A redacted name.
    Name(String),
    /// A redacted name inside a longer word, which may be another one.
    InsideWord(String),
    /// A sentence that is its author's own.
    Sentence(String),
}

impl Secrets {
    /// What must not be in a site: the redacted names, and those sentences of the `private` texts that
    /// are in none of the `public` ones.
    pub fn new<'t>(
        redactions: &[Redaction],
        private: impl Iterator<Item = &'t str>,
        public: impl Iterator<Item = &'t str>,
    ) -> Self {
        let names = redactions.iter();
        let names = names
            .flat_map(|it| Name::spellings(&it.name).map(|spelling| (spelling, it.name.clone())));
        let mut sentences: Vec<String> = private.flat_map(sentences).collect();
        sentences.sort_unstable();
        sentences.dedup();
        if let Some(finder) = finder(&sentences) {
            let mut is_public = vec![false; sentences.len()];
            for text in public {
                let text = folded(&seen(text, Tags::Hidden));
                for found in finder.find_overlapping_iter(&text) {
                    is_public[found.pattern().as_usize()] = true;
                }
            }
            let mut is_public = is_public.into_iter();
            sentences.retain(|_| !is_public.next().unwrap_or(false));
        }
        Self {
            names: names.collect(),
            finder: finder(&sentences),
            sentences,
        }
    }

    /// Whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.finder.is_none()
    }

    /// What is in a file of which `bytes` are in it and `route` is its name; each thing once.
    pub fn find(&self, route: &str, bytes: &[u8]) -> Vec<Finding> {
        if self.is_empty() {
            return Vec::new();
        }
        let text = String::from_utf8_lossy(bytes);
        let mut found = self.find_in(route, Tags::Text);
        found.extend(self.find_in(&text, Tags::Hidden));
        found.extend(self.find_in(&text, Tags::Text));
        found.sort();
        found.dedup();
        // Once a name is found for certain, where else it may be says nothing more.
        let names: Vec<Finding> = found.clone();
        found.retain(|it| match it {
            Finding::InsideWord(name) => !names.contains(&Finding::Name(name.clone())),
            _ => true,
        });
        found
    }

    fn find_in(&self, text: &str, tags: Tags) -> Vec<Finding> {
        let seen = seen(text, tags);
        let mut found = Vec::new();
        for at in 0..seen.len() {
            if !matches!(seen[at].kind, SeenKind::Letter { .. }) {
                continue;
            }
            for (name, written) in &self.names {
                match name.at(&seen, at) {
                    Some(it) if it.is_word => found.push(Finding::Name(written.clone())),
                    Some(_) => found.push(Finding::InsideWord(written.clone())),
                    None => {}
                }
            }
        }
        if let Some(finder) = &self.finder {
            let text = folded(&seen);
            let sentences = finder.find_overlapping_iter(&text);
            found.extend(
                sentences
                    .map(|it| Finding::Sentence(self.sentences[it.pattern().as_usize()].clone())),
            );
        }
        found
    }
}

fn finder(sentences: &[String]) -> Option<AhoCorasick> {
    if sentences.is_empty() {
        return None;
    }
    AhoCorasick::new(sentences).ok()
}

/// The sentences of a text that are long enough to be somebody's own, as they are compared.
fn sentences(text: &str) -> Vec<String> {
    let sentences = text.split(['\n', '.', '!', '?']);
    let sentences = sentences.map(|it| folded(&seen(it, Tags::Hidden)).trim().to_owned());
    sentences
        .filter(|it| it.split(' ').count() >= WORDS)
        .collect()
}

/// The letters, with one space for each gap.
fn folded(seen: &[Seen]) -> String {
    let mut folded = String::with_capacity(seen.len());
    for it in seen {
        match it.kind {
            SeenKind::Letter { letter, .. } => folded.push(letter),
            SeenKind::Gap | SeenKind::Break if !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded
}
