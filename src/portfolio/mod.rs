//! Links everything: questions and aliases, question to stories and back, tags, numbers, coverage.
//!
//! It decides what belongs together and what comes first; how that looks is left to the pages.

mod answer;
mod bad_link;
mod competency;
mod gather;
mod interview;
mod link;
mod question;
mod related;
mod slugs;
mod spelling;
mod tag;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::{BadLinks, Visibility};
use crate::content::{Bank, Guide, Interview, Lack, Notes, Story};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

pub use competency::Competency;
pub use interview::{LinkedInterview, LinkedRound};
pub use link::{LinkTarget, Resolution, ResolvedLinks};
pub use question::Question;
pub use tag::Tag;

use interview::Namesakes;
use link::{KeptBack, LinkTargets};

/// Which story, as an index into [`Portfolio::stories`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub usize);

/// Which question, as an index into [`Portfolio::questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub usize);

/// What the files of one project say, parsed one by one, without what its audience may not see.
#[derive(Debug)]
pub struct Contents {
    /// The stories, as [`sort`] puts them.
    pub stories: Vec<Arc<Story>>,
    /// The guides.
    pub guides: Vec<Arc<Guide>>,
    /// What files say beside their stories.
    pub notes: Vec<Arc<Notes>>,
    /// The banks, in the order of their files.
    pub banks: Vec<Bank>,
    /// The interviews, in the order of their files; empty where it is for others.
    pub interviews: Vec<Arc<Interview>>,
    /// Public paths of the other files beside the content, such as pictures, sorted.
    pub attachments: Vec<String>,
    /// Public paths of the drafts that were left out.
    pub drafts: Vec<String>,
    /// Public paths of other files that only their author sees.
    pub own: Vec<String>,
    /// For whom it all is.
    pub visibility: Visibility,
    /// What links are that lead nowhere.
    pub links: BadLinks,
}

/// All stories and questions, linked. A public portfolio holds nothing private: neither notes to self
/// nor what is still missing.
#[derive(Debug)]
pub struct Portfolio {
    /// The stories, the newest first; those without a date last, by title.
    pub stories: Vec<Arc<Story>>,
    /// What files say beside their stories; empty in a public portfolio.
    pub notes: Vec<Arc<Notes>>,
    /// For each story what is lacking before it can be told; empty in a public portfolio.
    pub lacks: Vec<Vec<Lack>>,
    /// For each story the questions that it covers, in the author's order.
    pub covers: Vec<Vec<Covered>>,
    /// Every question: those of the bank in its order, then those of guides, then those of stories.
    /// A public portfolio has only those with a guide or a story.
    pub questions: Vec<Question>,
    /// The questions that no story answers; empty in a public portfolio.
    pub uncovered: BTreeSet<QuestionId>,
    /// The groups of questions, in the order of the bank.
    pub competencies: Vec<Competency>,
    /// The tags, by name.
    pub tags: Vec<Tag>,
    /// For each story its tags, as indices into `tags`, in the author's order.
    pub tags_of: Vec<Vec<usize>>,
    /// The interviews by their day, those without one last; empty in a public portfolio.
    pub interviews: Vec<LinkedInterview>,
    /// The public paths of files beside the content, sorted.
    pub attachments: Vec<String>,
    /// Where links lead.
    pub links: ResolvedLinks,
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

    /// How its author opens a story for a question.
    pub fn angle(&self, question: QuestionId, story: StoryId) -> Option<&str> {
        let mut answers = self.question(question).answers.iter();
        answers.find(|it| it.story == story)?.angle.as_deref()
    }

    /// How often a question was asked in the interviews of which that is written down.
    pub fn times_asked(&self, id: QuestionId) -> usize {
        let asked = self.interviews.iter().flat_map(|it| &it.asked);
        asked.filter(|it| it.question == id).count()
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
pub fn sort<T>(stories: &mut [T], story: impl Fn(&T) -> &Story) {
    stories.sort_by(|left, right| {
        let (left, right) = (story(left), story(right));
        let date = |story: &Story| story.date.as_ref().map(|date| date.value);
        let by_date = date(right).cmp(&date(left));
        let by_title = || left.title.value.cmp(&right.title.value);
        by_date
            .then_with(by_title)
            .then_with(|| left.body.slug.cmp(&right.body.slug))
    });
}

/// Links what was parsed, the stories in their order. Drafts are to be left out before.
pub fn link(contents: Contents, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Portfolio {
    let Contents {
        stories,
        guides,
        notes,
        banks,
        mut interviews,
        attachments,
        drafts,
        own,
        visibility,
        links,
    } = contents;
    slugs::check(&stories, &guides, &notes, &interviews, sources, diagnostics);
    interviews.sort_by_key(|it| {
        (
            it.date.is_none(),
            it.date.as_ref().map(|date| date.value.day),
        )
    });
    let names_of_banks = banks.iter().filter_map(|bank| bank.name.as_ref());
    let names_of_banks: Vec<String> = names_of_banks.map(|name| name.value.clone()).collect();
    let gathered = gather::gather(&stories, guides, banks, &interviews, diagnostics);
    let gathered = match visibility {
        Visibility::Private => gathered,
        Visibility::Shared | Visibility::Public => gathered.without_gaps(),
    };
    let (competencies, competency_of) = competency::group(&gathered);
    let namesakes = Namesakes {
        stories: &stories,
        competencies: &competencies,
        banks: &names_of_banks,
        drafts: &drafts,
    };
    let interviews = namesakes.link(interviews, &gathered, diagnostics);
    let outcomes = interview::outcomes(&interviews);
    let answers = answer::by_question(&stories, &gathered, &outcomes);
    let (tags, tags_of) = tag::gather(&stories, &gathered.asked);
    let related = related::by_question(&answers, &competencies, &tags);
    let questions = question::assemble(gathered.asked, competency_of, answers, related);

    let ids = (0..).map(StoryId);
    let of_stories = stories.iter().zip(ids);
    let of_stories = of_stories.map(|(story, id)| (&story.body, LinkTarget::Story(id)));
    let ids = (0..).map(QuestionId);
    let of_guides = questions.iter().zip(ids).filter_map(|(question, id)| {
        let guide = question.guide.as_ref()?;
        Some((&guide.body, LinkTarget::Question(id)))
    });
    let of_notes = notes.iter().enumerate();
    let of_notes = of_notes.map(|(index, notes)| (&notes.body, LinkTarget::Notes(index)));
    let of_interviews = interviews.iter().enumerate();
    let of_interviews =
        of_interviews.map(|(index, it)| (&it.said.body, LinkTarget::Interview(index)));
    let bodies = of_stories
        .chain(of_guides)
        .chain(of_notes)
        .chain(of_interviews);
    let kept_back = KeptBack {
        drafts: &drafts,
        own: &own,
        is_for_others: !visibility.is_private(),
    };
    let targets = LinkTargets::new(bodies, &attachments, kept_back, sources);
    let links = targets.resolve_all(links, diagnostics);
    let (lacks, uncovered) = match visibility {
        Visibility::Private => missing(&stories, &questions),
        Visibility::Shared | Visibility::Public => {
            (vec![Vec::new(); stories.len()], BTreeSet::new())
        }
    };
    Portfolio {
        lacks,
        covers: gathered.covers,
        stories,
        notes,
        questions,
        uncovered,
        competencies,
        tags,
        tags_of,
        interviews,
        attachments,
        links,
    }
}

/// What is missing: what each story lacks, and the questions that no story answers.
fn missing(
    stories: &[Arc<Story>],
    questions: &[Question],
) -> (Vec<Vec<Lack>>, BTreeSet<QuestionId>) {
    let lacks = stories.iter().map(|story| story.lacks());
    let questions = questions.iter().enumerate();
    let uncovered = questions.filter(|(_, question)| question.answers.is_empty());
    (
        lacks.collect(),
        uncovered.map(|(index, _)| QuestionId(index)).collect(),
    )
}
