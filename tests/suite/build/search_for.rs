//! Searches every byte of a folder for words, in whatever way they are written or packed.

use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::ZlibDecoder;
use unicode_normalization::UnicodeNormalization;

use crate::desk::tree;

/// Where one of the words stands: in the name or in the bytes of which file.
pub(super) fn found(folder: &Path, words: &[&str]) -> Vec<(String, PathBuf)> {
    let words: Vec<(&str, String)> = words.iter().map(|word| (*word, letters(word))).collect();
    let mut found = Vec::new();
    for (path, bytes) in tree(folder) {
        let texts = std::iter::once(path.to_string_lossy().into_owned());
        for text in texts.chain(readings(&bytes)) {
            let text = letters(&text);
            let told = words.iter().filter(|(_, word)| text.contains(word));
            found.extend(told.map(|(word, _)| ((*word).to_owned(), path.clone())));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Letters and figures in small and without accents: line breaks, markup signs and invisible characters part
/// no word.
fn letters(text: &str) -> String {
    let upper = text.nfkd().flat_map(char::to_uppercase);
    let lower = upper.flat_map(char::to_lowercase).nfkd();
    lower.filter(|letter| letter.is_alphanumeric()).collect()
}

/// All that bytes may mean.
fn readings(bytes: &[u8]) -> Vec<String> {
    let mut pieces = vec![bytes.to_vec()];
    pieces.extend(unpacked(bytes));
    let mut readings = Vec::new();
    for piece in &pieces {
        let text = String::from_utf8_lossy(piece).into_owned();
        readings.push(utf16(piece, u16::from_be_bytes));
        readings.push(utf16(piece, u16::from_le_bytes));
        readings.push(utf16(
            piece.get(1..).unwrap_or_default(),
            u16::from_be_bytes,
        ));
        readings.extend(coded(&text, "base64", &|it| {
            it.is_ascii_alphanumeric() || "+/-_".contains(it)
        }));
        readings.extend(coded(&text, "hex", &|it| it.is_ascii_hexdigit()));
        readings.push(without_tags(&text));
        readings.push(plain(&text));
        readings.push(text);
    }
    readings
}

/// What is in the compressed streams of a PDF file.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let starts = bytes.windows(6).enumerate();
    let starts = starts.filter(|(_, window)| *window == b"stream");
    let streams = starts.map(|(at, _)| {
        let packed = &bytes[at + 6..];
        let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
        let packed = packed.strip_prefix(b"\n").unwrap_or(packed);
        let mut unpacked = Vec::new();
        // What could be read before an error counts as well.
        let _ = ZlibDecoder::new(packed).read_to_end(&mut unpacked);
        unpacked
    });
    streams.filter(|it| !it.is_empty()).collect()
}

fn utf16(bytes: &[u8], from: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
    let letters = char::decode_utf16(units).map(|it| it.unwrap_or(' '));
    letters.collect()
}

/// The texts behind long runs of signs of a code.
fn coded(text: &str, code: &str, is_sign: &dyn Fn(char) -> bool) -> Vec<String> {
    let runs = text.split(|letter| !is_sign(letter));
    let runs = runs.filter(|run| (8..100_000).contains(&run.len()));
    let decoded = runs.map(|run| {
        let bits = if code == "hex" { 4 } else { 6 };
        let bytes = decoded(run, bits);
        [
            String::from_utf8_lossy(&bytes).into_owned(),
            utf16(&bytes, u16::from_be_bytes),
        ]
        .join(" ")
    });
    decoded.collect()
}

/// The bytes of signs that stand for so many bits each.
fn decoded(signs: &str, bits: u32) -> Vec<u8> {
    const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut buffer, mut held) = (0_u32, 0);
    for sign in signs.chars() {
        let value = match bits {
            4 => sign.to_digit(16),
            _ => BASE64
                .find(match sign {
                    '-' => '+',
                    '_' => '/',
                    other => other,
                })
                .and_then(|at| u32::try_from(at).ok()),
        };
        buffer = (buffer << bits) | value.unwrap_or_default();
        held += bits;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((buffer >> held) & 0xff).unwrap());
            buffer &= (1 << held) - 1;
        }
    }
    bytes
}

fn without_tags(text: &str) -> String {
    let mut rest = text;
    let mut shown = String::new();
    while let Some((before, behind)) = rest.split_once('<') {
        shown.push_str(before);
        rest = behind.split_once('>').map_or("", |(_, behind)| behind);
    }
    shown + rest
}

/// The text with escapes of JSON, HTML and addresses taken back.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '%', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (letter, length) = escaped(rest).unwrap_or((' ', 1));
        plain.push(letter);
        rest = &rest[length..];
    }
    plain + rest
}

fn escaped(text: &str) -> Option<(char, usize)> {
    let of = |code: &str, radix| char::from_u32(u32::from_str_radix(code, radix).ok()?);
    if text.starts_with("\\u") {
        return Some((of(text.get(2..6)?, 16)?, 6));
    }
    if text.starts_with('%') {
        return Some((of(text.get(1..3)?, 16)?, 3));
    }
    let (code, _) = text.strip_prefix("&#")?.split_once(';')?;
    let letter = match code.strip_prefix(['x', 'X']) {
        Some(code) => of(code, 16)?,
        None => of(code, 10)?,
    };
    Some((letter, code.len() + 3))
}

#[test]
fn words_are_found_however_they_are_written_or_packed() {
    use std::io::Write;

    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let mut stream = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    stream.write_all(b"BT (Zimtstern) Tj").unwrap();
    let packed = [
        b"1 0 obj stream\n",
        stream.finish().unwrap().as_slice(),
        b"\nendstream",
    ]
    .concat();
    write("packed.pdf", &packed);
    write(
        "utf16",
        &[
            b"(\xfe\xff".as_slice(),
            &"Zimtstern"
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect::<Vec<_>>(),
        ]
        .concat(),
    );
    write("hex", b"<FEFF005A0069006D00740073007400650072006E>");
    write("base64", b"data:text/plain;base64,WmltdHN0ZXJu");
    write("entity", b"Zi&#109;tst&#x65;rn");
    write("percent", b"Zi%6Dtstern");
    write("json", b"\"\\u005aimtstern\"");
    write("tags", b"Zimt<b>stern</b>");
    write("lines", "ZIMT-\nste\u{ad}r\u{301}n".as_bytes());
    write("zimtstern", b"");
    let files: Vec<_> = found(folder.path(), &["Zimtstern"])
        .into_iter()
        .map(|(_, path)| path)
        .collect();
    let all: Vec<_> = tree(folder.path())
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(files, all);
    assert_eq!(found(folder.path(), &["Zimtsterne"]), []);
}
