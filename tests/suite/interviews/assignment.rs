//! Which story is told for which question, held against all ways there are.

use std::collections::BTreeMap;

use proptest::prelude::*;
use starling::testing::interview::{Slot, assign};
use starling::testing::portfolio::StoryId;

/// What is to be small, the more important first: questions without one of their stories, repetitions, their
/// unevenness, the places of the stories, the same with earlier questions weighing more, and the places of
/// the stories in the portfolio.
type Cost = (usize, usize, usize, usize, usize, usize);

fn cost(slots: &[Slot], assigned: &[Option<StoryId>]) -> Cost {
    let mut told: BTreeMap<StoryId, usize> = BTreeMap::new();
    for story in assigned.iter().flatten() {
        *told.entry(*story).or_default() += 1;
    }
    let repetitions = told.values().map(|count| count - 1).sum();
    let unevenness = told.values().map(|count| count * (count - 1) / 2).sum();
    let (mut without, mut places, mut first, mut in_portfolio) = (0, 0, 0, 0);
    for (index, (slot, story)) in slots.iter().zip(assigned).enumerate() {
        let Some(story) = story else {
            without += usize::from(!slot.candidates.is_empty());
            continue;
        };
        if slot.chosen.is_some() {
            continue;
        }
        let weight = slots.len() - index;
        let place = slot.candidates.iter().position(|it| it == story);
        let place = place.expect("a story that answers the question");
        places += place;
        first += weight * place;
        in_portfolio += weight * story.0;
    }
    (
        without,
        repetitions,
        unevenness,
        places,
        first,
        in_portfolio,
    )
}

/// The smallest cost of all ways to give each question one of its stories.
fn least_cost(slots: &[Slot]) -> Cost {
    let mut ways: Vec<Vec<Option<StoryId>>> = vec![Vec::new()];
    for slot in slots {
        let choices: Vec<Option<StoryId>> = match slot.chosen {
            Some(story) => vec![Some(story)],
            None if slot.candidates.is_empty() => vec![None],
            None => slot.candidates.iter().copied().map(Some).collect(),
        };
        let longer = ways.iter().flat_map(|way| {
            let longer = choices.iter().map(|choice| {
                let mut way = way.clone();
                way.push(*choice);
                way
            });
            longer.collect::<Vec<_>>()
        });
        ways = longer.collect();
    }
    let costs = ways.iter().map(|way| cost(slots, way));
    costs.min().expect("there is always a way")
}

/// Up to six questions and five stories, in any order of strength, some of them chosen.
fn slots() -> impl Strategy<Value = Vec<Slot>> {
    let order = Just((0..5).collect::<Vec<usize>>()).prop_shuffle();
    let slot = (order, 0..=4_usize, prop::option::weighted(0.2, 0..5_usize));
    let slot = slot.prop_map(|(order, count, chosen)| Slot {
        candidates: order.into_iter().take(count).map(StoryId).collect(),
        chosen: chosen.map(StoryId),
    });
    prop::collection::vec(slot, 0..=6)
}

proptest! {
    #[test]
    fn no_other_way_is_better_than_the_one_that_is_taken(slots in slots()) {
        let assigned = assign(&slots);
        prop_assert_eq!(assigned.len(), slots.len());
        prop_assert_eq!(cost(&slots, &assigned), least_cost(&slots));
        prop_assert_eq!(assign(&slots), assigned, "it is the same every time");
    }
}

fn slot(candidates: &[usize]) -> Slot {
    Slot {
        candidates: candidates.iter().copied().map(StoryId).collect(),
        chosen: None,
    }
}

fn assigned(slots: &[Slot]) -> Vec<Option<usize>> {
    let stories = assign(slots).into_iter();
    stories.map(|story| story.map(|id| id.0)).collect()
}

#[test]
fn a_story_gives_way_where_another_question_has_no_other() {
    let slots = [slot(&[0, 1]), slot(&[0])];
    assert_eq!(assigned(&slots), [Some(1), Some(0)]);
}

#[test]
fn a_question_keeps_its_only_story_though_it_was_told_before() {
    let slots = [slot(&[0]), slot(&[0]), slot(&[])];
    assert_eq!(assigned(&slots), [Some(0), Some(0), None]);
}

#[test]
fn a_chosen_story_is_kept_and_not_told_again_elsewhere() {
    let chosen = Slot {
        chosen: Some(StoryId(0)),
        ..slot(&[1, 2])
    };
    assert_eq!(assigned(&[slot(&[0, 3]), chosen]), [Some(3), Some(0)]);
}

#[test]
fn the_earlier_question_gets_the_stronger_story() {
    let slots = [slot(&[7, 2]), slot(&[7, 2])];
    assert_eq!(assigned(&slots), [Some(7), Some(2)]);
}
