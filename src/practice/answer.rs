//! An answer as it was given: its pieces, the part that each of them tells, its time.
//!
//! An answer is no recitation. Parts may come in any order, and dictated text has no full stops, so long
//! sentences are cut where speakers go on ("and", "so", "because"). Each piece is put with the part that it
//! shares the most with, where a change of part costs something, and a step back twice as much.

use std::ops::Range;

use crate::config::Speaking;
use crate::naming::Part;
use crate::speech::{
    self, Lexicon, Number, PartWords, Utterance, numbers, sentence_ranges, spoken_words,
};

use super::limits::LIMITS;
use super::story::StoryToTell;

/// An answer as it was given.
#[derive(Debug)]
pub struct Answer<'a> {
    /// What was said.
    pub said: Utterance<'a>,
    /// The numbers in it.
    pub numbers: Vec<Number>,
    /// How many words it has.
    pub words: usize,
    /// What speaks for each part.
    pub evidence: [Evidence; 4],
    /// What of it told each part, in per cent; `None` where nothing of the story is in it.
    pub shares: Option<[usize; 4]>,
    /// So much of it comes before half of what is said of the Actions only, in per cent.
    pub before_actions: usize,
}

/// What speaks for a part being told.
#[derive(Debug, Clone, Copy)]
pub struct Evidence {
    /// What the pieces that tell it share with it: see [`PartWords::shared_with`].
    pub shared: i32,
    /// How many of the words that only this part of the story has are in the answer, in per cent.
    pub own_words: usize,
    /// How many such words there are in the story.
    pub own_words_of_part: usize,
}

/// A sentence, or a piece of a long one.
#[derive(Debug)]
struct Piece {
    /// How many words it has.
    words: usize,
    /// The part that it tells, counted from 0.
    part: usize,
    /// What it shares with that part.
    shared: i32,
    /// How many words that only the Actions have it is the first to say.
    own_words_of_actions: usize,
}

impl<'a> Answer<'a> {
    /// Understands what was said as the telling of a story.
    pub fn new(
        text: &'a str,
        story: &StoryToTell<'_>,
        lexicon: &Lexicon,
        speaking: Speaking,
    ) -> Self {
        let said = Utterance::new(text);
        let vocabulary = PartWords::of(&story.part_texts(), lexicon);
        let ranges = pieces(&said, lexicon, speaking);
        let scores: Vec<[i32; 4]> = ranges
            .iter()
            .map(|range| score(&text[range.clone()], &vocabulary, lexicon))
            .collect();
        let parts = assign(&scores);
        let texts = ranges.into_iter().map(|range| &text[range]);
        let own_words_by_piece = vocabulary.own_words_by_text(texts.clone().map(Utterance::new));
        let pieces: Vec<Piece> = texts
            .zip(own_words_by_piece)
            .zip(parts.iter().zip(&scores))
            .map(|((text, own_words), (part, scores))| Piece {
                words: spoken_words(text, speaking),
                part: *part,
                shared: scores[*part],
                own_words_of_actions: own_words[Part::Actions as usize],
            })
            .collect();
        let own_words = vocabulary.own_words();
        let own_words_said = vocabulary.own_words_in(&said);
        let is_told = pieces.iter().any(|piece| piece.shared > 0);
        Self {
            evidence: [0, 1, 2, 3].map(|part| {
                let told = pieces.iter().filter(|piece| piece.part == part);
                Evidence {
                    shared: told.map(|piece| piece.shared).sum(),
                    own_words: own_words_said[part] * 100 / own_words[part].max(1),
                    own_words_of_part: own_words[part],
                }
            }),
            numbers: numbers(&said, &lexicon.numbers),
            words: spoken_words(text, speaking),
            shares: is_told.then(|| shares(&pieces)),
            before_actions: before_half_of_actions(&pieces),
            said,
        }
    }

    /// Whether it has sentences: somebody put full stops in it.
    pub fn is_punctuated(&self) -> bool {
        let sentences = self.sentences().count();
        sentences * LIMITS.longest_sentences >= self.words
    }

    /// The sentences of it.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        sentences(&self.said.text).map(|range| &self.said.text[range])
    }
}

/// What a piece has in common with each part.
fn score(text: &str, vocabulary: &PartWords<'_>, lexicon: &Lexicon) -> [i32; 4] {
    let piece = Utterance::new(text);
    let phrases = &lexicon.phrases;
    let mut shared = vocabulary.shared_with(&piece);
    if phrases.turn_to_result.are_in(&piece) {
        shared[Part::Result as usize] += speech::LIMITS.turn;
    }
    if phrases.outcome.are_in(&piece) {
        shared[Part::Result as usize] += speech::LIMITS.act;
    }
    if phrases.turn_to_actions.are_in(&piece) {
        shared[Part::Actions as usize] += speech::LIMITS.turn;
    }
    if phrases.acting.are_in(&piece) {
        shared[Part::Actions as usize] += speech::LIMITS.act;
    }
    if phrases.duty.are_in(&piece) {
        shared[Part::Task as usize] += speech::LIMITS.act;
    }
    shared
}

/// The part of each piece, by the best way through all of them.
fn assign(scores: &[[i32; 4]]) -> Vec<usize> {
    let mut rows: Vec<[i32; 4]> = Vec::with_capacity(scores.len());
    for scores in scores {
        let row = match rows.last() {
            Some(before) => [0, 1, 2, 3].map(|part| scores[part] + best_before(before, part).1),
            None => *scores,
        };
        rows.push(row);
    }
    let Some(last) = rows.last() else {
        return Vec::new();
    };
    let mut part = best_of(*last).0;
    let mut parts = vec![part];
    for row in rows.iter().rev().skip(1) {
        part = best_before(row, part).0;
        parts.push(part);
    }
    parts.reverse();
    parts
}

/// The best part before `part`, and its score; the earliest where several are equal.
fn best_before(row: &[i32; 4], part: usize) -> (usize, i32) {
    let cost = |before: usize| match before.cmp(&part) {
        std::cmp::Ordering::Less => speech::LIMITS.act,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => 2 * speech::LIMITS.act,
    };
    best_of([0, 1, 2, 3].map(|before| row[before] - cost(before)))
}

fn best_of(row: [i32; 4]) -> (usize, i32) {
    let mut best = (0, row[0]);
    for (part, score) in row.into_iter().enumerate() {
        if score > best.1 {
            best = (part, score);
        }
    }
    best
}

/// How much of an answer comes before half of the words that only the Actions have are said, in per cent.
fn before_half_of_actions(pieces: &[Piece]) -> usize {
    let all: usize = pieces.iter().map(|piece| piece.own_words_of_actions).sum();
    let words: usize = pieces.iter().map(|piece| piece.words).sum();
    let mut said = 0;
    let before = pieces.iter().take_while(|piece| {
        said += piece.own_words_of_actions;
        said * 2 < all
    });
    before.map(|piece| piece.words).sum::<usize>() * 100 / words.max(1)
}

fn shares(pieces: &[Piece]) -> [usize; 4] {
    let mut words = [0; 4];
    for piece in pieces {
        words[piece.part] += piece.words;
    }
    let all: usize = words.iter().sum::<usize>().max(1);
    words.map(|words| words * 100 / all)
}

/// Where the sentences are, long ones in pieces.
fn pieces(said: &Utterance<'_>, lexicon: &Lexicon, speaking: Speaking) -> Vec<Range<usize>> {
    let count = |range: Range<usize>| spoken_words(&said.text[range], speaking);
    let goes_on = lexicon.phrases.going_on.find(said);
    let mut turns = goes_on.iter().map(|range| range.start).peekable();
    let mut pieces = Vec::new();
    for sentence in sentences(&said.text) {
        let mut words_left = count(sentence.clone());
        let is_long = words_left > LIMITS.longest_piece;
        let (mut start, mut at, mut words) = (sentence.start, sentence.start, 0);
        while let Some(turn) = turns.next_if(|turn| *turn < sentence.end) {
            let words_between = count(at..turn.max(at));
            words += words_between;
            words_left = words_left.saturating_sub(words_between);
            at = turn.max(at);
            if is_long && words.min(words_left) >= LIMITS.shortest_piece {
                pieces.push(start..turn);
                (start, words) = (turn, 0);
            }
        }
        pieces.push(start..sentence.end);
    }
    pieces
}

/// Where the sentences are; blank lines end them, too.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let paragraphs = text.split("\n\n").scan(0, |start, paragraph| {
        let range = *start..*start + paragraph.len();
        *start = range.end + "\n\n".len();
        Some(range)
    });
    paragraphs.flat_map(|paragraph| {
        let start = paragraph.start;
        let sentences = sentence_ranges(&text[paragraph]);
        sentences.map(move |sentence| start + sentence.start..start + sentence.end)
    })
}
