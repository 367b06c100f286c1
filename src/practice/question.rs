//! A question as it is practised: how it is asked, what answers it, and what is asked next.

use serde::Serialize;

use crate::content::Guide;
use crate::markdown::{Block, BlockKind};
use crate::naming::Topic;
use crate::portfolio::{Portfolio, QuestionId};
use crate::speech::{Lexicon, Phrases, Utterance};

/// A question that somebody is asked.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionToAsk<'a> {
    /// The name in addresses.
    pub id: &'a str,
    /// The question.
    pub text: &'a str,
    /// Other words for it.
    pub aliases: &'a [String],
    /// The group that it belongs to.
    pub competency: Option<&'a str>,
    /// The stories that answer it, the best first.
    pub stories: Vec<AnswerToGive<'a>>,
    /// Whether no story answers it; only its author knows.
    pub is_uncovered: bool,
    /// What makes an answer sound experienced.
    pub signals: Vec<String>,
    /// What spoils an answer.
    pub pitfalls: Vec<String>,
    /// What is likely asked next.
    pub follow_ups: Vec<String>,
    /// Whether it asks for something that went wrong.
    pub is_of_failure: bool,
    /// Whether its guide asks for what was changed for good, or it asks for an incident, which does.
    pub asks_for_change: bool,
}

/// A story that answers a question.
#[derive(Debug, Serialize)]
pub struct AnswerToGive<'a> {
    /// The story's name in addresses.
    pub slug: &'a str,
    /// How to open it for this question.
    pub angle: Option<&'a str>,
}

impl<'a> QuestionToAsk<'a> {
    /// Whether `text` is one of its spellings.
    pub fn is_asked_as(&self, text: &str) -> bool {
        self.text == text || self.aliases.iter().any(|alias| alias == text)
    }

    pub(super) fn of(portfolio: &'a Portfolio, id: QuestionId, lexicon: &Lexicon) -> Self {
        let question = portfolio.question(id);
        let guide = question.guide.as_deref();
        let points = |topic: Topic| guide.map(|guide| points(guide, topic)).unwrap_or_default();
        let (signals, pitfalls) = (points(Topic::Signals), points(Topic::Pitfalls));
        let phrases = &lexicon.phrases;
        let spellings = [&question.text].into_iter().chain(&question.aliases);
        let asks_for = |wanted: &Phrases| {
            let mut spellings = spellings.clone().map(Utterance::new);
            spellings.any(|text| wanted.are_in(&text))
        };
        let names_change = |text: &String| {
            let text = Utterance::new(text);
            phrases.lasting_change.are_in(&text)
        };
        let answers = question.answers.iter().map(|answer| AnswerToGive {
            slug: &portfolio.story(answer.story).body.slug,
            angle: answer.angle.as_deref(),
        });
        Self {
            id: &question.slug,
            text: &question.text,
            aliases: &question.aliases,
            competency: portfolio.competencies[question.competency].name.as_deref(),
            stories: answers.collect(),
            is_uncovered: portfolio.uncovered.contains(&id),
            follow_ups: points(Topic::FollowUps),
            is_of_failure: asks_for(&phrases.failure),
            asks_for_change: asks_for(&phrases.incident) || signals.iter().any(names_change),
            signals,
            pitfalls,
        }
    }
}

/// The points of a section, one for each item of its lists and each paragraph.
fn points(guide: &Guide, topic: Topic) -> Vec<String> {
    let blocks = guide
        .body
        .filled_section(topic)
        .into_iter()
        .flat_map(|it| &it.blocks);
    let is_told =
        |block: &&Block| !matches!(&block.kind, BlockKind::Other(prose) if prose.html.is_code());
    let lines = blocks.filter(is_told).flat_map(|block| {
        let text = block.text();
        let lines = text.lines();
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    });
    lines.filter(|line| !line.is_empty()).collect()
}
