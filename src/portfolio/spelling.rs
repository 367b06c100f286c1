//! Tells when two spellings are the same words.

use unicode_normalization::UnicodeNormalization;

/// The form in which two spellings of one thing are equal: letters and figures only, with case,
/// punctuation, quotes and spacing set aside.
///
/// Going to upper case and back folds what lower case alone keeps apart, such as ß and ss,
/// or the two forms of a Greek sigma.
pub(super) fn key(text: &str) -> String {
    if text.is_ascii() && text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return text
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    let folded: String = text
        .nfkc()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .filter(|letter| is_kept(*letter))
        .collect();
    // A question of nothing but signs is still itself.
    if folded.is_empty() {
        text.trim().to_owned()
    } else {
        folded
    }
}

/// Letters and figures of every script, and the marks that belong to them.
fn is_kept(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_of_one_question_are_equal() {
        for (left, right) in [
            ("Tell me about a failure", "tell me about a failure?"),
            (
                "What's the biggest mistake you’ve made",
                "whats the biggest mistake youve made",
            ),
            (
                "Describe “a process” you improved",
                "Describe a process you improved.",
            ),
            ("Wie groß war der Schaden", "WIE GROSS WAR DER SCHADEN"),
            ("Café", "Cafe\u{301}"),
        ] {
            assert_eq!(key(left), key(right), "{left} / {right}");
        }
        assert_ne!(key("A failure"), key("Two failures"));
        assert_ne!(key("?!"), key("!?"));
    }
}
