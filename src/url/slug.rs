//! Makes names that are fit for a file and a URL, and still readable.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug, in bytes. With an ending it is far below what any file system takes.
const LONGEST: usize = 100;

/// Makes a name URL-safe and readable: `Don't panic!` becomes `dont-panic`.
///
/// Letters, marks, digits and emoji of every script are kept, in lower case and in one normal
/// form. Apostrophes and invisible characters are dropped; any run of other characters becomes
/// one `-`, with none at the ends. A slug has at most 100 bytes and is never empty, and no
/// system reserves it. The slug of a slug is itself.
pub fn slug(text: &str) -> String {
    let kept = kept(&text.to_lowercase());
    let slug = shorten(if kept.is_ascii() {
        kept
    } else {
        kept.nfc().collect()
    });
    if slug.is_empty() {
        "untitled".to_owned()
    } else if is_reserved(&slug) {
        slug + "-page"
    } else {
        slug
    }
}

/// What is kept of `text`, with a `-` for each run that is not.
fn kept(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut after_gap = true;
    for character in text.chars() {
        if !character.is_ascii() && is_combining_mark(character) {
            // A mark belongs to the character before it, and goes with it.
            if !after_gap && !is_dropped(character) {
                slug.push(character);
            }
        } else if character.is_alphanumeric() && !is_dropped(character) || is_emoji(character) {
            if after_gap && !slug.is_empty() {
                slug.push('-');
            }
            slug.push(character);
            after_gap = false;
        } else if !is_dropped(character) {
            after_gap = true;
        }
    }
    slug
}

/// Whether a character goes without leaving a gap: apostrophes, and what cannot be seen.
fn is_dropped(character: char) -> bool {
    matches!(
        character,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{FF07}' // apostrophes
            | '\u{00AD}' | '\u{FEFF}'                            // soft hyphen, byte order mark
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'  // joiners, direction
            | '\u{2060}'..='\u{206F}'                            // more of the same
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}' // variation selectors, tags
    )
}

fn is_emoji(character: char) -> bool {
    matches!(
        character,
        '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23FA}' // clocks and buttons
            | '\u{2600}'..='\u{27BF}'                     // weather, signs, dingbats
            | '\u{2B1B}' | '\u{2B1C}' | '\u{2B50}' | '\u{2B55}'
            | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// Cuts a slug that is too long, between two words where that leaves at least half of it.
fn shorten(mut slug: String) -> String {
    if slug.len() <= LONGEST {
        return slug;
    }
    let word_end = slug.as_bytes()[..=LONGEST]
        .iter()
        .rposition(|&byte| byte == b'-')
        .filter(|&position| position >= LONGEST / 2);
    let end = word_end.unwrap_or_else(|| character_end(&slug, LONGEST));
    slug.truncate(end);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The last place up to `limit` where a character, with all of its marks, ends.
///
/// Where nothing but marks would be left, the marks are divided.
fn character_end(slug: &str, limit: usize) -> usize {
    let limit = slug.floor_char_boundary(limit);
    let starts_character =
        |end: &usize| slug.is_char_boundary(*end) && !slug[*end..].starts_with(is_combining_mark);
    (1..=limit).rev().find(starts_character).unwrap_or(limit)
}

/// Whether Windows keeps the name for a device.
fn is_reserved(slug: &str) -> bool {
    match slug {
        "con" | "prn" | "aux" | "nul" => true,
        _ => slug
            .strip_prefix("com")
            .or_else(|| slug.strip_prefix("lpt"))
            .is_some_and(|port| {
                let mut characters = port.chars();
                let digit = characters.next();
                digit.is_some_and(char::is_numeric) && characters.next().is_none()
            }),
    }
}
