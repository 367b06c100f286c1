//! Text to be set in type: words with what is bold and what is in italics.

use std::ops::Range;

use crate::markdown::{Emphasis, EmphasisKind, Prose, Words};

/// What an item of a list begins with.
const BULLET: &str = "• ";

/// Words with their emphasis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// The words; a line break is the author's own.
    pub(super) words: String,
    /// What is bold.
    pub(super) bold: Vec<Range<usize>>,
    /// What is in italics.
    pub(super) italic: Vec<Range<usize>>,
}

impl Text {
    /// Words without emphasis.
    pub(super) fn plain(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::default()
        }
    }

    /// What prose says, with a bullet before each item.
    pub(super) fn of(prose: &Prose) -> Self {
        let Words { text, emphasis, .. } = &prose.words;
        let is = |kind| move |it: &&Emphasis| it.kind == kind;
        let items = emphasis.iter().filter(is(EmphasisKind::Item));
        let mut bullets: Vec<usize> = items.map(|item| item.range.start).collect();
        bullets.sort_unstable();
        // Where a byte of the text is behind the bullets up to it.
        let moved = |at: usize| at + BULLET.len() * bullets.partition_point(|bullet| *bullet <= at);
        let ranges = |kind| {
            let stretches = emphasis.iter().filter(is(kind));
            stretches
                .map(|it| moved(it.range.start)..moved(it.range.end))
                .collect()
        };
        let mut words = text.clone();
        for bullet in bullets.iter().rev() {
            words.insert_str(*bullet, BULLET);
        }
        Self {
            bold: ranges(EmphasisKind::Strong),
            italic: ranges(EmphasisKind::Italic),
            words,
        }
    }

    /// A titled item: its title in bold, then the rest.
    pub(super) fn titled(title: Option<&Prose>, rest: Self) -> Self {
        let Some(title) = title.map(Self::of) else {
            return rest;
        };
        let end = title.words.len();
        let by = end + 1;
        let later = |range: Range<usize>| range.start + by..range.end + by;
        let italic = rest.italic.into_iter().map(later);
        Self {
            bold: std::iter::once(0..end)
                .chain(rest.bold.into_iter().map(later))
                .collect(),
            italic: title.italic.into_iter().chain(italic).collect(),
            words: format!("{} {}", title.words, rest.words),
        }
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
