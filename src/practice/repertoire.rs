//! Everything that can be practised, as the page has it.

use std::sync::Arc;

use serde::Serialize;

use crate::config::Config;
use crate::interview::InterviewPlan;
use crate::portfolio::Portfolio;
use crate::sheet::Sheet;
use crate::speech::Lexicon;

use super::interview::{InterviewToPractise, is_practised};
use super::limits::{LIMITS, Limits};
use super::question::QuestionToAsk;
use super::story::StoryToTell;
use super::wording::{Wording, keywords};

/// What a repertoire is made from.
#[derive(Debug, Clone, Copy)]
pub struct RepertoireSource<'a> {
    /// All stories and questions, linked.
    pub portfolio: &'a Portfolio,
    /// The sheet of each story, in the portfolio's order.
    pub sheets: &'a [Arc<Sheet>],
    /// The plan of each interview, in the portfolio's order.
    pub interviews: &'a [InterviewPlan],
    /// The settings.
    pub config: &'a Config,
    /// What the language of the site says.
    pub lexicon: &'a Lexicon,
}

/// Everything that can be practised.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Repertoire<'a> {
    /// The language of the site, as in `en`.
    pub language: &'a str,
    /// How long an answer should take, in seconds.
    pub target_seconds: u32,
    /// The pace of speaking, in words per minute.
    pub words_per_minute: u32,
    /// The pace in scripts without blanks between words.
    pub characters_per_minute: u32,
    /// From where on something is worth saying.
    pub limits: Limits,
    /// The questions, in the portfolio's order.
    pub questions: Vec<QuestionToAsk<'a>>,
    /// The stories, in the portfolio's order.
    pub stories: Vec<StoryToTell<'a>>,
    /// The interviews that can be practised, in the portfolio's order; none on a site for others.
    pub interviews: Vec<InterviewToPractise<'a>>,
}

impl<'a> Repertoire<'a> {
    /// What of a portfolio can be practised.
    pub fn of(source: RepertoireSource<'a>) -> Self {
        let RepertoireSource {
            portfolio,
            sheets,
            interviews,
            config,
            lexicon,
        } = source;
        let questions = portfolio.questions();
        let questions = questions.map(|(id, _)| QuestionToAsk::of(portfolio, id, lexicon));
        let wordings = portfolio.stories().zip(sheets);
        let wordings: Vec<Wording> = wordings
            .map(|((_, story), sheet)| Wording::of(story, sheet, lexicon))
            .collect();
        let words = wordings.iter().zip(keywords(&wordings));
        let stories = portfolio.stories().zip(sheets).zip(words);
        let stories = stories.map(|(((id, _), sheet), (wording, keywords))| {
            StoryToTell::of(portfolio, id, sheet, lexicon, wording, keywords)
        });
        let interviews = portfolio.interviews.iter().zip(interviews);
        let interviews = interviews.filter(|(it, plan)| is_practised(it, plan));
        let interviews = interviews.map(|(it, plan)| InterviewToPractise::of(portfolio, it, plan));
        let speaking = config.speaking;
        Self {
            language: &config.language,
            target_seconds: speaking.target_seconds,
            words_per_minute: speaking.words_per_minute,
            characters_per_minute: speaking.characters_per_minute,
            limits: LIMITS,
            questions: questions.collect(),
            stories: stories.collect(),
            interviews: interviews.collect(),
        }
    }
}
