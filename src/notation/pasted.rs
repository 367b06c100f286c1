//! Understands a page that was copied as plain text: nothing marks a paragraph, a card or a group but the
//! line that it has for itself.

use std::collections::HashMap;
use std::ops::Range;

use crate::naming::{Part, Topic};

use super::label::Meaning;
use super::layout::{Labelled, Layout};
use super::line::{Line, LineKind};
use super::run::Style;

/// What a line of a copied page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph of its own.
    Paragraph,
    /// The rest of the line before.
    Continued,
    /// The heading of a group: `IMMEDIATE`.
    Group,
    /// The title of a card, whose text is the next line.
    Card,
    /// The text of a card.
    CardText,
    /// What the story is called.
    Title,
    /// What it is filed under.
    Tag,
    /// An outcome worth saying.
    Metric,
    /// The first of the notes that stand below a story.
    Note,
    /// A button of the page.
    Button,
}

/// A line that has a title, a tag or an outcome on it has at most so many letters.
const SHORT: usize = 48;

/// A line that was broken to fit a page has at least so many letters.
const WRAPPED: usize = 56;

/// A story that was copied from a page.
#[derive(Default)]
pub(super) struct Copied {
    /// What each of its lines is.
    pub(super) roles: HashMap<usize, Role>,
    /// The quotes around its script, in bytes of the text.
    pub(super) quotes: Vec<Range<usize>>,
}

/// Reads a story as one that was copied from a page; nothing is said of any other story.
pub(super) fn copied(text: &Labelled<'_>, layout: &Layout) -> Copied {
    let mut roles = HashMap::new();
    let first = layout.run.first();
    let told = first..layout.run.last();
    let is_copied = layout.run.style == Style::Plain
        && !told
            .clone()
            .any(|index| text.lines[index].kind == LineKind::Blank);
    if !is_copied {
        return Copied::default();
    }
    preamble(text, layout, &mut roles);
    let mut reader = Reader {
        text,
        topic: None,
        is_over: false,
        opened: None,
        quotes: Vec::new(),
        roles,
    };
    for index in first..layout.lines.end {
        reader.line(index);
    }
    let Reader {
        mut roles, quotes, ..
    } = reader;
    outcomes(text, layout, &mut roles);
    Copied { roles, quotes }
}

struct Reader<'t> {
    text: &'t Labelled<'t>,
    /// What the section is about that the lines are in.
    topic: Option<Topic>,
    /// Whether the script has ended, so that what follows is said about it.
    is_over: bool,
    /// The quote that the script opens with.
    opened: Option<Range<usize>>,
    quotes: Vec<Range<usize>>,
    roles: HashMap<usize, Role>,
}

impl Reader<'_> {
    fn line(&mut self, index: usize) {
        let line = &self.text.lines[index];
        match self.text.labels.get(&index).map(|label| label.meaning) {
            Some(Meaning::Topic(topic)) => {
                self.topic = Some(topic);
                self.is_over = false;
                return;
            }
            Some(Meaning::Field(_)) => {
                self.is_over |= self.topic == Some(Topic::Script);
                return;
            }
            _ => {}
        }
        if line.kind != LineKind::Text || !line.has_words() {
            return;
        }
        let words = self.text.words(index);
        if self.text.names.is_button(words) {
            self.roles.insert(index, Role::Button);
            self.is_over |= self.topic == Some(Topic::Script);
            return;
        }
        let before = index.checked_sub(1).and_then(|it| self.roles.get(&it));
        let is_note = self.is_over && self.topic == Some(Topic::Script);
        let role = if is_note {
            self.topic = Some(Topic::Coaching);
            Role::Note
        } else if before == Some(&Role::Card) {
            Role::CardText
        } else if self.topic == Some(Topic::Part(Part::Actions)) && is_shout(words) {
            Role::Group
        } else if self.topic == Some(Topic::Part(Part::Actions)) && self.is_card(index) {
            Role::Card
        } else if self.is_continued(index) {
            Role::Continued
        } else {
            Role::Paragraph
        };
        self.roles.insert(index, role);
        if self.topic == Some(Topic::Script) && !is_note {
            self.quote(line, words);
        }
    }

    /// The script of a page is in quotes, which nobody says.
    fn quote(&mut self, line: &Line, words: &str) {
        let is_first = self.opened.is_none() && self.quotes.is_empty();
        if let Some(quote) = words
            .chars()
            .next()
            .filter(|it| is_first && "\"“„«".contains(*it))
        {
            let start = line.words.start;
            self.opened = Some(start..start + quote.len_utf8());
        }
        if let Some(quote) = words.chars().next_back().filter(|it| "\"”“»".contains(*it)) {
            self.is_over = true;
            let closing = line.words.end - quote.len_utf8()..line.words.end;
            let opened = self.opened.take();
            self.quotes
                .extend(opened.map(|opened| [opened, closing]).into_iter().flatten());
        }
    }

    /// Whether a short line stands over one that is none.
    fn is_card(&self, index: usize) -> bool {
        let next = self.text.lines.get(index + 1);
        let is_text = next.is_some_and(|line| line.kind == LineKind::Text);
        is_text
            && is_title(self.text.words(index))
            && !self.text.labels.contains_key(&(index + 1))
            && !is_title(self.text.words(index + 1))
            && !is_shout(self.text.words(index + 1))
    }

    /// Whether a line goes on with the sentence of the one before, which was too long for a line.
    fn is_continued(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else {
            return false;
        };
        let is_text = self.roles.contains_key(&before)
            || self
                .text
                .labels
                .get(&before)
                .is_some_and(|label| label.rest < self.text.lines[before].words.end);
        let words = self.text.words(before);
        is_text
            && words.chars().count() >= WRAPPED
            && !ends_sentence(words)
            && self.text.words(index).starts_with(char::is_lowercase)
    }
}

/// The lines over the first label: a title, and what the story is filed under.
fn preamble(text: &Labelled<'_>, layout: &Layout, roles: &mut HashMap<usize, Role>) {
    let from = layout.title.map_or(layout.lines.start, |title| title + 1);
    let lines: Vec<usize> = (from..layout.run.first())
        .filter(|index| text.lines[*index].has_words() && !text.labels.contains_key(index))
        .collect();
    let is_plain =
        |index: &usize| text.lines[*index].kind == LineKind::Text && is_title(text.words(*index));
    if lines.is_empty() || !lines.iter().all(is_plain) {
        return;
    }
    let words = |index: usize| text.words(index).split_whitespace().count();
    let (first, rest) = (lines[0], &lines[1..]);
    let most = rest.iter().map(|it| words(*it)).max().unwrap_or_default();
    let is_parted = !rest.is_empty() && text.lines[first + 1].kind == LineKind::Blank;
    let is_longer = rest.is_empty() || words(first) > most.max(3);
    let has_title = layout.title.is_none() && (is_parted || is_longer);
    for index in &lines {
        roles.insert(*index, Role::Tag);
    }
    if has_title {
        roles.insert(first, Role::Title);
    }
}

/// The short lines that the result ends in.
fn outcomes(text: &Labelled<'_>, layout: &Layout, roles: &mut HashMap<usize, Role>) {
    let result = layout.run.labels.iter().rfind(|it| it.1 == Part::Result);
    let Some((label, _)) = result else { return };
    let is_in_result = |index: &usize| {
        matches!(
            roles.get(index),
            Some(Role::Paragraph | Role::Continued | Role::Card | Role::CardText)
        )
    };
    let lines: Vec<usize> = (label + 1..layout.lines.end)
        .take_while(is_in_result)
        .collect();
    let is_short = |index: &&usize| is_title(text.words(**index));
    let outcomes: Vec<usize> = lines.iter().rev().take_while(is_short).copied().collect();
    let has_text = outcomes.len() < lines.len()
        || text
            .labels
            .get(label)
            .is_some_and(|it| it.rest < text.lines[*label].words.end);
    if has_text {
        for index in outcomes {
            roles.insert(index, Role::Metric);
        }
    }
}

fn is_title(words: &str) -> bool {
    words.chars().count() <= SHORT
        && words.split_whitespace().count() <= 7
        && !ends_sentence(words)
        && !words.ends_with([',', ':', ';'])
}

fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(['"', '”', '’', ')', '\'', '*', '_']);
    words.ends_with(['.', '!', '?', '…', '。', '！', '？', ':'])
}

/// Whether a line is in capitals.
fn is_shout(words: &str) -> bool {
    let mut letters = words.chars().filter(|it| it.is_alphabetic());
    let is_shout = letters.clone().count() > 2 && letters.all(char::is_uppercase);
    is_shout && is_title(words)
}
