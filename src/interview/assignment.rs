//! Decides which story is told for which question, so that none is told twice where that can be avoided.
//!
//! Every question that has stories gets one of them. Of all ways to do so the best one is taken, and that is
//! the one with, the more important first:
//! 1. the fewest repetitions: a story that is told n times makes n − 1 of them;
//! 2. the most even ones: two stories told twice rather than one told three times;
//! 3. the strongest stories: the smallest sum of their places among the stories of their questions;
//! 4. the strongest stories first: the same sum, in which an earlier question weighs more;
//! 5. stories that come first in the portfolio, an earlier question weighing more again.
//!
//! What is still equal falls as the method has it, which is the same every time. The method is that of Kuhn and
//! Munkres (the Hungarian method): one row for each question, one column for the first, the second and every
//! further telling of a story.

use std::collections::{BTreeMap, HashMap};

use pathfinding::kuhn_munkres::kuhn_munkres_min;
use pathfinding::matrix::Matrix;

use crate::portfolio::StoryId;

/// A question that is to be answered.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The stories that answer it, the best first.
    pub candidates: Vec<StoryId>,
    /// The story that its author has chosen, whether it is among the others or not.
    pub chosen: Option<StoryId>,
}

/// One telling of a story: the first, the second, and so on, counted from 0.
struct Telling {
    story: StoryId,
    before: usize,
}

/// For each question its story; `None` where it has none.
pub fn assign(slots: &[Slot]) -> Vec<Option<StoryId>> {
    let mut assigned: Vec<Option<StoryId>> = slots.iter().map(|slot| slot.chosen).collect();
    let is_open = |slot: &Slot| slot.chosen.is_none() && !slot.candidates.is_empty();
    let open: Vec<usize> = (0..slots.len()).filter(|it| is_open(&slots[*it])).collect();
    if open.is_empty() {
        return assigned;
    }
    let tellings = tellings(slots, &open);
    let scale = Scale::of(slots);
    let costs = Matrix::from_fn(open.len(), tellings.len(), |(row, column)| {
        scale.cost(slots, open[row], &tellings[column])
    });
    let (_, columns) = kuhn_munkres_min(&costs);
    for (slot, column) in open.into_iter().zip(columns) {
        assigned[slot] = Some(tellings[column].story);
    }
    assigned
}

/// Every telling of every story that the open questions could need, after those that are chosen.
fn tellings(slots: &[Slot], open: &[usize]) -> Vec<Telling> {
    let mut chosen: HashMap<StoryId, usize> = HashMap::new();
    for story in slots.iter().filter_map(|slot| slot.chosen) {
        *chosen.entry(story).or_default() += 1;
    }
    let mut wanted: BTreeMap<StoryId, usize> = BTreeMap::new();
    for story in open.iter().flat_map(|slot| &slots[*slot].candidates) {
        *wanted.entry(*story).or_default() += 1;
    }
    let tellings = wanted.into_iter().flat_map(|(story, count)| {
        let told = chosen.get(&story).copied().unwrap_or_default();
        (told..told + count).map(move |before| Telling { story, before })
    });
    tellings.collect()
}

/// How much each aim weighs: more than all that a less important one can ever come to.
struct Scale {
    repetition: i128,
    evenness: i128,
    strength: i128,
    strength_first: i128,
    /// The cost of a story that does not answer the question.
    impossible: i128,
}

impl Scale {
    fn of(slots: &[Slot]) -> Self {
        let count = slots.len();
        let candidates = slots.iter().flat_map(|slot| &slot.candidates);
        let highest = candidates.map(|story| story.0).max().unwrap_or_default();
        let most = slots.iter().map(|slot| slot.candidates.len()).max();
        let most = most.unwrap_or_default();
        let strength_first = number(count * count * highest) + 1;
        let strength = strength_first * (number(count * count * most) + 1);
        let evenness = strength * (number(count * most) + 1);
        let repetition = evenness * (number(count * count) + 1);
        Self {
            repetition,
            evenness,
            strength,
            strength_first,
            impossible: repetition * (number(count) + 1),
        }
    }

    fn cost(&self, slots: &[Slot], slot: usize, telling: &Telling) -> i128 {
        let mut candidates = slots[slot].candidates.iter();
        let Some(place) = candidates.position(|it| *it == telling.story) else {
            return self.impossible;
        };
        let is_repetition = i128::from(telling.before > 0);
        let weight = number(slots.len() - slot);
        is_repetition * self.repetition
            + number(telling.before) * self.evenness
            + number(place) * self.strength
            + weight * number(place) * self.strength_first
            + weight * number(telling.story.0)
    }
}

fn number(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}
