//! The few words that bring one part of a story back.

use std::borrow::Cow;

use crate::content::{Section, Story};
use crate::markdown::{Block, BlockKind};
use crate::naming::Part;
use crate::speech::{self, sentences};

/// A sentence that is taken whole for a cue is at most this long, in words. More cannot be read in a
/// glance.
const LONGEST: usize = 12;

/// Of a longer one there are at most so many words: a cut that saves one or two is worth nothing.
const CUT: usize = 10;

/// The cue of a part: the author's own, else the part's first sentence, shortened.
pub(super) fn of(story: &Story, part: Part) -> Option<String> {
    let own = story.cues[part as usize]
        .as_ref()
        .map(|cue| cue.value.clone());
    own.or_else(|| first_sentence(story.part(part)?).map(|sentence| shortened(&sentence)))
}

/// The first sentence that is in a section.
pub(super) fn first_sentence(section: &Section) -> Option<String> {
    let mut blocks = section.blocks.iter().filter(|block| !block.is_heading());
    blocks.find_map(|block| {
        let text = text_of(block);
        let first = match block.kind {
            BlockKind::Paragraph(_) => Some(text.as_ref()),
            _ => text.split('\n').find(|line| !line.trim().is_empty()),
        };
        sentences(first?).next().map(str::to_owned)
    })
}

/// What a block says: of a table the rows, not what they are called.
fn text_of(block: &Block) -> Cow<'_, str> {
    match &block.kind {
        BlockKind::Other(prose) if !prose.words.without_table_head().is_empty() => {
            prose.words.without_table_head().into()
        }
        _ => block.text(),
    }
}

/// The last sentence that is in a section.
pub(super) fn last_sentence(section: &Section) -> Option<String> {
    let mut blocks = section
        .blocks
        .iter()
        .rev()
        .filter(|block| !block.is_heading());
    blocks.find_map(|block| {
        let text = text_of(block);
        let last = match block.kind {
            BlockKind::Paragraph(_) => Some(text.as_ref()),
            _ => text.rsplit('\n').find(|line| !line.trim().is_empty()),
        };
        speech::last_sentence(last?).map(str::to_owned)
    })
}

/// The sentence without its full stop; a long one is cut at its last pause that fits, with an
/// ellipsis, so that a cut is always seen.
fn shortened(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    if words.len() <= LONGEST {
        return words.join(" ").trim_end_matches('.').to_owned();
    }
    let is_pause = |word: &str| word.ends_with([',', ';', ':', '—', '–']);
    let is_small = |word: &str| word.chars().count() < 4;
    let pause = words[..CUT].iter().rposition(|word| is_pause(word));
    // Without a pause it does not end in a small word, which promises another.
    let large = words[..CUT].iter().rposition(|word| !is_small(word));
    let end = pause.or(large).map_or(CUT, |at| at + 1).max(CUT / 3);
    let kept = words[..end].join(" ");
    format!(
        "{}\u{a0}…",
        kept.trim_end_matches(|letter: char| !letter.is_alphanumeric())
    )
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_sentence_is_cut_at_a_pause_and_says_so() {
        assert_eq!(
            shortened("The lift broke on Monday."),
            "The lift broke on Monday"
        );
        assert_eq!(
            shortened(
                "The lift broke on the Monday before the fair, and nobody who knew the old \
                 motor was in the building that week."
            ),
            "The lift broke on the Monday before the fair\u{a0}…"
        );
        assert_eq!(
            shortened("Then I asked the whole night shift to stay on until the boiler was mended."),
            "Then I asked the whole night shift to stay\u{a0}…"
        );
    }
}
