//! Takes off what people decorate labels and titles with: emoji, figures, marks of emphasis.

use std::ops::Range;

use super::line::trimmed;

/// Marks of emphasis, the longer ones first.
pub(super) const MARKS: [(&str, &str); 7] = [
    ("***", "***"),
    ("**", "**"),
    ("__", "__"),
    ("<b>", "</b>"),
    ("<strong>", "</strong>"),
    ("*", "*"),
    ("_", "_"),
];

/// Words without the emoji, figures and marks in front of them that people decorate them with.
pub(super) fn without_ornaments(text: &str, words: Range<usize>) -> Range<usize> {
    let said = &text[words.clone()];
    let is_kept = |letter: char| {
        letter.is_alphanumeric() || "*_<[(【（「《\"'“‘«„`+#&$€£%>|!~".contains(letter)
    };
    let is_key = |rest: &str| {
        let mut letters = rest.chars().skip(1);
        matches!(letters.next(), Some('\u{fe0f}' | '\u{20e3}'))
    };
    let mut rest = without_shortcode(said);
    while let Some(first) = rest.chars().next() {
        if is_kept(first) && !is_key(rest) {
            break;
        }
        rest = &rest[first.len_utf8()..];
    }
    let start = words.end - rest.len();
    trimmed(text, start..words.end)
}

/// Words without the name of an emoji in front of them: `:dart: Task`.
fn without_shortcode(said: &str) -> &str {
    let Some((name, rest)) = said.strip_prefix(':').and_then(|it| it.split_once(": ")) else {
        return said;
    };
    let is_name = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "_+-".contains(it);
    if name.is_empty() || !name.chars().all(is_name) {
        return said;
    }
    rest
}

/// Words without the marks of emphasis around all of them.
pub(super) fn trimmed_of_marks(text: &str, words: Range<usize>) -> Range<usize> {
    let mut words = without_ornaments(text, words);
    loop {
        let said = &text[words.clone()];
        let mark = MARKS.into_iter().find(|(open, close)| {
            let inner = said
                .strip_prefix(open)
                .and_then(|it| it.strip_suffix(close));
            inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(open))
        });
        let Some((open, close)) = mark else {
            return words;
        };
        words = trimmed(text, words.start + open.len()..words.end - close.len());
        words = without_ornaments(text, words);
    }
}

/// Words without the colon, dash or stop that they end in.
pub(super) fn without_end(text: &str, words: Range<usize>) -> Range<usize> {
    let said = &text[words.clone()];
    let end = |it: char| it.is_whitespace() || ":：.—–-=".contains(it);
    words.start..words.start + said.trim_end_matches(end).len()
}
