//! Which questions are likely in a round.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::portfolio::{LinkedInterview, LinkedRound, Portfolio, QuestionId};

/// How likely questions are in one interview.
pub(super) struct Likelihood<'a> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) interview: &'a LinkedInterview,
}

impl Likelihood<'_> {
    /// The likely questions of a round, without those that are taken: one of each of its competencies, then a
    /// second of each, and so on. A round that names nothing at all may ask whatever there is.
    pub(super) fn questions(
        &self,
        round: &LinkedRound,
        taken: &HashSet<QuestionId>,
    ) -> Vec<QuestionId> {
        let is_silent =
            round.competencies.is_empty() && round.questions.is_empty() && round.stories.is_empty();
        let competencies: Vec<usize> = if is_silent {
            (0..self.portfolio.competencies.len()).collect()
        } else {
            round.competencies.clone()
        };
        let groups = competencies.into_iter().map(|it| {
            let mut questions = self.of_competency(it);
            questions.retain(|it| !taken.contains(it));
            questions
        });
        let groups: Vec<Vec<QuestionId>> = groups.collect();
        let turns = groups.iter().map(Vec::len).max().unwrap_or_default();
        let of_turn = |turn| {
            groups
                .iter()
                .filter_map(move |group| group.get(turn).copied())
        };
        (0..turns).flat_map(of_turn).collect()
    }

    /// The questions of a competency that are expected in this interview: first those that were asked in
    /// others, the most often asked first, then those of its own banks, then all others in their order.
    fn of_competency(&self, competency: usize) -> Vec<QuestionId> {
        let questions = self.portfolio.competencies[competency].questions.iter();
        let mut expected: Vec<QuestionId> = questions
            .copied()
            .filter(|it| self.is_expected(*it))
            .collect();
        expected.sort_by_key(|id| {
            (
                Reverse(self.portfolio.times_asked(*id)),
                !self.is_of_bank(*id),
            )
        });
        expected
    }

    fn is_expected(&self, id: QuestionId) -> bool {
        self.portfolio.question(id).is_general || self.is_of_bank(id)
    }

    fn is_of_bank(&self, id: QuestionId) -> bool {
        let mut banks = self.portfolio.question(id).banks.iter();
        banks.any(|bank| self.interview.has_bank(bank))
    }
}
