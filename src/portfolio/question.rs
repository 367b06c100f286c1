//! A question, with everything that is known of it.

use std::sync::Arc;

use crate::content::Guide;
use crate::source::Span;
use crate::url::{UniqueNames, slug};

use super::answer::Answer;
use super::gather::QuestionDraft;
use super::{StoryId, slugs};

/// Something that an interviewer asks.
#[derive(Debug)]
pub struct Question {
    /// The question, in the guide's spelling, else the bank's, else that of the first story.
    pub text: String,
    /// Where that spelling is written.
    pub span: Span,
    /// The name in addresses.
    pub slug: String,
    /// The group that it belongs to, as an index into the portfolio's competencies.
    pub competency: usize,
    /// Other spellings of it.
    pub aliases: Vec<String>,
    /// The page about it.
    pub guide: Option<Arc<Guide>>,
    /// The names of the banks that have it, of those with a name.
    pub banks: Vec<String>,
    /// Whether it is expected wherever one goes: a bank without a name has it, a guide is about it, or a story
    /// covers it.
    pub is_general: bool,
    /// The stories that cover it, the best first.
    pub answers: Vec<Answer>,
    /// Stories that do not cover it but are near it, the nearest first.
    pub related: Vec<StoryId>,
}

impl Question {
    /// Every way in which it is written: its text, then its aliases.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let spellings = [&self.text].into_iter().chain(&self.aliases);
        spellings.map(String::as_str)
    }
}

/// Puts together what is known of each question.
pub(super) fn assemble(
    asked: Vec<QuestionDraft>,
    competencies: Vec<usize>,
    answers: Vec<Vec<Answer>>,
    related: Vec<Vec<StoryId>>,
) -> Vec<Question> {
    let slugs = names(&asked);
    let named = asked.into_iter().zip(slugs).zip(competencies);
    let known = named.zip(answers.into_iter().zip(related));
    known
        .map(
            |(((asked, slug), competency), (answers, related))| Question {
                span: asked.text.span,
                text: asked.text.value,
                slug,
                competency,
                aliases: asked.aliases,
                guide: asked.guide,
                banks: asked.banks,
                is_general: asked.is_general,
                answers,
                related,
            },
        )
        .collect()
}

/// The name of every question in addresses: a guide keeps its file's name, the others are
/// named for their words, with a number where that name is taken.
fn names(asked: &[QuestionDraft]) -> Vec<String> {
    let guides = asked.iter().filter_map(|it| it.guide.as_ref());
    let guides = guides.map(|guide| guide.body.slug.as_str());
    let mut names: UniqueNames = slugs::TAKEN.into_iter().chain(guides).collect();
    asked
        .iter()
        .map(|question| match &question.guide {
            Some(guide) => guide.body.slug.clone(),
            None => names.take(&slug(&question.text.value)),
        })
        .collect()
}
