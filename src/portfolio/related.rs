//! Finds the stories that are near a question without covering it.
//!
//! A story is near when it shares tags with the question's guide, or covers other questions of
//! the same competency. Shared tags count double: they were chosen for what the story is about.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answer::Answer;
use super::competency::Competency;
use super::tag::Tag;
use super::{QuestionId, StoryId};

/// How many neighbours a question names at most. More would not be read in a hurry.
const MOST: usize = 5;

/// For each question its neighbours, the nearest first.
pub(super) fn by_question(
    answers: &[Vec<Answer>],
    competencies: &[Competency],
    tags: &[Tag],
) -> Vec<Vec<StoryId>> {
    let mut related = vec![Vec::new(); answers.len()];
    for competency in competencies {
        // Questions without a competency have only that in common.
        let coverage = if competency.name.is_some() {
            &competency.coverage[..]
        } else {
            &[]
        };
        for question in &competency.questions {
            related[question.0] = nearest(*question, &answers[question.0], coverage, tags);
        }
    }
    related
}

fn nearest(
    question: QuestionId,
    answers: &[Answer],
    coverage: &[(StoryId, usize)],
    tags: &[Tag],
) -> Vec<StoryId> {
    let is_answer = |story: StoryId| answers.iter().any(|answer| answer.story == story);
    let mut nearness: BTreeMap<StoryId, usize> = BTreeMap::new();
    for tag in tags.iter().filter(|tag| tag.questions.contains(&question)) {
        for story in &tag.stories {
            *nearness.entry(*story).or_default() += 2;
        }
    }
    // Where tags say nothing, the first few of the competency are the nearest already.
    let enough = if nearness.is_empty() {
        MOST + answers.len()
    } else {
        coverage.len()
    };
    for (story, count) in coverage.iter().take(enough) {
        *nearness.entry(*story).or_default() += count;
    }
    let mut stories: Vec<(Reverse<usize>, StoryId)> = nearness
        .into_iter()
        .filter(|(story, _)| !is_answer(*story))
        .map(|(story, nearness)| (Reverse(nearness), story))
        .collect();
    stories.sort_unstable();
    stories.truncate(MOST);
    stories.into_iter().map(|(_, story)| story).collect()
}
