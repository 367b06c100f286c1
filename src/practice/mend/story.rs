//! Which story was told.

use std::collections::HashSet;

use crate::practice::feedback::Remark;
use crate::practice::repertoire::Repertoire;
use crate::practice::round::Round;
use crate::practice::story::StoryToTell;
use crate::speech::{Lexicon, Utterance, stems};

/// Where another story was told than the teller says.
pub(super) fn wrong_story(round: &Round<'_>) -> Vec<Remark> {
    let words = words_of(&round.answer.said, round.lexicon);
    let Some((best, shared)) = nearest(round.repertoire, &words) else {
        return Vec::new();
    };
    let limits = &round.repertoire.limits;
    let own = shared_with(round.story, &words);
    let is_another = best.slug != round.story.slug
        && shared >= limits.fewest_words_of_story
        && shared >= own * limits.times_nearer;
    if is_another {
        vec![Remark::new("wrong-story").with("title", best.title)]
    } else {
        Vec::new()
    }
}

/// The story that an answer tells, as far as its words say; `None` where they say nothing.
pub fn best_story<'r>(
    repertoire: &'r Repertoire<'r>,
    lexicon: &Lexicon,
    text: &str,
) -> Option<&'r StoryToTell<'r>> {
    let words = words_of(&Utterance::new(text), lexicon);
    let (best, shared) = nearest(repertoire, &words)?;
    (shared >= repertoire.limits.fewest_words_of_story).then_some(best)
}

fn words_of(said: &Utterance<'_>, lexicon: &Lexicon) -> HashSet<String> {
    stems(said, lexicon).collect()
}

/// The story that shares most of its own words, the first where several share as many, and how many.
fn nearest<'r>(
    repertoire: &'r Repertoire<'r>,
    words: &HashSet<String>,
) -> Option<(&'r StoryToTell<'r>, usize)> {
    let stories = repertoire.stories.iter();
    let scored = stories.map(|story| (story, shared_with(story, words)));
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

fn shared_with(story: &StoryToTell<'_>, words: &HashSet<String>) -> usize {
    let own = story.words.iter();
    own.filter(|word| words.contains(*word)).count()
}
