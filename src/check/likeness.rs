//! How alike two texts are, by the words that they share.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use xxhash_rust::xxh3::xxh3_64;

use crate::content::Story;
use crate::speech::{Lexicon, Utterance, stem};

/// What of a text is compared: words, or words in a row, by the hash of each.
pub(super) type WordSet = BTreeSet<u64>;

/// What is in more texts than this tells none of them apart: it is how everybody speaks.
const MOST_HOLDERS: usize = 16;

/// Where less than one in so many of what a text has is shared, and rare, two are not alike.
const WORTH_A_LOOK: usize = 4;

/// Words in a row that are compared in long texts.
const IN_A_ROW: usize = 3;

/// The words of a question that say what is asked.
pub(super) fn question_words(text: &str, lexicon: &Lexicon) -> WordSet {
    let asked = Utterance::new(text);
    let mut lowered = asked.lowered().to_owned();
    let frames = lexicon.phrases.question_frame.find(&asked);
    for frame in frames.into_iter().rev() {
        lowered.replace_range(frame, " ");
    }
    stems(&lowered)
        .map(|stem| xxh3_64(stem.as_bytes()))
        .collect()
}

/// Every three words in a row of what a story tells.
fn story_words(story: &Story) -> WordSet {
    let texts = story
        .body
        .sections
        .iter()
        .flat_map(|section| &section.blocks);
    let mut rows = WordSet::new();
    for block in texts {
        let words: Vec<String> = stems(&block.text().to_lowercase()).collect();
        rows.extend(
            words
                .windows(IN_A_ROW)
                .map(|row| xxh3_64(row.join(" ").as_bytes())),
        );
    }
    rows
}

/// The beginnings of words in small letters; figures whole.
fn stems(lowered: &str) -> impl Iterator<Item = String> {
    let words = lowered.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() > 1);
    words.map(|word| stem(word.trim_end_matches('s')))
}

/// The pairs of sets that share so many per cent of all that is in them, each with the first set that it is
/// like. The time is linear in what is in the sets: what many of them hold pairs none.
pub(super) fn like_sets(sets: &[&WordSet], least_percent: usize) -> Vec<(usize, usize)> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut whole: HashMap<&WordSet, usize> = HashMap::new();
    let mut pairs = Vec::new();
    for (index, set) in sets.iter().enumerate().filter(|(_, set)| !set.is_empty()) {
        // Those that are quite alike are paired however many there are.
        if let Some(same) = whole.get(set) {
            pairs.push((*same, index));
            continue;
        }
        let rare = set.iter().filter_map(|word| holders.get(word));
        let rare = rare.filter(|holders| holders.len() <= MOST_HOLDERS);
        let mut shared_with: BTreeMap<usize, usize> = BTreeMap::new();
        for other in rare.flatten() {
            *shared_with.entry(*other).or_default() += 1;
        }
        let is_worth_a_look = |shared: usize| shared * WORTH_A_LOOK >= set.len();
        let candidates = shared_with
            .into_iter()
            .filter(|(_, it)| is_worth_a_look(*it));
        let mut candidates = candidates.map(|(other, _)| other);
        let like = candidates.find(|other| {
            let shared = set.intersection(sets[*other]).count();
            let all = set.len() + sets[*other].len() - shared;
            shared * 100 >= all * least_percent
        });
        pairs.extend(like.map(|other| (other, index)));
        whole.insert(set, index);
        for word in *set {
            holders.entry(*word).or_default().push(index);
        }
    }
    pairs
}

/// The smallest hashes of what a text has: two texts share as many of these as they share of all
/// (Broder's bottom sketch).
#[derive(Debug)]
pub(super) struct Sketch(WordSet);

/// How many hashes are kept.
const KEPT: usize = 48;

impl Sketch {
    /// The sketch of what a story tells.
    pub(super) fn of(story: &Story) -> Self {
        Self(story_words(story).into_iter().take(KEPT).collect())
    }

    /// The rows of words that are kept.
    pub(super) fn rows(&self) -> &WordSet {
        &self.0
    }
}
