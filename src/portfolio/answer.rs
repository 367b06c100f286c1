//! Puts the stories that answer a question in order, the best first.
//!
//! The best story is the one to reach for when the question has just been asked:
//! 1. a story that can be told (all four parts and a script) before one that is unfinished;
//! 2. one with which the question was answered well in an interview, and last one with which it went badly;
//! 3. one with an angle for this question: its author has thought about opening it here;
//! 4. one that names the question earlier among those it covers: its author thinks of it first;
//! 5. one without open gaps;
//! 6. the newer one;
//! 7. by title.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use crate::content::Story;

use super::gather::Gathered;
use super::{Covered, QuestionId, StoryId};

/// A story that answers a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The story.
    pub story: StoryId,
    /// How to open it for this question.
    pub angle: Option<String>,
}

/// For each question the stories that cover it, the best first.
///
/// `stories` are in the portfolio's order, so that a later id means an older story or a later title.
/// `outcomes` say how often a question was answered with a story well, less how often badly.
pub(super) fn by_question(
    stories: &[Arc<Story>],
    gathered: &Gathered,
    outcomes: &HashMap<(QuestionId, StoryId), i64>,
) -> Vec<Vec<Answer>> {
    let mut found: Vec<Vec<(usize, StoryId, &Covered)>> = Vec::new();
    found.resize_with(gathered.asked.len(), Vec::new);
    for (index, covers) in gathered.covers.iter().enumerate() {
        for (place, covered) in covers.iter().enumerate() {
            found[covered.question.0].push((place, StoryId(index), covered));
        }
    }
    let is_ready: Vec<bool> = stories.iter().map(|story| story.is_ready()).collect();
    let has_gaps: Vec<bool> = stories.iter().map(|story| !story.gaps.is_empty()).collect();
    found
        .into_iter()
        .map(|mut answers| {
            let went = |id, covered: &Covered| outcomes.get(&(covered.question, id)).copied();
            answers.sort_by_key(|(place, id, covered)| {
                (
                    Reverse(is_ready[id.0]),
                    Reverse(went(*id, covered).unwrap_or_default()),
                    Reverse(covered.angle.is_some()),
                    *place,
                    has_gaps[id.0],
                    *id,
                )
            });
            answers
                .into_iter()
                .map(|(_, story, covered)| Answer {
                    story,
                    angle: covered.angle.clone(),
                })
                .collect()
        })
        .collect()
}
