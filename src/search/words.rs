//! The words of a text, as they are searched for.

use unicode_normalization::UnicodeNormalization;

use crate::speech::is_unspaced;

/// The words of a text in small letters, without accents and without the `'s` of the genitive. A script that is
/// written without spaces yields pairs of neighbouring letters: most of its words have two.
pub(super) fn split(text: &str) -> Vec<String> {
    let plain = text.nfd().filter(|letter| !is_accent(*letter)).nfc();
    let lowered: String = plain
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == '’' { '\'' } else { letter })
        .collect();
    let stretches = lowered.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    stretches.flat_map(words_of_stretch).collect()
}

/// What a letter has above or below it in the scripts of Europe: nobody types it in a hurry.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{0300}'..='\u{036f}')
}

fn words_of_stretch(stretch: &str) -> Vec<String> {
    let letters: Vec<char> = stretch.chars().collect();
    let mut words = Vec::new();
    for run in letters.chunk_by(|left, right| is_unspaced(*left) == is_unspaced(*right)) {
        if is_unspaced(run[0]) && run.len() > 1 {
            words.extend(run.windows(2).map(String::from_iter));
        } else {
            words.extend(plain_word(&String::from_iter(run)));
        }
    }
    words
}

/// A word without the quotation marks around it and the `'s` behind it.
fn plain_word(word: &str) -> Option<String> {
    let word = word.trim_matches('\'');
    let word = word.strip_suffix("'s").unwrap_or(word);
    (!word.is_empty()).then(|| word.to_owned())
}
