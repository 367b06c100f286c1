//! Recognises the label that a line begins with: `**Situation:**`, `S — Situation`, `[T]`, `### ✅ **A - Action**`.

use std::ops::Range;

use crate::naming::{Field, Names, Part, Topic};

use super::line::{Line, LineKind, trimmed};
use super::ornament::{MARKS, trimmed_of_marks, without_end, without_ornaments};

/// A label has at most so many letters, with what is in parentheses behind it.
const LONGEST: usize = 80;

/// What parts a label from what it labels.
const SEPARATORS: [char; 8] = [':', '：', '—', '–', '|', '·', '→', '»'];

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A section begins here.
    Topic(Topic),
    /// Something is said about the story.
    Field(Field),
    /// A label that nobody knows.
    Unknown,
}

/// The label of a line. All places are in bytes of the text.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// What it says.
    pub(super) meaning: Meaning,
    /// The pieces of its name.
    pub(super) name: Vec<Range<usize>>,
    /// Where what it labels begins.
    pub(super) rest: usize,
    /// Whether it is but the first letter of a name.
    pub(super) is_letter: bool,
    /// Whether it is in bold or the like.
    pub(super) is_marked: bool,
    /// Whether it ends in a colon, a dash or the like, or with the line.
    pub(super) is_parted: bool,
    /// The mark of emphasis that goes on behind it: `**Story: The leak**`.
    pub(super) goes_on: &'static str,
}

impl Label {
    /// The part of a story that it names.
    pub(super) fn part(&self) -> Option<Part> {
        match self.meaning {
            Meaning::Topic(Topic::Part(part)) => Some(part),
            _ => None,
        }
    }
}

/// The label that a line begins with.
pub(super) fn label(text: &str, line: &Line, names: &Names) -> Option<Label> {
    if !line.has_words() {
        return None;
    }
    let words = match line.kind {
        LineKind::Row => cell(text, line.words.clone())?,
        _ => without_ornaments(text, line.words.clone()),
    };
    match line.kind {
        LineKind::Heading(_) => Some(of_heading(text, words, names)),
        _ => marked(text, words.clone(), names).or_else(|| plain(text, words, names)),
    }
}

/// A whole heading that is a label.
fn of_heading(text: &str, words: Range<usize>, names: &Names) -> Label {
    let words = trimmed_of_marks(text, words);
    let name = without_end(text, words.clone());
    Label {
        meaning: meaning(&text[name.clone()], names, true),
        is_letter: is_letter(&text[name.clone()]),
        name: vec![name],
        rest: words.end,
        is_marked: true,
        is_parted: true,
        goes_on: "",
    }
}

/// A label in bold or the like.
fn marked(text: &str, words: Range<usize>, names: &Names) -> Option<Label> {
    let said = &text[words.clone()];
    let (open, close) = MARKS.into_iter().find(|(open, _)| said.starts_with(open))?;
    let inner_start = words.start + open.len();
    let inner_end = inner_start + near(&text[inner_start..words.end]).find(close)?;
    let inner = without_ornaments(text, trimmed(text, inner_start..inner_end));
    let behind = inner_end + close.len();
    if inner.is_empty() || inner.len() > LONGEST {
        return None;
    }
    // `**S**ituation: ...`
    let tail = text[behind..words.end]
        .find(|it: char| !it.is_alphabetic())
        .map_or(words.end, |at| behind + at);
    if tail > behind && inner.len() <= 4 {
        let joined = format!("{}{}", &text[inner.clone()], &text[behind..tail]);
        let topic = names.exactly(&joined)?;
        let (rest, is_parted) = behind_label(text, tail..words.end);
        return Some(Label {
            meaning: Meaning::Topic(topic),
            name: vec![inner, behind..tail],
            rest,
            is_letter: false,
            is_marked: true,
            is_parted,
            goes_on: "",
        });
    }
    let name = without_end(text, inner.clone());
    // `**Situation: Water came in**` labels what is in bold with it.
    if let Some(colon) = text[name.clone()].find([':', '：'])
        && meaning(&text[name.clone()], names, false) == Meaning::Unknown
    {
        let name = name.start..name.start + colon;
        let found = meaning(&text[name.clone()], names, false);
        let (rest, _) = behind_label(text, name.end..inner.end);
        if found != Meaning::Unknown && rest < inner.end {
            return Some(Label {
                meaning: found,
                is_letter: is_letter(&text[name.clone()]),
                name: vec![name],
                rest,
                is_marked: true,
                is_parted: true,
                goes_on: open,
            });
        }
    }
    let is_bracketed = text[inner.clone()].starts_with(['[', '(', '【', '（'])
        && text[inner.clone()].ends_with([']', ')', '】', '）']);
    let ends_inside = name.end < inner.end || is_bracketed;
    let aside = aside(text, behind..words.end);
    let (rest, is_parted) = behind_label(text, aside.end..words.end);
    let mut name = vec![name];
    name.extend((!aside.is_empty()).then(|| trimmed(text, aside)));
    let first = &text[name[0].clone()];
    Some(Label {
        meaning: meaning(first, names, true),
        is_letter: is_letter(first),
        rest,
        is_marked: true,
        is_parted: is_parted || ends_inside,
        goes_on: "",
        name,
    })
}

/// A label in plain words: `Situation: ...`, `S — Situation`, `[S] ...`, or a name that has the line for
/// itself.
fn plain(text: &str, words: Range<usize>, names: &Names) -> Option<Label> {
    let said = &text[words.clone()];
    let new = |name: Range<usize>, meaning, rest, is_parted| Label {
        meaning,
        is_letter: is_letter(&text[name.clone()]),
        name: vec![name],
        rest,
        is_marked: false,
        is_parted,
        goes_on: "",
    };
    // The whole line.
    if said.len() <= 4 * LONGEST && said.chars().count() <= LONGEST {
        let name = without_end(text, words.clone());
        let ends_in_stop = said.ends_with(['.', '。', '!', '?']);
        let found = whole(&text[name.clone()], names);
        if found != Meaning::Unknown && !ends_in_stop {
            return Some(new(name, found, words.end, true));
        }
    }
    let (first, rest) = head(text, words.clone())?;
    let name = trimmed(text, first);
    let found = meaning(&text[name.clone()], names, false);
    if found == Meaning::Unknown {
        let is_short = text[name.clone()].split_whitespace().count() <= 6;
        let ends_line = rest == words.end;
        return (is_short && ends_line).then(|| new(name, found, rest, true));
    }
    // `S — Situation: ...`: the name goes on behind the letter.
    if let Some((second, rest)) = head(text, rest..words.end)
        && let Meaning::Topic(topic) = meaning(&text[trimmed(text, second.clone())], names, false)
        && found == Meaning::Topic(topic)
    {
        let name = name.start..trimmed(text, second).end;
        return Some(new(name, found, rest, true));
    }
    Some(new(name, found, rest, true))
}

/// What a line means that has nothing but a name on it, in parentheses or not what is beside it.
fn whole(line: &str, names: &Names) -> Meaning {
    let bare = line.split(['(', '（']).next().unwrap_or(line).trim();
    let exact = meaning(bare, names, false);
    if exact != Meaning::Unknown || bare.is_empty() {
        return exact;
    }
    // `S — Situation`, `90-second version — ready to say out loud`, `A — Actions`
    let pieces = bare.split(['—', '–', ':', '：', '|']);
    let pieces: Vec<&str> = pieces
        .flat_map(|it| it.split(" - "))
        .map(str::trim)
        .collect();
    let mut topics = pieces.iter().map(|it| names.exactly(it));
    let first = topics.next().flatten();
    match first {
        Some(topic) if pieces.len() > 1 && topics.all(|it| it == Some(topic)) => {
            Meaning::Topic(topic)
        }
        // A title with a figure in it is no start of a sentence.
        Some(topic @ (Topic::Script | Topic::Coaching)) => Meaning::Topic(topic),
        Some(topic) if !matches!(topic, Topic::Part(_) | Topic::Reflection) => {
            Meaning::Topic(topic)
        }
        _ => Meaning::Unknown,
    }
}

/// The words before the first separator, and where what is behind it begins.
fn head(text: &str, words: Range<usize>) -> Option<(Range<usize>, usize)> {
    let said = &text[words.clone()];
    // `[S] ...`, `(S) ...`, `【S】...`
    for (open, close) in [
        ('[', ']'),
        ('(', ')'),
        ('【', '】'),
        ('（', '）'),
        ('「', '」'),
    ] {
        if said.starts_with(open) {
            let end = near(said).find(close).filter(|end| *end <= LONGEST)?;
            let after = words.start + end + close.len_utf8();
            if said[end + close.len_utf8()..].starts_with(['(', '[']) {
                return None;
            }
            let (rest, _) = behind_label(text, after..words.end);
            return Some((words.start + open.len_utf8()..words.start + end, rest));
        }
    }
    let near = said.floor_char_boundary(LONGEST.min(said.len()));
    let mut depth = 0_usize;
    let bytes = &said[..near];
    for (at, letter) in bytes.char_indices() {
        let after = at + letter.len_utf8();
        let is_dash = letter == '-' && said[..at].ends_with(' ') && said[after..].starts_with(' ');
        let is_letter_stop = matches!(letter, ')' | '.' | '/')
            && said[..at].chars().count() == 1
            && letter != '/'
            && said[after..].starts_with(' ');
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' if depth > 0 => depth -= 1,
            _ if depth == 0 && (SEPARATORS.contains(&letter) || is_dash || is_letter_stop) => {
                // An address or a time is no label.
                if letter == ':'
                    && said[after..].starts_with(|it: char| it == '/' || it.is_ascii_digit())
                {
                    return None;
                }
                let (rest, _) = behind_label(text, words.start + at..words.end);
                return Some((words.start..words.start + at, rest));
            }
            _ => {}
        }
    }
    None
}

/// Where the words begin behind a label, and whether something parts them from it.
fn behind_label(text: &str, behind: Range<usize>) -> (usize, bool) {
    let said = &text[behind.clone()];
    let mut rest = said.trim_start();
    let mut is_parted = rest.is_empty();
    while let Some(first) = rest.chars().next() {
        let is_separator = SEPARATORS.contains(&first)
            || matches!(first, '-' | '.' | ')' | ',' if rest[1..].is_empty() || rest[1..].starts_with([' ', '*']));
        if !is_separator {
            break;
        }
        is_parted = true;
        rest = rest[first.len_utf8()..].trim_start();
    }
    (behind.end - rest.len(), is_parted)
}

/// What stands in parentheses right behind a label: `(2-3 sentences)`.
fn aside(text: &str, behind: Range<usize>) -> Range<usize> {
    let said = &text[behind.clone()];
    let inside = said.trim_start();
    for (open, close) in [('(', ')'), ('（', '）')] {
        if inside.starts_with(open)
            && let Some(end) = near(inside).find(close)
            && end <= LONGEST
        {
            let start = behind.end - inside.len();
            return start..start + end + close.len_utf8();
        }
    }
    behind.start..behind.start
}

/// What the name of a column means.
pub(super) fn meaning_of(name: &str, names: &Names) -> Meaning {
    meaning(name, names, false)
}

/// The beginning of a text, as far as a label may reach.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary((4 * LONGEST).min(text.len()))]
}

/// What a name means; `loosely` it may have more words beside it, as headings have.
fn meaning(name: &str, names: &Names, loosely: bool) -> Meaning {
    let name = name.trim();
    let field = names.field(name);
    let topic = names.exactly(name).or_else(|| {
        let bare = name.split(['(', '（']).next().unwrap_or(name);
        let inside = name
            .split(['(', '（'])
            .nth(1)
            .map(|it| it.trim_end_matches([')', '）']));
        let either = names
            .exactly(bare)
            .or_else(|| inside.and_then(|it| names.exactly(it)));
        either.or_else(|| loosely.then(|| names.topic(name)).flatten())
    });
    match (topic, field) {
        (Some(topic), _) => Meaning::Topic(topic),
        (None, Some(field)) => Meaning::Field(field),
        (None, None) => Meaning::Unknown,
    }
}

/// The first cell of a row.
fn cell(text: &str, row: Range<usize>) -> Option<Range<usize>> {
    let inside = row.start + 1;
    let end = text[inside..row.end].find('|')?;
    Some(without_ornaments(text, trimmed(text, inside..inside + end)))
}

fn is_letter(name: &str) -> bool {
    let mut letters = name.chars().filter(|it| it.is_alphabetic());
    let first = letters.next();
    letters.next().is_none() && first.is_some_and(|it| it.is_lowercase() || it.is_uppercase())
}
