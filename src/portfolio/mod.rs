//! Links everything: questions and aliases, question to stories and back, tags, numbers, coverage.
//!
//! It decides what belongs together and what comes first; how that looks is left to the pages.

mod answer;
mod competency;
mod gather;
mod link;
mod outline;
mod question;
mod related;
mod slugs;
mod spelling;
mod tag;

use std::sync::Arc;

use crate::config::Visibility;
use crate::content::{Bank, Guide, Story};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

pub use competency::Competency;
pub use link::{Destination, Destinations, Place};
pub use question::Question;
pub use tag::Tag;

use outline::Outline;

/// Which story, as an index into [`Portfolio::stories`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub usize);

/// Which question, as an index into [`Portfolio::questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub usize);

/// What the files of one project say, read one by one.
#[derive(Debug)]
pub struct Contents {
    /// The stories, as [`sort`] puts them.
    pub stories: Arc<[Arc<Story>]>,
    /// The guides.
    pub guides: Vec<Arc<Guide>>,
    /// The bank.
    pub bank: Arc<Bank>,
    /// Public paths of the other files beside the content, such as pictures, sorted.
    pub attachments: Vec<String>,
    /// Public paths of the drafts that were left out.
    pub drafts: Vec<String>,
    /// For whom it all is: an expected question without story or guide is a gap, and gaps are the
    /// author's own.
    pub visibility: Visibility,
}

/// All stories and questions, linked.
#[derive(Debug, Clone)]
pub struct Portfolio {
    /// The stories, the newest first; those without a date last, by title.
    pub stories: Arc<[Arc<Story>]>,
    /// For each story whether it [can be told](Story::is_ready).
    pub is_ready: Arc<[bool]>,
    /// For each story the questions that it covers, in the author's order.
    pub covers: Arc<[Vec<Covered>]>,
    /// Every question: those of the bank in its order, then those of guides, then those of stories.
    pub questions: Arc<[Question]>,
    /// The groups of questions, in the order of the bank.
    pub competencies: Arc<[Competency]>,
    /// The tags, by name.
    pub tags: Arc<[Tag]>,
    /// For each story its tags, as indices into `tags`, in the author's order.
    pub tags_of: Arc<[Vec<usize>]>,
    /// Where links between files lead.
    pub destinations: Arc<Destinations>,
}

/// A question as one story covers it.
#[derive(Debug, Clone)]
pub struct Covered {
    /// The question.
    pub question: QuestionId,
    /// How to open the story for it.
    pub angle: Option<String>,
}

impl Portfolio {
    /// The story that `id` names.
    pub fn story(&self, id: StoryId) -> &Story {
        &self.stories[id.0]
    }

    /// The question that `id` names.
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.questions[id.0]
    }

    /// The question that is `text` in one of its spellings.
    pub fn question_asked_as(&self, text: &str) -> Option<QuestionId> {
        let key = spelling::key(text);
        let is_asked = |question: &Question| {
            let mut spellings = [&question.text].into_iter().chain(&question.aliases);
            spellings.any(|it| spelling::key(it) == key)
        };
        let mut questions = self.questions();
        questions.find(|(_, it)| is_asked(it)).map(|(id, _)| id)
    }

    /// Every story with its id, in order.
    pub fn stories(&self) -> impl Iterator<Item = (StoryId, &Story)> {
        self.stories
            .iter()
            .enumerate()
            .map(|(index, story)| (StoryId(index), story.as_ref()))
    }

    /// Every question with its id, in order.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionId, &Question)> {
        let ids = (0..).map(QuestionId);
        ids.zip(self.questions.iter())
    }
}

/// Puts stories, or what holds them, in the portfolio's order.
pub fn sort<T>(stories: Vec<T>, story: impl Fn(&T) -> &Story) -> Vec<T> {
    // With the dates beside them, most stories need not be looked at.
    let dated = stories.into_iter().map(|it| (story(&it).date, it));
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by(|(left_date, left), (right_date, right)| {
        right_date.cmp(left_date).then_with(|| {
            let (left, right) = (story(left), story(right));
            let by_title = left.title.value.cmp(&right.title.value);
            by_title.then_with(|| left.slug.cmp(&right.slug))
        })
    });
    dated.into_iter().map(|(_, it)| it).collect()
}

/// Links what was read, the stories in their order. Drafts are to be left out before.
pub fn link(contents: Contents, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Portfolio {
    let Contents {
        stories,
        guides,
        bank,
        attachments,
        drafts,
        visibility,
    } = contents;
    let outlines: Vec<Outline<'_>> = stories.iter().map(|it| Outline::of(it)).collect();
    slugs::check(&outlines, &guides, sources, diagnostics);
    let gathered = gather::gather(&outlines, guides, bank, diagnostics);
    let gathered = match visibility {
        Visibility::Private => gathered,
        Visibility::Public => gathered.without_gaps(),
    };
    let is_ready: Vec<bool> = outlines.iter().map(|story| story.is_ready()).collect();
    let answers = answer::by_question(&outlines, &is_ready, &gathered);
    let (tags, tags_of) = tag::gather(&outlines, &gathered.asked);
    let (competencies, competency_of) = competency::group(&gathered);
    let related = related::by_question(&gathered.asked, &answers, &competencies, &tags);
    let questions = question::assemble(gathered.asked, competency_of, answers, related);
    let destinations = Destinations::of(&outlines, &questions, attachments, drafts, sources)
        .checked(&outlines, &questions, sources, diagnostics);
    Portfolio {
        is_ready: is_ready.into(),
        covers: gathered.covers.into(),
        stories,
        questions: questions.into(),
        competencies: competencies.into(),
        tags: tags.into(),
        tags_of: tags_of.into(),
        destinations: destinations.into(),
    }
}
