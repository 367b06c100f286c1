//! Decides when two spellings are the same words.

use unicode_normalization::UnicodeNormalization;

/// The form in which two spellings of one thing are equal: letters and figures only, with case,
/// punctuation, quotes and spacing set aside.
///
/// Going to upper case and back folds what lower case alone keeps apart, such as ß and ss,
/// or the two forms of a Greek sigma.
pub(super) fn key(text: &str) -> String {
    // Folding is slow, and plain letters need none of it but the case.
    let folded: String = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        let upper = text.nfkc().flat_map(char::to_uppercase);
        upper.flat_map(char::to_lowercase).collect()
    };
    let key: String = folded.chars().filter(|it| is_kept(*it)).collect();
    // A question of nothing but signs is still itself.
    if key.is_empty() {
        text.trim().to_owned()
    } else {
        key
    }
}

/// Letters and figures of every script, and the marks that belong to them.
fn is_kept(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}
