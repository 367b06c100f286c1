//! Counts words as they are spoken.
//!
//! The count is for English, and near enough elsewhere: a hyphenated word is one; figures count
//! as they are read out (`40%` is "forty per cent", two; `2025` is "twenty twenty-five", two;
//! `1,250` is "one thousand two hundred fifty", five); a sign that is spoken counts (`&`, `+`, `~`);
//! dashes and slashes part words. In scripts that are written without spaces between words, letters are
//! counted: as many as are spoken in the time of a word.

use super::limits::LIMITS;
use crate::config::Speaking;

/// The beginning of a word, by which its forms meet.
pub fn stem(word: &str) -> String {
    word.chars().take(LIMITS.letters_of_stem).collect()
}

/// How many words `text` has when it is said out loud.
pub fn spoken_words(text: &str, speaking: Speaking) -> usize {
    let parts_words =
        |letter: char| letter.is_whitespace() || matches!(letter, '—' | '–' | '/' | '…');
    let words = text.split(parts_words);
    words.map(|token| words_of_token(token, speaking)).sum()
}

fn words_of_token(token: &str, speaking: Speaking) -> usize {
    let unspaced = token.chars().filter(|letter| is_unspaced(*letter)).count();
    if unspaced > 0 {
        let (letters, words) = (speaking.characters_per_minute, speaking.words_per_minute);
        return (unspaced * words as usize).div_ceil(letters.max(1) as usize);
    }
    if token.contains(|letter: char| letter.is_ascii_digit()) {
        return words_with_figures(token);
    }
    if token.contains(char::is_alphanumeric) {
        return 1;
    }
    usize::from(token.contains(['&', '+', '=', '%', '@', '~', '≈', '×']))
}

/// Whether a letter belongs to a script that is written without spaces between words.
pub fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}'      // Thai, Lao
        | '\u{3040}'..='\u{30ff}'    // Hiragana, Katakana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' // Han
    )
}

/// The words of a token that has figures in it, such as `$1.2M`, `3x`, `90-second` or `4th`.
fn words_with_figures(token: &str) -> usize {
    let mut words = 0;
    let mut rest = token;
    let mut after_figure = false;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() {
            figure_end(rest)
        } else if first.is_alphabetic() {
            rest.find(|letter: char| !letter.is_alphabetic() && letter != '\'' && letter != '’')
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(end);
        words += if first.is_ascii_digit() {
            words_of_figure(piece)
        } else if first.is_alphabetic() {
            let is_ending = after_figure && matches!(piece, "st" | "nd" | "rd" | "th" | "s");
            usize::from(!is_ending)
        } else {
            match first {
                '<' | '>' | '≤' | '≥' => 2,
                '%' | '‰' | '$' | '€' | '£' | '¥' | '°' | '~' | '≈' | '+' | '±' | '×' | '#'
                | '&' | '=' | '@' => 1,
                _ => 0,
            }
        };
        after_figure = first.is_ascii_digit();
        rest = after;
    }
    words
}

/// Where the figure that `text` begins with ends: digits, with `,` and `.` only between digits.
fn figure_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end)
        || (end > 0 && matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(end + 1))
    {
        end += 1;
    }
    end
}

fn words_of_figure(figure: &str) -> usize {
    let (whole, decimals) = figure.split_once('.').unwrap_or((figure, ""));
    let point = if decimals.is_empty() {
        0
    } else {
        1 + decimals.len()
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let spoken = match digits.parse::<u64>() {
        // Read out digit by digit.
        _ if digits.len() > 12 => digits.len(),
        Err(_) => digits.len(),
        Ok(number) if is_year(whole, number) => words_of_year(number),
        Ok(number) => words_of_number(number),
    };
    spoken + point
}

/// Four figures in the range of years are read in pairs, whatever they count.
fn is_year(figure: &str, number: u64) -> bool {
    figure.len() == 4 && (1100..2100).contains(&number)
}

fn words_of_year(year: u64) -> usize {
    // Nineteen oh five, two thousand one; but nineteen hundred, two thousand, nineteen ninety-five.
    if (1..10).contains(&(year % 100)) {
        3
    } else {
        2
    }
}

fn words_of_number(number: u64) -> usize {
    if number == 0 {
        return 1;
    }
    let mut words = 0;
    let mut rest = number;
    let mut is_lowest = true;
    while rest > 0 {
        let group = rest % 1000;
        if group > 0 {
            let hundreds = if group >= 100 { 2 } else { 0 };
            let tens = usize::from(!group.is_multiple_of(100));
            words += hundreds + tens + usize::from(!is_lowest);
        }
        rest /= 1000;
        is_lowest = false;
    }
    words
}
