//! Makes words safe inside HTML.
//!
//! Which destinations are allowed is left to whoever resolves a fragment's links.

/// Appends `text` so that HTML shows it as it is, between tags and inside quoted attributes alike.
/// Control characters are left out: HTML has no way to write them.
pub fn push_text(html: &mut String, text: &str) {
    if is_plain(text) {
        html.push_str(text);
        return;
    }
    push_replaced(html, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => unseen(byte),
    });
}

/// Whether HTML shows `text` as it is without any change. Most texts are such.
pub fn is_plain(text: &str) -> bool {
    // 0xC2 may begin a control character beyond ASCII.
    let is_special = |byte| matches!(byte, 0..b' ' | b'&' | b'<' | b'>' | b'"' | 0x7F | 0xC2);
    // To look at every byte, many at a time, is faster than to stop at the first that is special.
    let bytes = text.bytes();
    bytes.fold(0, |special, byte| special | u8::from(is_special(byte))) == 0
}

/// Appends `destination` as the value of a `href` or `src`.
/// Characters that no address may hold are percent-encoded; what is encoded already stays as it is.
pub(super) fn push_destination(html: &mut String, destination: &str) {
    for (index, piece) in destination.split(' ').enumerate() {
        if index > 0 {
            html.push_str("%20");
        }
        push_replaced(html, piece, |byte| match byte {
            b'&' => Some("&amp;"),
            b'"' => Some("%22"),
            b'<' => Some("%3C"),
            b'>' => Some("%3E"),
            b'\\' => Some("%5C"),
            b'^' => Some("%5E"),
            b'`' => Some("%60"),
            b'{' => Some("%7B"),
            b'|' => Some("%7C"),
            b'}' => Some("%7D"),
            b'\n' | b'\t' => Some(""),
            _ => unseen(byte),
        });
    }
}

/// Appends `text` without control characters.
pub(super) fn push_visible(output: &mut String, text: &str) {
    if is_plain(text) {
        output.push_str(text);
    } else {
        push_replaced(output, text, unseen);
    }
}

/// Takes away a control character that no page may hold.
fn unseen(byte: u8) -> Option<&'static str> {
    (byte.is_ascii_control() && byte != b'\n' && byte != b'\t').then_some("")
}

/// Which bytes need a closer look: neither letters and digits nor the space.
const MAY_BE_REPLACED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = !byte.is_ascii_alphanumeric() && byte != b' ';
        byte += 1;
    }
    table[0xC2] = true;
    table
};

/// Appends `text` with something instead of some of its ASCII characters.
fn push_replaced(
    output: &mut String,
    text: &str,
    replacement: impl Fn(u8) -> Option<&'static str>,
) {
    let bytes = text.as_bytes();
    let mut copied = 0;
    for (at, &byte) in bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| MAY_BE_REPLACED[usize::from(**byte)])
    {
        let (instead, length) = match byte {
            // The control characters beyond ASCII: two bytes, U+0080 to U+009F.
            0xC2 if bytes.get(at + 1).is_some_and(|&next| next < 0xA0) => ("", 2),
            _ => match replacement(byte) {
                Some(instead) => (instead, 1),
                None => continue,
            },
        };
        output.push_str(&text[copied..at]);
        output.push_str(instead);
        copied = at + length;
    }
    output.push_str(&text[copied..]);
}
