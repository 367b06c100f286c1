//! Turns what other programs and hasty hands write into plain Markdown, wherever no notation is concerned:
//! text in one big fence, headings without a blank, outlines, other programs' marks.

use crate::naming::Names;
use crate::source::{Edit, Rewritten};

use super::line::{Line, LineKind, lines};
use super::{inline, inline_label, table};

/// The text in plain Markdown.
pub(super) fn plain(text: &str, names: &Names) -> Rewritten {
    type Step = fn(&str, &Names) -> Vec<Edit>;
    let steps: [Step; 6] = [
        |text, _| without_fence(text),
        headings,
        |text, _| inline::edits(text),
        |text, _| outline(text),
        table::edits,
        inline_label::edits,
    ];
    let mut plain = Rewritten::unchanged(text);
    for step in steps {
        let edits = step(plain.text(), names);
        if !edits.is_empty() {
            plain = plain.then(Rewritten::by(plain.text(), &edits));
        }
    }
    plain
}

/// Takes the fence off that is around a whole text, as programs that talk hand it out.
fn without_fence(text: &str) -> Vec<Edit> {
    if !text.trim_start().starts_with(['`', '~']) {
        return Vec::new();
    }
    let lines = lines(text);
    let mut said = lines.iter().filter(|line| line.kind != LineKind::Blank);
    let (Some(first), Some(last)) = (said.next(), said.next_back()) else {
        return Vec::new();
    };
    let info = text[first.words.clone()].trim_start_matches(['`', '~']);
    let is_text =
        ["", "markdown", "md", "text", "txt"].contains(&info.trim().to_lowercase().as_str());
    let is_one = lines
        .iter()
        .filter(|line| line.start > first.start && line.start < last.start)
        .all(|line| line.is_code);
    let is_fence = |line: &Line| {
        line.kind == LineKind::Fence && text[line.words.clone()].starts_with(['`', '~'])
    };
    if !(is_text && is_one && is_fence(first) && is_fence(last)) {
        return Vec::new();
    }
    vec![
        Edit::removal(first.start..first.next),
        Edit::removal(last.start..last.next),
    ]
}

/// Mends headings: `##Situation`, a no-break space behind the marks, a rule of signs below.
fn headings(text: &str, names: &Names) -> Vec<Edit> {
    let lines = lines(text);
    let mut edits = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.is_code || line.kind != LineKind::Text {
            continue;
        }
        let said = &text[line.words.clone()];
        if let Some(rest) = said.strip_prefix('•') {
            let start = line.words.start;
            let blank = rest.len() - rest.trim_start().len();
            edits.push(Edit::replacement(
                start..start + '•'.len_utf8() + blank,
                "- ",
            ));
            continue;
        }
        let level = said.len() - said.trim_start_matches('#').len();
        let rest = &said[level..];
        let blank = rest.len()
            - rest
                .trim_start_matches(['\u{a0}', '\u{3000}', '\u{202f}'])
                .len();
        let is_heading =
            (2..=6).contains(&level) || level == 1 && (blank > 0 || names.exactly(rest).is_some());
        if is_heading && !rest.trim().is_empty() {
            let at = line.words.start + level;
            edits.push(Edit::replacement(at..at + blank, " "));
            continue;
        }
        let is_alone = index == 0
            || !matches!(
                lines[index - 1].kind,
                LineKind::Text | LineKind::Item | LineKind::Row
            );
        if let Some(below) = lines
            .get(index + 1)
            .filter(|below| is_alone && below.next > below.start)
        {
            let mark = match &text[below.words.clone()] {
                signs if signs.chars().all(|it| it == '=') && signs.len() > 1 => Some("# "),
                signs
                    if signs.chars().all(|it| it == '-')
                        && signs.len() > 2
                        && !is_sentence(said)
                        && names.exactly(said).is_some() =>
                {
                    Some("## ")
                }
                _ => None,
            };
            if let Some(mark) =
                mark.filter(|_| below.quoted == below.start && line.quoted == line.start)
            {
                edits.push(Edit::insertion(line.words.start, mark));
                edits.push(Edit::removal(below.start..below.next));
            }
        }
    }
    // Two bullets of a pasted list: `- •How?`
    for line in lines
        .iter()
        .filter(|line| line.kind == LineKind::Item && !line.is_code)
    {
        let said = &text[line.words.clone()];
        if let Some(rest) = said.strip_prefix('•') {
            let blank = rest.len() - rest.trim_start().len();
            let start = line.words.start;
            edits.push(Edit::removal(start..start + '•'.len_utf8() + blank));
        }
    }
    edits.sort_by_key(|edit| edit.replaced.start);
    edits
}

fn is_sentence(said: &str) -> bool {
    said.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Unfolds an outline, in which even headings are items.
fn outline(text: &str) -> Vec<Edit> {
    if !["- #", "* #", "+ #"].iter().any(|it| text.contains(it)) {
        return Vec::new();
    }
    let lines = lines(text);
    let is_heading = |line: &Line| {
        let said = text[line.words.clone()].trim_start_matches('#');
        let level = line.words.len() - said.len();
        line.kind == LineKind::Item
            && !line.is_code
            && (1..=6).contains(&level)
            && said.starts_with(' ')
    };
    if !lines.iter().any(is_heading) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    // How far in the text below the heading is, in bytes.
    let mut depth = 0;
    for (index, line) in lines.iter().enumerate() {
        let said = &text[line.quoted..line.end];
        let indent = said.len() - said.trim_start_matches([' ', '\t']).len();
        if is_heading(line) {
            edits.push(Edit::removal(line.quoted..line.words.start));
            depth = indent;
            continue;
        }
        if line.kind == LineKind::Blank {
            continue;
        }
        let inner = &said[indent..];
        let step = match said[depth.min(indent)..].chars().next() {
            Some('\t') => 1,
            _ => 2,
        };
        let removed = indent.min(depth + step);
        let is_only = line.kind == LineKind::Item
            && line.words.len() < inner.len()
            && is_only_item(&lines, index, indent);
        let end = if is_only {
            line.words.start
        } else {
            line.quoted + removed
        };
        if end > line.quoted {
            edits.push(Edit::removal(line.quoted..end));
        }
    }
    edits
}

/// Whether an item has no other beside or below it.
fn is_only_item(lines: &[Line], index: usize, indent: usize) -> bool {
    let is_item = |line: &Line| line.kind == LineKind::Item && line.indent() > indent;
    let before = index.checked_sub(1).map(|before| &lines[before]);
    let is_first =
        before.is_none_or(|line| !is_item(line) || line.indent() < lines[index].indent());
    let after = lines.get(index + 1);
    is_first && after.is_none_or(|line| !is_item(line))
}
