//! Takes a text apart into lines, and each line into its marks and its words.

use std::ops::Range;

/// A line of a text. All places are in bytes of the text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends, before its line break.
    pub(super) end: usize,
    /// Where the next one begins.
    pub(super) next: usize,
    /// Where its marks of a quote end.
    pub(super) quoted: usize,
    /// What it says, without marks of a quote, a heading or a list and without white space around.
    pub(super) words: Range<usize>,
    /// What it is.
    pub(super) kind: LineKind,
    /// Whether it is within a fence of code.
    pub(super) is_code: bool,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing is on it.
    Blank,
    /// A heading, with its level.
    Heading(u8),
    /// The first line of an item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A fence around code.
    Fence,
    /// A line of a comment.
    Comment,
    /// A rule.
    Rule,
    /// Anything else.
    Text,
}

impl Line {
    /// Whether something is said on it.
    pub(super) fn has_words(&self) -> bool {
        !self.words.is_empty()
            && !matches!(
                self.kind,
                LineKind::Blank | LineKind::Fence | LineKind::Comment | LineKind::Rule
            )
    }

    /// The level, where it is a heading.
    pub(super) fn level(&self) -> Option<u8> {
        match self.kind {
            LineKind::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// How far in its words begin, in bytes.
    pub(super) fn indent(&self) -> usize {
        self.words.start - self.quoted
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut fence: Option<(char, usize)> = None;
    let mut is_comment = false;
    let mut start = 0;
    while start < text.len() {
        let next = text[start..]
            .find('\n')
            .map_or(text.len(), |at| start + at + 1);
        let end = start + text[start..next].trim_end_matches(['\n', '\r']).len();
        let mut line = line(text, start..end, next, fence.is_some());
        let words = &text[line.words.clone()];
        if is_comment || fence.is_none() && words.starts_with("<!--") {
            line.kind = LineKind::Comment;
            is_comment = !words.contains("-->");
        } else if let Some(mark) = fence_of(words) {
            match fence {
                Some((letter, length)) if letter == mark.0 && mark.1 >= length => fence = None,
                Some(_) => {}
                None => fence = Some(mark),
            }
            line.kind = LineKind::Fence;
            line.is_code = true;
        }
        start = next;
        lines.push(line);
    }
    lines
}

/// The letter of a fence and how often it is there.
fn fence_of(words: &str) -> Option<(char, usize)> {
    let letter = words.chars().next().filter(|it| matches!(it, '`' | '~'))?;
    let length = words.len() - words.trim_start_matches(letter).len();
    let info = &words[length..];
    (length >= 3 && !info.contains('`')).then_some((letter, length))
}

fn line(text: &str, range: Range<usize>, next: usize, is_code: bool) -> Line {
    let Range { start, end } = range;
    let quoted = if is_code {
        start
    } else {
        quote_end(text, start..end)
    };
    let words = trimmed(text, quoted..end);
    let (kind, words) = kind_of(text, words, is_code);
    Line {
        start,
        end,
        next,
        quoted,
        words,
        kind,
        is_code,
    }
}

fn kind_of(text: &str, words: Range<usize>, is_code: bool) -> (LineKind, Range<usize>) {
    let said = &text[words.clone()];
    if said.is_empty() {
        return (LineKind::Blank, words);
    }
    if is_rule(said) {
        return (LineKind::Rule, words);
    }
    if !is_code && let Some((level, length)) = heading(said) {
        let inner = said[length..].trim_end_matches('#');
        let inner = if inner.is_empty() || inner.ends_with([' ', '\t']) {
            inner
        } else {
            &said[length..]
        };
        let inside = words.start + length..words.start + length + inner.len();
        return (LineKind::Heading(level), trimmed(text, inside));
    }
    if let Some(length) = marker(said) {
        return (
            LineKind::Item,
            trimmed(text, words.start + length..words.end),
        );
    }
    if said.starts_with('|') && said.len() > 1 {
        return (LineKind::Row, words);
    }
    (LineKind::Text, words)
}

/// Where the marks of a quote end that a line begins with.
fn quote_end(text: &str, line: Range<usize>) -> usize {
    let mut at = line.start;
    loop {
        let rest = &text[at..line.end];
        let inside = rest.trim_start_matches(' ');
        if rest.len() - inside.len() > 3 || !inside.starts_with('>') {
            return at;
        }
        at = line.end - inside.len() + 1;
        if text[at..line.end].starts_with(' ') {
            at += 1;
        }
    }
}

/// The level of a heading and the length of its marks.
fn heading(said: &str) -> Option<(u8, usize)> {
    let level = said.len() - said.trim_start_matches('#').len();
    let is_parted = said[level..].is_empty() || said[level..].starts_with([' ', '\t']);
    let level = u8::try_from(level)
        .ok()
        .filter(|it| (1..=6).contains(it) && is_parted)?;
    Some((level, usize::from(level)))
}

/// The length of the marker that an item of a list begins with.
fn marker(said: &str) -> Option<usize> {
    let figures = said.len()
        - said
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    let length = match said[figures..].chars().next()? {
        '-' | '*' | '+' if figures == 0 => 1,
        '.' | ')' if (1..=9).contains(&figures) => figures + 1,
        _ => return None,
    };
    let rest = &said[length..];
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(length)
}

fn is_rule(said: &str) -> bool {
    let Some(first) = said
        .chars()
        .next()
        .filter(|it| matches!(it, '-' | '*' | '_'))
    else {
        return false;
    };
    let mut marks = said.chars().filter(|it| !it.is_whitespace());
    marks.clone().count() >= 3 && marks.all(|it| it == first)
}

/// A stretch without the white space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let said = &text[range.clone()];
    let start = range.start + said.len() - said.trim_start().len();
    let end = start + said.trim().len();
    start..end
}
