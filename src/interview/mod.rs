//! Decides what is expected in each round of an interview, and which story is told there for which question.
//!
//! A round gets the questions that are sure to be asked in it, one for each story that its author wants to
//! tell, and, as far as its minutes go, the likely ones of its competencies.

mod assignment;
mod likelihood;
mod on_paper;

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::portfolio::{LinkedInterview, LinkedRound, Portfolio, QuestionId, StoryId};
use crate::record::Moment;

pub use assignment::{Slot, assign};
pub use on_paper::{InterviewOnPaper, QuestionOnPaper, RoundOnPaper, StoryOnPaper};

use likelihood::Likelihood;

/// How many minutes of a round one question takes, with what is asked after it: five or six questions are
/// usual in a round of 45 to 60 minutes.
const MINUTES_OF_QUESTION: u32 = 9;

/// An interview, planned.
#[derive(Debug, Clone)]
pub struct InterviewPlan {
    /// Its rounds, in the author's order.
    pub rounds: Vec<RoundPlan>,
}

/// A round, planned.
#[derive(Debug, Clone)]
pub struct RoundPlan {
    /// When it begins, as far as that is known.
    pub begins: Option<Moment>,
    /// What is expected in it, in order.
    pub expected: Vec<ExpectedQuestion>,
    /// A story that is told in no round and fits this one best.
    pub reserve: Option<StoryId>,
}

/// A question that is expected, and the story that is told for it.
#[derive(Debug, Clone)]
pub struct ExpectedQuestion {
    /// The question; `None` where the author wants to tell a story that covers none.
    pub question: Option<QuestionId>,
    /// The story; `None` where none answers the question.
    pub story: Option<StoryId>,
    /// Whether the author has chosen the story.
    pub is_chosen: bool,
    /// Whether it is told before, here or in an earlier round.
    pub is_repeated: bool,
    /// Where no story answers it: the one that could be bent to it most easily.
    pub nearest: Option<StoryId>,
}

impl InterviewPlan {
    /// Everything that is expected, round after round.
    pub fn expected(&self) -> impl Iterator<Item = &ExpectedQuestion> {
        self.rounds.iter().flat_map(|round| &round.expected)
    }

    /// The stories in the order in which they are first told.
    pub fn stories(&self) -> Vec<StoryId> {
        let mut seen = HashSet::new();
        let stories = self.expected().filter_map(|it| it.story);
        stories.filter(|story| seen.insert(*story)).collect()
    }

    /// The questions without a story, in order.
    pub fn uncovered(&self) -> impl Iterator<Item = &ExpectedQuestion> {
        self.expected().filter(|it| it.story.is_none())
    }
}

/// A question of a round, before it has a story.
struct Open {
    question: Option<QuestionId>,
    chosen: Option<StoryId>,
}

/// Plans each interview of a portfolio, in its order.
pub fn plans(portfolio: &Portfolio) -> Vec<InterviewPlan> {
    let interviews = portfolio.interviews.iter();
    interviews.map(|it| plan(portfolio, it)).collect()
}

/// Plans an interview. The same portfolio gives the same plan.
pub fn plan(portfolio: &Portfolio, interview: &LinkedInterview) -> InterviewPlan {
    let rounds = questions_of_rounds(portfolio, interview);
    let slots: Vec<Slot> = rounds
        .iter()
        .flatten()
        .map(|it| slot(portfolio, it))
        .collect();
    let mut assigned = assign(&slots).into_iter();
    let mut told: HashSet<StoryId> = HashSet::new();
    let expected = rounds.into_iter().map(|round| {
        let expected = round.into_iter().map(|open| {
            let story = assigned.next().flatten();
            ExpectedQuestion {
                question: open.question,
                story,
                is_chosen: open.chosen.is_some(),
                is_repeated: story.is_some_and(|story| !told.insert(story)),
                nearest: None,
            }
        });
        expected.collect()
    });
    let mut expected: Vec<Vec<ExpectedQuestion>> = expected.collect();
    for it in expected
        .iter_mut()
        .flatten()
        .filter(|it| it.story.is_none())
    {
        it.nearest = it.question.and_then(|it| nearest(portfolio, it, &told));
    }
    let mut reserved = told;
    let begins = begins(interview);
    let rounds = interview.rounds.iter().zip(expected).zip(begins);
    let rounds = rounds.map(|((round, expected), begins)| {
        let reserve = reserve(portfolio, round, &expected, &reserved);
        reserved.extend(reserve);
        RoundPlan {
            begins,
            expected,
            reserve,
        }
    });
    InterviewPlan {
        rounds: rounds.collect(),
    }
}

fn slot(portfolio: &Portfolio, open: &Open) -> Slot {
    let answers = open.question.map(|id| &portfolio.question(id).answers);
    let candidates = answers.into_iter().flatten().map(|answer| answer.story);
    Slot {
        candidates: candidates.collect(),
        chosen: open.chosen,
    }
}

/// What each round asks. No question is expected twice, unless its author says so.
fn questions_of_rounds(portfolio: &Portfolio, interview: &LinkedInterview) -> Vec<Vec<Open>> {
    let sure = interview.rounds.iter().flat_map(|round| &round.questions);
    let mut taken: HashSet<QuestionId> = sure.map(|(question, _)| *question).collect();
    let likely = Likelihood {
        portfolio,
        interview,
    };
    let rounds = interview.rounds.iter().zip(&interview.said.rounds);
    let rounds = rounds.map(|(round, said)| {
        let sure = round.questions.iter().map(|(question, story)| Open {
            question: Some(*question),
            chosen: *story,
        });
        let mut asked: Vec<Open> = sure.collect();
        for story in &round.stories {
            let question = question_for(portfolio, round, *story, &taken);
            taken.extend(question);
            asked.push(Open {
                question,
                chosen: Some(*story),
            });
        }
        let room = usize::try_from(said.minutes / MINUTES_OF_QUESTION).unwrap_or(usize::MAX);
        let room = room.max(1).saturating_sub(asked.len());
        let likely = likely.questions(round, &taken).into_iter().take(room);
        asked.extend(likely.map(|question| Open {
            question: Some(question),
            chosen: None,
        }));
        taken.extend(asked.iter().filter_map(|it| it.question));
        asked
    });
    rounds.collect()
}

/// The question for which a chosen story is told: one of the round's competencies, else the one that its
/// author thinks of first.
fn question_for(
    portfolio: &Portfolio,
    round: &LinkedRound,
    story: StoryId,
    taken: &HashSet<QuestionId>,
) -> Option<QuestionId> {
    let covers = || portfolio.covers[story.0].iter().map(|it| it.question);
    let is_of_round = |id: &QuestionId| {
        round
            .competencies
            .contains(&portfolio.question(*id).competency)
    };
    let mut free = covers().filter(|it| !taken.contains(it));
    let of_round = covers().filter(|it| !taken.contains(it)).find(is_of_round);
    of_round.or_else(|| free.next()).or_else(|| covers().next())
}

/// The story that could be bent to a question most easily: the nearest one, if possible one that is not told
/// anyway.
fn nearest(portfolio: &Portfolio, id: QuestionId, told: &HashSet<StoryId>) -> Option<StoryId> {
    let related = &portfolio.question(id).related;
    let free = related.iter().find(|story| !told.contains(story));
    free.or(related.first()).copied()
}

/// The story to have in reserve: of those that are told nowhere, one that can be told before one that is
/// unfinished, and the one that covers most questions of what the round is about.
fn reserve(
    portfolio: &Portfolio,
    round: &LinkedRound,
    expected: &[ExpectedQuestion],
    taken: &HashSet<StoryId>,
) -> Option<StoryId> {
    let asked = expected.iter().filter_map(|it| it.question);
    let asked = asked.map(|id| portfolio.question(id).competency);
    let about: HashSet<usize> = round.competencies.iter().copied().chain(asked).collect();
    let covered = |story: StoryId| {
        let covers = portfolio.covers[story.0].iter();
        let competencies = covers.map(|it| portfolio.question(it.question).competency);
        competencies.filter(|it| about.contains(it)).count()
    };
    let stories = portfolio.stories().map(|(id, _)| id);
    let free = stories.filter(|id| !taken.contains(id) && covered(*id) > 0);
    free.min_by_key(|id| (!portfolio.lacks[id.0].is_empty(), Reverse(covered(*id))))
}

/// When each round begins: as it says itself, else when the one before is over.
fn begins(interview: &LinkedInterview) -> Vec<Option<Moment>> {
    let mut next = interview.said.date.as_ref().map(|date| date.value.clone());
    let rounds = interview.said.rounds.iter().map(|round| {
        let own = round.date.as_ref().map(|date| date.value.clone());
        let begins = own.or(next.take());
        next = begins.clone().map(|it| Moment {
            time: it.time.and_then(|time| time.later(round.minutes)),
            ..it
        });
        begins
    });
    rounds.collect()
}
