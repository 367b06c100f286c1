//! Finds where TOML nests too deep, before a parser that recurses sees it.
//!
//! The parser bounds brackets by itself, but not dotted keys: `a.a.a.a` is four tables in
//! each other. Only strings and comments are recognised here; everything else is left to it.

use super::DEEPEST;

/// The first byte at which brackets and dotted keys are nested over [`DEEPEST`] levels.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Most texts do not have enough of what nests, full stops in sentences included.
    let may_nest = |byte: &&u8| matches!(byte, b'.' | b'[' | b'{');
    if bytes.iter().filter(may_nest).count() <= DEEPEST {
        return None;
    }
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut dots = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let outer = open.last().map_or(0, |&(_, depth)| depth);
        match byte {
            b'"' | b'\'' | b'#' => {
                at = after_quiet(bytes, at);
                continue;
            }
            b'.' => dots += 1,
            b'[' | b'{' => {
                open.push((byte, outer + dots + 1));
                dots = 0;
            }
            b']' | b'}' => {
                let matching = if byte == b']' { b'[' } else { b'{' };
                open.pop_if(|&mut (bracket, _)| bracket == matching);
                dots = 0;
            }
            b',' => dots = 0,
            b'\n' if open.is_empty() => dots = 0,
            b'=' | b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => {
                at = after_word(bytes, at);
                continue;
            }
        }
        if open.last().map_or(0, |&(_, depth)| depth) + dots > DEEPEST {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The byte after the word that starts at `start`; quotes within it are part of it.
fn after_word(bytes: &[u8], start: usize) -> usize {
    let ends = |byte: &u8| b".=,[]{} \t#\r\n".contains(byte);
    let length = bytes[start..].iter().position(ends);
    length.map_or(bytes.len(), |length| start + length)
}

/// The byte after the string or comment that starts at `start`; both hide what they hold.
///
/// Broken strings end where the parser ends them too: at their line's end, or at the text's.
fn after_quiet(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let rest = &bytes[start..];
    if quote == b'#' {
        let ends = |&byte: &u8| matches!(byte, b'\r' | b'\n');
        return rest
            .iter()
            .position(ends)
            .map_or(bytes.len(), |line| start + line);
    }
    let long = rest.starts_with(&[quote; 3]);
    let mut at = start + if long { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' && quote == b'"' {
            let escaped = matches!(bytes.get(at + 1), Some(b'\\' | b'"'));
            at += if escaped { 2 } else { 1 };
        } else if long && bytes[at..].starts_with(&[quote; 3]) {
            // Up to two more quotes belong to the text.
            let extra = bytes[at + 3..]
                .iter()
                .take(2)
                .take_while(|&&next| next == quote);
            return at + 3 + extra.count();
        } else if !long && byte == quote {
            return at + 1;
        } else if !long && byte == b'\n' {
            return at;
        } else {
            at += 1;
        }
    }
    bytes.len()
}
