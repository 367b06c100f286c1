//! What can be found: the questions by what they mean and by their words, the stories by their own words.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Config;
use crate::portfolio::{Portfolio, QuestionId};
use crate::sheet::Sheet;

use super::closeness::mean_of_nearest;
use super::direction::{DIMENSIONS, Direction};
use super::intents::leaning;
use super::interviews::InterviewWords;
use super::limits::LIMITS;
use super::reading::{Reading, is_word};
use super::story_words::StoryWords;

/// Some questions are near everything: so much of how near they are to the ways of asking is taken off.
const SHARE_OF_BIAS: f64 = 0.5;

/// So many of the nearest ways of asking tell how near a question is to everything.
const NEIGHBOURS_OF_BIAS: usize = 20;

/// The greatest whole number of a direction: finer steps find no better and make the site's index larger.
const GREATEST_STEP: f64 = 31.0;

/// What an index is made from.
#[derive(Debug, Clone, Copy)]
pub struct IndexSource<'a> {
    /// All stories and questions, linked.
    pub portfolio: &'a Portfolio,
    /// The sheet of each story, in the portfolio's order.
    pub sheets: &'a [Arc<Sheet>],
    /// The settings.
    pub config: &'a Config,
}

/// What can be found.
pub struct Index {
    pub(super) reading: Reading,
    pub(super) questions: Vec<IndexedQuestion>,
    pub(super) stories: StoryWords,
    /// The interviews, in the portfolio's order.
    pub(super) interviews: Vec<InterviewWords>,
    /// What a number of a question's direction is worth.
    pub(super) step: f64,
    /// Every stem of the questions, the stories, the interviews and the synonyms.
    pub(super) own_words: BTreeSet<String>,
}

/// A question as it is found.
#[derive(Debug)]
pub(super) struct IndexedQuestion {
    pub(super) id: QuestionId,
    /// The tokens of each of its spellings.
    pub(super) spellings: Vec<BTreeSet<String>>,
    /// What it means, in the index's steps.
    pub(super) direction: [i8; DIMENSIONS],
    /// What is taken off, in whole [`SearchLimits::parts_of_bias`](super::limits::SearchLimits).
    pub(super) bias: f64,
}

impl Index {
    /// What of a portfolio can be found.
    pub fn of(source: IndexSource<'_>) -> Self {
        let IndexSource {
            portfolio,
            sheets,
            config,
        } = source;
        let reading = Reading::new(&config.language, &config.search.same);
        let directions: Vec<Direction> = portfolio
            .questions()
            .map(|(_, question)| leaning(&reading.meaning_of_all(question.spellings())))
            .collect();
        let step = step(&directions);
        let questions = portfolio.questions().zip(&directions);
        let questions = questions.map(|((id, question), direction)| IndexedQuestion {
            id,
            spellings: question
                .spellings()
                .map(|text| reading.keys(text).collect())
                .collect(),
            direction: direction.bytes(step),
            bias: bias(direction),
        });
        let questions: Vec<IndexedQuestion> = questions.collect();
        let stories = StoryWords::of(portfolio, sheets, &reading);
        let interviews = portfolio.interviews.iter();
        let interviews = interviews.map(|it| InterviewWords::of(&it.said, &reading));
        let interviews: Vec<InterviewWords> = interviews.collect();
        let of_questions = questions.iter().flat_map(|it| &it.spellings).flatten();
        let of_questions = of_questions.filter(|key| is_word(key));
        let own_words = of_questions
            .chain(stories.words())
            .chain(interviews.iter().flat_map(InterviewWords::words))
            .chain(reading.synonyms.words());
        let own_words = own_words.cloned();
        Self {
            own_words: own_words.collect(),
            reading,
            questions,
            stories,
            interviews,
            step,
        }
    }
}

fn bias(direction: &Direction) -> f64 {
    if *direction == Direction::NOWHERE {
        return 0.0;
    }
    let near = mean_of_nearest(direction, NEIGHBOURS_OF_BIAS);
    (near * SHARE_OF_BIAS * LIMITS.parts_of_bias).round()
}

/// What a whole number of a direction is worth, so that the greatest of all is [`GREATEST_STEP`].
fn step(directions: &[Direction]) -> f64 {
    let numbers = directions.iter().flat_map(|direction| direction.0);
    let greatest = numbers.fold(0.0, |greatest: f64, number| greatest.max(number.abs()));
    if greatest == 0.0 {
        1.0
    } else {
        greatest / GREATEST_STEP
    }
}
