//! Breath: where a sentence lets its speaker take one.

use crate::config::Speaking;

use super::limits::LIMITS;
use super::word::spoken_words;

/// Whether a sentence is longer than one breath, and has no place for another: no colon, semicolon, dash or
/// line break, and commas too far apart.
pub fn is_breathless(sentence: &str, speaking: Speaking) -> bool {
    let count = |text: &str| spoken_words(text, speaking);
    let mut breaths = sentence.split([';', ':', '—', '–', '…', '\n', '；', '：']);
    breaths.any(|breath| {
        let longest = breath.split([',', '，', '、', '(', ')']).map(count).max();
        count(breath) > LIMITS.longest_breath && longest > Some(LIMITS.most_between_commas)
    })
}
