//! Which questions somebody may mean, and which stories they name.

use std::collections::{BTreeMap, BTreeSet};

use crate::portfolio::{QuestionId, StoryId};

use super::direction::Direction;
use super::index::{Index, IndexedQuestion};
use super::interviews::FoundInterview;
use super::limits::LIMITS;
use super::query::{Query, Term};

/// What was found.
#[derive(Debug, Default)]
pub struct Ranking {
    /// The questions, the best first; none where no word of the query is understood.
    pub questions: Vec<FoundQuestion>,
    /// The stories that are found by their own words, the best first.
    pub stories: Vec<FoundStory>,
    /// The interviews that have all of it, those first whose company it names.
    pub interviews: Vec<FoundInterview>,
    /// The words that were mended or completed: as typed, and what each was taken for.
    pub taken_for: Vec<(String, Vec<String>)>,
}

impl Ranking {
    /// Whether the best question is likely one that was meant.
    pub fn is_sure(&self) -> bool {
        let best = self.questions.first();
        best.is_some_and(|it| it.score >= LIMITS.least_score)
    }
}

/// A question that may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundQuestion {
    /// Which question.
    pub id: QuestionId,
    /// How well it fits: about 1 where it was asked word for word, about 0 where nothing speaks for it.
    pub score: f64,
}

/// A story that has what was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundStory {
    /// Which story.
    pub id: StoryId,
    /// How much of what was typed it has, from 0 to 1, rare words first.
    pub share: f64,
    /// Whether one of the words means nothing in general and is in hardly any other story: a name, a figure.
    pub is_named: bool,
}

/// What speaks for a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// A word or phrase as it was typed.
    pub typed: String,
    /// What its meaning adds to the score.
    pub meaning: f64,
    /// Whether the question has it, too.
    pub is_shared: bool,
}

impl Index {
    /// What somebody may mean who types `text`.
    pub fn rank(&self, text: &str) -> Ranking {
        let query = Query::new(text, self);
        let taken_for = query.terms.iter().filter_map(Term::taken_for);
        Ranking {
            questions: self.questions_for(&query),
            stories: self.stories_for(&query),
            interviews: self.interviews_for(&query),
            taken_for: taken_for.collect(),
        }
    }

    fn questions_for(&self, query: &Query) -> Vec<FoundQuestion> {
        let direction = query.direction();
        let found = self.questions.iter().map(|question| FoundQuestion {
            id: question.id,
            score: self.score(question, query, &direction),
        });
        let mut found: Vec<FoundQuestion> = found.collect();
        let is_understood = |question: &IndexedQuestion| question.share(query) > 0.0;
        if direction == Direction::NOWHERE && !self.questions.iter().any(is_understood) {
            return Vec::new();
        }
        found.sort_by(|left, right| right.score.total_cmp(&left.score));
        found
    }

    /// How well a question fits. Where nothing that was typed means anything, as in other languages, words are all there
    /// is, and count fully.
    fn score(&self, question: &IndexedQuestion, query: &Query, direction: &Direction) -> f64 {
        let share = question.share(query);
        if *direction == Direction::NOWHERE {
            return share;
        }
        let near = Direction::from_bytes(&question.direction).dot(direction) * self.step;
        near - question.bias / LIMITS.parts_of_bias + LIMITS.share_of_words * share
    }

    fn stories_for(&self, query: &Query) -> Vec<FoundStory> {
        let mut points: BTreeMap<StoryId, f64> = BTreeMap::new();
        let mut named: BTreeSet<StoryId> = BTreeSet::new();
        let mut all = 0.0;
        for term in query.terms.iter().filter(|term| !term.is_phrase()) {
            let with: BTreeSet<StoryId> = term
                .keys
                .iter()
                .flat_map(|key| self.stories.with(key))
                .copied()
                .collect();
            let rarity = self.stories.rarity(with.len());
            all += rarity;
            let means_nothing = term.direction.is_none() || term.is_figure();
            if means_nothing && (1..=LIMITS.most_named).contains(&with.len()) {
                named.extend(&with);
            }
            for story in with {
                *points.entry(story).or_default() += rarity;
            }
        }
        let found = points.into_iter().map(|(id, points)| FoundStory {
            id,
            share: points / all,
            is_named: named.contains(&id),
        });
        let mut found: Vec<FoundStory> = found
            .filter(|it| it.is_named || it.share >= LIMITS.least_of_story)
            .collect();
        found.sort_by(|left, right| right.share.total_cmp(&left.share));
        found
    }

    /// What speaks for a question where `text` was typed, what says most first.
    pub fn reasons(&self, text: &str, id: QuestionId) -> Vec<Reason> {
        let query = Query::new(text, self);
        let question = &self.questions[id.0];
        let terms = query.terms.iter();
        let all: Direction = terms.clone().filter_map(|term| term.direction).sum();
        let length = all.length();
        let reasons = terms.map(|term| Reason {
            typed: term.typed.clone(),
            meaning: term.direction.as_ref().map_or(0.0, |direction| {
                Direction::from_bytes(&question.direction).dot(direction) * self.step / length
            }),
            is_shared: question
                .spellings
                .iter()
                .any(|spelling| term.is_in(spelling)),
        });
        let mut reasons: Vec<Reason> = reasons.collect();
        reasons.sort_by(|left, right| right.meaning.total_cmp(&left.meaning));
        reasons
    }
}

impl IndexedQuestion {
    /// How many words the query and a spelling of the question share, at best, from 0 to 1.
    fn share(&self, query: &Query) -> f64 {
        let shares = self.spellings.iter().map(|spelling| {
            let shared = query
                .terms
                .iter()
                .filter(|term| term.is_in(spelling))
                .count();
            let all = spelling.len() * query.terms.len();
            if all == 0 {
                0.0
            } else {
                count(shared) / count(all).sqrt()
            }
        });
        shares.fold(0.0, f64::max)
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
