//! Turns the marks of other programs within lines into Markdown: `[[links]]`, `![[pictures]]`, `==marks==`,
//! `> [!callouts]`, `%%comments%%`, and names of files with blanks.

use std::collections::HashSet;
use std::ops::Range;

use crate::source::Edit;

use super::line::{Line, LineKind, lines};

/// What is between two marks is at most so many bytes long.
const LONGEST: usize = 400;

/// The edits that make plain Markdown of a text.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let lines = lines(text);
    let comments = comments(text, &lines);
    let mut edits: Vec<Edit> = comments.iter().cloned().map(Edit::removal).collect();
    for line in lines
        .iter()
        .filter(|line| !line.is_code && line.kind != LineKind::Comment)
    {
        let mut of_line = Vec::new();
        callout(text, line, &mut of_line);
        let code = code_spans(&text[line.start..line.end], line.start);
        let end = of_line
            .last()
            .map_or(line.start, |edit: &Edit| edit.replaced.end.min(line.end));
        marks(text, end..line.end, &code, &mut of_line);
        block_id(text, line, &mut of_line);
        machine_property(text, line, &mut of_line);
        of_line.retain(|edit| {
            let first = comments.partition_point(|it| it.end <= edit.replaced.start);
            let comment = comments.get(first);
            !comment.is_some_and(|it| overlap(it, &edit.replaced))
        });
        edits.extend(of_line);
    }
    edits.sort_by_key(|edit| (edit.replaced.start, edit.replaced.end));
    let mut end = 0;
    edits.retain(|edit| {
        let is_free = edit.replaced.start >= end;
        if is_free {
            end = edit.replaced.end;
        }
        is_free
    });
    edits
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// The comments of other editors: `%%for me%%`.
fn comments(text: &str, lines: &[Line]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for line in lines.iter().filter(|line| !line.is_code) {
        let said = &text[line.start..line.end];
        let code = code_spans(said, line.start);
        for (at, _) in said.match_indices("%%") {
            let at = line.start + at;
            let first = code.partition_point(|it| it.end <= at);
            let is_code = code.get(first).is_some_and(|it| it.contains(&at));
            if is_code || open.is_some_and(|open| at < open + 2) {
                continue;
            }
            match open.take() {
                Some(start) => found.push(start..at + 2),
                None => open = Some(at),
            }
        }
    }
    found
}

/// The stretches of a line that are code.
fn code_spans(line: &str, offset: usize) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    // The marks that are found nowhere any more, by their length.
    let mut unmatched = HashSet::new();
    while let Some(start) = line[at..].find('`').map(|it| at + it) {
        let ticks = line.len() - start - line[start..].trim_start_matches('`').len();
        let mark = &line[start..start + ticks];
        let rest = (!unmatched.contains(&ticks)).then(|| &line[start + ticks..]);
        let Some(end) = rest.and_then(|it| it.find(mark)) else {
            unmatched.insert(ticks);
            at = start + ticks;
            continue;
        };
        let end = start + 2 * ticks + end;
        spans.push(offset + start..offset + end);
        at = end;
    }
    spans
}

/// `> [!question] Title` is a quote with a title.
fn callout(text: &str, line: &Line, edits: &mut Vec<Edit>) {
    let said = &text[line.words.clone()];
    if line.quoted == line.start || !said.starts_with("[!") {
        return;
    }
    let Some(end) = said.find(']') else { return };
    let kind = &said[2..end];
    let is_kind = !kind.is_empty()
        && kind
            .chars()
            .all(|it| it.is_alphanumeric() || "-_ ".contains(it));
    if !is_kind {
        return;
    }
    let rest = said[end + 1..].trim_start_matches(['-', '+']);
    let title = rest.trim();
    let start = line.words.start;
    let quote = text[line.start..line.quoted].trim_end();
    if title.is_empty() {
        edits.push(Edit::replacement(start..start + 2, "**"));
        edits.push(Edit::replacement(
            start + end..line.end,
            format!("**\n{quote}"),
        ));
    } else {
        let title_start = line.words.end - rest.trim_start().len();
        edits.push(Edit::replacement(start..title_start, "**"));
        edits.push(Edit::insertion(line.end, format!("**\n{quote}")));
    }
}

fn marks(text: &str, within: Range<usize>, code: &[Range<usize>], edits: &mut Vec<Edit>) {
    let is_code = |at: usize| {
        let first = code.partition_point(|it| it.end <= at);
        code.get(first).is_some_and(|it| it.contains(&at))
    };
    let mut at = within.start;
    // Whether a highlight or a bold stretch is open.
    let mut is_bold = false;
    let may_begin = |it: char| matches!(it, '[' | '!' | ']' | '=' | '*');
    while let Some(next) = text[at..within.end].find(may_begin) {
        at += next;
        let rest = &text[at..within.end];
        if is_code(at) {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let taken = wiki_link(text, at..within.end, edits)
            .or_else(|| spaced_destination(text, at..within.end, edits))
            .or_else(|| highlight(text, at..within.end, edits));
        if let Some(end) = taken {
            at = end;
            continue;
        }
        if rest.starts_with("**") {
            bold_beside_wide_mark(text, at, is_bold, edits);
            is_bold = !is_bold;
            at += 2;
            continue;
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
}

/// The beginning of a text, as far as a mark may reach.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST.min(text.len()))]
}

/// `[[file#heading|words]]`, `![[picture.png|300]]`
fn wiki_link(text: &str, within: Range<usize>, edits: &mut Vec<Edit>) -> Option<usize> {
    let said = &text[within.clone()];
    let is_embedded = said.starts_with("![[");
    let inside = said
        .strip_prefix("![[")
        .or_else(|| said.strip_prefix("[["))?;
    let end = near(inside).find("]]")?;
    let named = &inside[..end];
    if named.trim().is_empty() || named.contains(['[', ']', '<', '>']) {
        return None;
    }
    let start = within.start + said.len() - inside.len();
    let after = start + end + 2;
    let (target, words) = match named.split_once('|') {
        Some((target, words)) => (target, Some((start + target.len() + 1, words))),
        None => (named, None),
    };
    let is_picture = is_embedded
        && target
            .rsplit_once('.')
            .is_some_and(|(_, ending)| !ending.eq_ignore_ascii_case("md"));
    let open = if is_picture { "![" } else { "[" };
    let is_size = |words: &str| words.chars().all(|it| it.is_ascii_digit() || it == 'x');
    let shown = words.filter(|(_, words)| !is_size(words) && !words.trim().is_empty());
    // What is shown is kept in its place, the rest is put around it.
    let shown = if let Some((at, words)) = shown {
        at..at + words.len()
    } else {
        let name = target.trim_end_matches(".md");
        let folder = target.rfind('/').filter(|_| is_picture);
        start + folder.map_or(0, |at| at + 1)..start + name.len()
    };
    edits.push(Edit::replacement(within.start..shown.start, open));
    edits.push(Edit::replacement(
        shown.end..after,
        format!("](<[[{}]]>)", target.trim()),
    ));
    Some(after)
}

/// `![roof](my roof.png)`: a name with a blank in it.
fn spaced_destination(text: &str, within: Range<usize>, edits: &mut Vec<Edit>) -> Option<usize> {
    let inside = text[within.clone()].strip_prefix("](")?;
    let end = near(inside).find(')')?;
    let destination = inside[..end].trim();
    let is_name = destination.contains(' ')
        && !destination.contains(['<', '>', '"', '\'', '('])
        && destination.rsplit_once('.').is_some_and(|(_, ending)| {
            let ending = ending.split('#').next().unwrap_or(ending);
            (1..=5).contains(&ending.len()) && ending.chars().all(char::is_alphanumeric)
        });
    let start = within.start + 2;
    if !is_name {
        return Some(start);
    }
    let from = start + inside.find(destination)?;
    edits.push(Edit::insertion(from, "<"));
    edits.push(Edit::insertion(from + destination.len(), ">"));
    Some(start + end)
}

/// `==marked==` is bold.
fn highlight(text: &str, within: Range<usize>, edits: &mut Vec<Edit>) -> Option<usize> {
    let inside = text[within.clone()].strip_prefix("==")?;
    let end = near(inside).find("==")?;
    let words = &inside[..end];
    let is_marked = !words.is_empty()
        && !words.starts_with([' ', '='])
        && !words.ends_with(' ')
        && !inside[end + 2..].starts_with('=');
    if !is_marked {
        return Some(within.start + 2);
    }
    let start = within.start + 2;
    edits.push(Edit::replacement(within.start..start, "**"));
    edits.push(Edit::replacement(start + end..start + end + 2, "**"));
    Some(start + end + 2)
}

/// Bold that begins or ends at a full-width mark is none to Markdown: `**水。**然后`. The mark changes places
/// with the stars.
fn bold_beside_wide_mark(text: &str, at: usize, is_open: bool, edits: &mut Vec<Edit>) {
    let before = text[..at].chars().next_back();
    let after = text[at + 2..].chars().next();
    let (Some(before), Some(after)) = (before, after) else {
        return;
    };
    if is_open && is_wide_mark(before) && after.is_alphanumeric() {
        let mark = at - before.len_utf8();
        edits.push(Edit::removal(mark..at));
        edits.push(Edit::insertion(at + 2, before));
    } else if !is_open && is_wide_mark(after) && before.is_alphanumeric() {
        edits.push(Edit::insertion(at, after));
        edits.push(Edit::removal(at + 2..at + 2 + after.len_utf8()));
    }
}

/// Whether a mark is a full-width one, as Chinese and Japanese have them.
fn is_wide_mark(letter: char) -> bool {
    "，。、；：！？（）「」『』《》〈〉【】“”‘’…—".contains(letter)
}

/// ` ^id`: a name that other programs give a paragraph.
fn block_id(text: &str, line: &Line, edits: &mut Vec<Edit>) {
    let said = &text[line.words.clone()];
    let Some((before, id)) = said.rsplit_once('^') else {
        return;
    };
    let is_id = !id.is_empty() && id.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
    if is_id && (before.is_empty() || before.ends_with(' ')) {
        let start = line.words.start + before.trim_end().len();
        edits.push(Edit::removal(start..line.words.end));
    }
}

/// What an outliner notes for itself: `collapsed:: true`, `id:: 64a1…`.
fn machine_property(text: &str, line: &Line, edits: &mut Vec<Edit>) {
    let said = &text[line.words.clone()];
    if !said.contains(":: ") {
        return;
    }
    let is_machine = [
        "id:: ",
        "collapsed:: ",
        "logseq.",
        "created-at:: ",
        "updated-at:: ",
    ]
    .iter()
    .any(|it| said.starts_with(it));
    if is_machine {
        edits.clear();
        edits.push(Edit::removal(line.start..line.next));
    }
}
