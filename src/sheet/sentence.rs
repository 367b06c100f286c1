//! Splits text into sentences.

/// Words that end in a full stop and go on.
const ABBREVIATIONS: [&str; 22] = [
    "e.g", "i.e", "etc", "vs", "approx", "no", "nr", "st", "mr", "mrs", "ms", "dr", "prof", "inc",
    "ltd", "co", "dept", "fig", "ca", "cf", "bzw", "z.b",
];

/// The sentences of `text`, trimmed, none empty. Line breaks do not end a sentence.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_wide_stop = matches!(letter, '。' | '！' | '？');
        if !is_wide_stop && !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        // Quotes, brackets and further stops belong to the sentence that they close.
        let mut end = at + letter.len_utf8();
        while let Some((next, closing)) = letters.peek().copied()
            && matches!(
                closing,
                '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '」'
            )
        {
            letters.next();
            end = next + closing.len_utf8();
        }
        let after = &text[end..];
        if is_wide_stop || ends_sentence(&text[start..at], letter, after) {
            found.push(text[start..end].trim());
            start = end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

fn ends_sentence(before: &str, stop: char, after: &str) -> bool {
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return false;
    }
    let goes_on = after.trim_start().starts_with(char::is_lowercase);
    if goes_on && matches!(stop, '.' | '…') {
        return false;
    }
    if stop != '.' {
        return true;
    }
    let last_word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let last_word = last_word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let is_initial = last_word.chars().count() == 1
        && last_word.chars().all(char::is_uppercase)
        && last_word != "I";
    !is_initial && !ABBREVIATIONS.contains(&last_word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_where_a_person_would_pause() {
        for (text, expected) in [
            ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
            (
                "It took 3.5 hours. Then it worked.",
                vec!["It took 3.5 hours.", "Then it worked."],
            ),
            (
                "Dr. Novak said “stop.” We stopped.",
                vec!["Dr. Novak said “stop.”", "We stopped."],
            ),
            (
                "Tools, e.g. a hammer. Done",
                vec!["Tools, e.g. a hammer.", "Done"],
            ),
            (
                "Wait... what? It was I. We left.",
                vec!["Wait... what?", "It was I.", "We left."],
            ),
            (
                "失敗しました。学びました。",
                vec!["失敗しました。", "学びました。"],
            ),
            ("  \n ", vec![]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }
}
