//! What somebody sees who has all files of a locked site, and not its password.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::{SALT, demo, files_in, locked, sealed_in};
use crate::desk::Desk;

/// Words so long do not come about by chance in some millions of bytes.
const BEYOND_CHANCE: usize = 7;

#[test]
fn no_word_of_the_content_is_in_any_byte_of_a_locked_site() {
    let desk = demo();
    let site = locked(&desk);
    // The words of the page that asks for the password are everybody's.
    let plain = locked(&Desk::new().settings(&format!("lock.salt = \"{SALT}\"\n")));
    let names = plain.keys().map(String::as_bytes);
    let of_every_site: BTreeSet<String> = plain
        .values()
        .map(Vec::as_slice)
        .chain(names)
        .flat_map(words_of)
        .collect();
    let content = files_in(&desk.root().join("content"));
    let settings = desk.read("starling.toml").into_bytes();
    let words: BTreeSet<String> = content
        .values()
        .chain([&settings])
        .flat_map(|bytes| words_of(bytes))
        .filter(|word| !of_every_site.contains(word))
        .collect();
    assert!(
        words.len() > 1000,
        "the demo says more than {} words",
        words.len()
    );

    for (path, bytes) in &site {
        for text in [without_sealed(bytes), path.as_bytes().to_vec()] {
            let shown = words_of(&text).into_iter().find(|it| words.contains(it));
            assert_eq!(shown, None, "in {path}: {}", String::from_utf8_lossy(&text));
            assert_hidden(&words, encoded, [text.as_slice()], path);
        }
    }
    let sealed: Vec<Vec<u8>> = site.values().filter_map(|it| unwrapped(it)).collect();
    assert!(sealed.len() > 150, "only {} files are sealed", sealed.len());
    assert_hidden(
        &words,
        forms_of,
        sealed.iter().map(Vec::as_slice),
        "what is sealed",
    );
    assert_as_in_noise(&words, &sealed);
    for bytes in site.values().chain(&sealed) {
        for inside in inflated(bytes) {
            let shown = words_of(&inside).into_iter().find(|it| words.contains(it));
            assert_eq!(shown, None, "in a compressed stream");
        }
    }
}

#[test]
fn only_what_every_site_has_is_plain() {
    let site = locked(&demo());
    let empty = locked(&Desk::new().settings(&format!("lock.salt = \"{SALT}\"\n")));
    let kept: Vec<&String> = site.keys().filter(|path| !is_kept_name(path)).collect();
    let of_empty: Vec<&String> = empty.keys().filter(|path| !is_kept_name(path)).collect();
    assert_eq!(kept, of_empty);
    for path in kept
        .into_iter()
        .filter(|path| !path.starts_with(".starling/"))
    {
        let same = without_sealed(&site[path]) == without_sealed(&empty[path]);
        assert!(same, "{path} says something of the content");
    }
}

#[test]
fn the_same_password_salt_and_content_make_the_same_bytes() {
    assert!(locked(&demo()) == locked(&demo()), "some file differs");
}

#[test]
fn only_what_has_changed_is_another_file() {
    let desk = demo();
    let before = locked(&desk);
    let path = "content/stories/two-shifts-one-dock.md";
    let text = desk.read(path);
    desk.write(
        path,
        text.replacen("## Coaching\n", "## Coaching\n\nSlower.\n", 1),
    );
    let after = locked(&desk);
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>(),
        "names depend on nothing but names"
    );
    let changed = before
        .iter()
        .filter(|(path, bytes)| after[*path] != **bytes);
    let changed = changed.count();
    assert!((1..20).contains(&changed), "{changed} files have changed");
}

/// Whether every part of a path is the name of something locked.
fn is_kept_name(path: &str) -> bool {
    path.split('/').all(|part| {
        let name = part.split('.').next().unwrap();
        name.len() == 32 && name.bytes().all(|it| it.is_ascii_hexdigit())
    })
}

/// The words of four letters and more, in small letters.
fn words_of(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let long = words.filter(|word| word.chars().count() >= 4);
    long.map(str::to_owned).collect()
}

/// A file without what is sealed in it, and without the digests and the kept names that a list of files has.
fn without_sealed(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    let text = match unwrapped(bytes) {
        Some(_) => text.replace(sealed_in(bytes), ""),
        None => text.to_owned(),
    };
    // Whether a line of a script ends may depend on a digest in it.
    let text = text.replace('\n', "");
    let parts = text.split('"');
    let is_listed = |part: &str| {
        part.starts_with("sha256-") || is_kept_name(part) || [":", ","].contains(&part)
    };
    parts
        .filter(|part| !is_listed(part))
        .collect::<String>()
        .into_bytes()
}

/// The sealed bytes in a file; `None` where it carries none.
fn unwrapped(bytes: &[u8]) -> Option<Vec<u8>> {
    std::str::from_utf8(bytes).ok()?;
    let sealed = sealed_in(bytes);
    (sealed.len() > 200).then(|| STANDARD.decode(sealed).ok())?
}

/// Holds that no form of a long word is within these bytes. Shorter ones come about by chance.
#[track_caller]
fn assert_hidden<'t>(
    words: &BTreeSet<String>,
    forms_of: fn(&str) -> Vec<Vec<u8>>,
    texts: impl IntoIterator<Item = &'t [u8]>,
    place: &str,
) {
    let long = words.iter().filter(|word| word.len() >= BEYOND_CHANCE);
    let forms: BTreeMap<Vec<u8>, &String> = long
        .flat_map(|word| forms_of(word).into_iter().map(move |form| (form, word)))
        .collect();
    let finder = AhoCorasick::new(forms.keys()).unwrap();
    let known: Vec<&&String> = forms.values().collect();
    for text in texts {
        let found = finder.find(&text.to_ascii_lowercase());
        let found = found.map(|found| known[found.pattern().as_usize()]);
        assert_eq!(found, None, "in {place}");
    }
}

/// A word as bytes may hold it.
fn forms_of(word: &str) -> Vec<Vec<u8>> {
    [vec![word.as_bytes().to_vec()], encoded(word)].concat()
}

/// A word in UTF-16 and in Base64, which is compared without regard to its case.
fn encoded(word: &str) -> Vec<Vec<u8>> {
    let little = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut forms: Vec<Vec<u8>> = vec![little, big];
    // Less than eight signs would come about by chance.
    if word.len() >= BEYOND_CHANCE + 2 {
        for shift in 0..3 {
            let shifted = [&b"\0\0"[..shift], word.as_bytes()].concat();
            let text = STANDARD.encode(&shifted).to_ascii_lowercase();
            // The first and the last signs depend on what stands beside the word.
            let whole = shifted.len() / 3 * 4;
            let start = if shift == 0 { 0 } else { 4 };
            forms.push(text.as_bytes()[start..whole].to_vec());
        }
    }
    forms
}

/// Holds that short words are in the sealed bytes as often as in any bytes, and no more.
#[track_caller]
fn assert_as_in_noise(words: &BTreeSet<String>, sealed: &[Vec<u8>]) {
    let short = words.iter().filter(|word| word.len() < BEYOND_CHANCE);
    let short: Vec<&String> = short.collect();
    let length: usize = sealed.iter().map(Vec::len).sum();
    let length = f64::from(u32::try_from(length).unwrap());
    let finder = AhoCorasick::new(&short).unwrap();
    let found = sealed
        .iter()
        .map(|bytes| finder.find_overlapping_iter(bytes).count());
    let found = f64::from(u32::try_from(found.sum::<usize>()).unwrap());
    let chances = short
        .iter()
        .map(|word| 256_f64.powi(-i32::try_from(word.len()).unwrap()));
    let chance = length * chances.sum::<f64>();
    assert!(
        found < 8.0 * chance + 8.0,
        "{found} words, where chance gives {chance:.2}"
    );
}

/// What comes out wherever a compressed stream may begin: at the marks of gzip and zlib.
fn inflated(bytes: &[u8]) -> Vec<Vec<u8>> {
    const MOST: usize = 1 << 20;
    let marks = bytes.windows(2).enumerate();
    let streams = marks.filter_map(|(at, mark)| match mark {
        [0x1f, 0x8b] => Some(at + 10),
        [0x78, 0x01 | 0x5e | 0x9c | 0xda] => Some(at + 2),
        _ => None,
    });
    let inside = streams.filter_map(|at| {
        let inside = decompress_to_vec_with_limit(bytes.get(at..)?, MOST);
        inside.map_or_else(|error| Some(error.output), Some)
    });
    inside.filter(|inside| inside.len() > 64).collect()
}
