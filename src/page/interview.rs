//! The page of an interview: its rounds, and for each question that is expected the story to tell.

use serde::Serialize;

use crate::content::HowItWent;
use crate::interview::{ExpectedQuestion, InterviewPlan, RoundPlan};
use crate::markdown::Block;
use crate::portfolio::{LinkedInterview, QuestionId, StoryId};
use crate::practice::is_practised;
use crate::record::{Moment, TimeOfDay};
use crate::speech::whole_seconds;
use crate::url::{UniqueNames, slug};

use super::card::{LinkView, StoryCard};
use super::footnote::FootnoteView;
use super::html::LinkContext;
use super::kind::{Audience, PageKind};
use super::metric::MetricView;
use super::section::{GroupView, SectionView};
use super::story::DateView;
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "interview",
    variable: "interview",
    audience: Audience::Author,
    in_sitemap: false,
    pages,
    view: |plan, page| Box::new(plan.interview(page)),
};

/// What `interview.html` receives as `interview`.
#[derive(Debug, Serialize)]
struct InterviewView<'a> {
    /// Where it is.
    company: &'a str,
    /// What for.
    role: Option<&'a str>,
    /// When it begins.
    begins: Option<MomentView<'a>>,
    /// Whether what was asked is written down.
    is_over: bool,
    /// Where its questions are practised; `None` where none is expected, and where it is over.
    practice: Option<String>,
    /// Everything to print for it, where sheets are printed.
    pdf: Option<String>,
    /// The card for the pocket, likewise.
    card: Option<String>,
    /// The rounds in order.
    rounds: Vec<RoundView<'a>>,
    /// How many questions are expected.
    questions: usize,
    /// How many stories are told.
    stories: usize,
    /// The questions that no story answers.
    uncovered: Vec<LinkView<'a>>,
    /// What to ask them.
    ask: Vec<&'a str>,
    /// What was really asked.
    asked: Vec<AskedView<'a>>,
    /// What is before the first section of the notes.
    intro: Vec<GroupView<'a>>,
    /// The sections of the notes.
    sections: Vec<SectionView<'a>>,
    /// The footnotes in the order of their numbers.
    footnotes: Vec<FootnoteView<'a>>,
}

/// A day, and the time of day where it is known.
#[derive(Debug, Serialize)]
pub struct MomentView<'a> {
    /// The day.
    day: DateView,
    /// The time of day, as in `14:30`.
    time: Option<TimeOfDay>,
    /// The zone, as its author writes it.
    zone: Option<&'a str>,
}

/// A round.
#[derive(Debug, Serialize)]
struct RoundView<'a> {
    /// Its anchor.
    id: String,
    /// What it is called.
    name: &'a str,
    /// How long it takes, in minutes.
    minutes: u32,
    /// When it begins.
    begins: Option<MomentView<'a>>,
    /// Who asks.
    interviewer: Option<&'a str>,
    /// What it is about.
    competencies: Vec<LinkView<'a>>,
    /// What is expected in it.
    expected: Vec<ExpectedView<'a>>,
    /// A story that is told in no round.
    reserve: Option<StoryCard<'a>>,
    /// What to ask in it.
    ask: Vec<&'a str>,
    /// What else to know of it.
    notes: Option<&'a str>,
}

/// A question that is expected.
#[derive(Debug, Serialize)]
struct ExpectedView<'a> {
    /// The question; `None` where a story is to be told that covers none.
    question: Option<LinkView<'a>>,
    /// The story to tell.
    story: Option<ToTellView<'a>>,
    /// Where there is none: the one that could be bent to it most easily.
    nearest: Option<LinkView<'a>>,
}

/// A story that is to be told.
#[derive(Debug, Serialize)]
struct ToTellView<'a> {
    /// The story.
    #[serde(flatten)]
    story: StoryCard<'a>,
    /// Its numbers.
    metrics: Vec<MetricView<'a>>,
    /// How to open it for the question.
    angle: Option<&'a str>,
    /// How long its script takes, in seconds.
    seconds: Option<u32>,
    /// Whether its author has chosen it.
    is_chosen: bool,
    /// Whether it is told before.
    is_repeated: bool,
}

/// A question that was really asked.
#[derive(Debug, Serialize)]
struct AskedView<'a> {
    /// The question.
    question: LinkView<'a>,
    /// The story that was told.
    story: Option<LinkView<'a>>,
    /// How it went: `well`, `fairly` or `badly`.
    went: Option<&'static str>,
    /// What is worth keeping of it.
    notes: Option<&'a str>,
}

/// An interview in which a question was asked, or a story told.
#[derive(Debug, Serialize)]
pub struct AskedAtView<'a> {
    /// The interview.
    #[serde(flatten)]
    link: InterviewLink,
    /// Its day.
    day: Option<DateView>,
    /// The story that was told, on the page of a question; the question, on the page of a story.
    about: Option<LinkView<'a>>,
    /// How it went: `well`, `fairly` or `badly`.
    went: Option<&'static str>,
}

/// An interview that may be still to come.
#[derive(Debug, Serialize)]
pub struct ComingView<'a> {
    /// The interview.
    #[serde(flatten)]
    link: InterviewLink,
    /// When it begins.
    begins: Option<MomentView<'a>>,
    /// Whether what was asked is written down.
    is_over: bool,
    /// How many questions are expected.
    questions: usize,
    /// The questions that no story answers.
    uncovered: Vec<LinkView<'a>>,
    /// The stories to be told that are not finished.
    unfinished: Vec<LinkView<'a>>,
}

/// A link to the page of an interview.
#[derive(Debug, Serialize)]
pub struct InterviewLink {
    /// The company, and what for.
    title: String,
    /// Its page, to be put behind the page's `root`.
    href: String,
}

fn pages(plan: &Plan<'_>) -> Vec<Page> {
    let interviews = plan.portfolio.interviews.iter().enumerate();
    let pages = interviews.map(|(subject, interview)| Page {
        title: interview.said.title(),
        has_code: interview.said.body.has_code,
        file: Some(interview.said.body.file),
        subject,
        ..Page::new(&KIND, route::interview(&interview.said))
    });
    pages.collect()
}

impl<'a> Plan<'a> {
    fn interview(&self, page: &Page) -> InterviewView<'a> {
        let interview = &self.portfolio.interviews[page.subject];
        let plan = &self.interviews[page.subject];
        let said = &interview.said;
        let context = LinkContext {
            home: &page.route,
            on: &page.route,
        };
        let sections = said.body.sections.iter();
        let mut ids: UniqueNames = sections.clone().map(|it| it.heading.id.as_str()).collect();
        let rounds = plan.rounds.iter().enumerate();
        let rounds = rounds.map(|(index, plan)| RoundView {
            id: ids.take(&slug(&said.rounds[index].name.value)),
            ..self.round(interview, index, plan)
        });
        let rounds = rounds.collect();
        let blocks = said.body.sections.iter().flat_map(|it| &it.blocks);
        let text = said.body.intro.iter().chain(blocks);
        let text = text.flat_map(Block::fragments);
        InterviewView {
            company: &said.company.value,
            role: said.role.as_ref().map(|role| role.value.as_str()),
            begins: said.date.as_ref().map(|date| moment(&date.value)),
            is_over: said.is_over(),
            practice: is_practised(interview, plan)
                .then(|| route::practising("interview", &said.body.slug)),
            pdf: self.printed(&route::printed_interview(said)),
            card: self.printed(&route::printed_card(said)),
            rounds,
            questions: questions_of(plan),
            stories: plan.stories().len(),
            uncovered: self.uncovered_in(plan),
            ask: said.ask.iter().map(|it| it.value.as_str()).collect(),
            asked: self.asked(interview),
            intro: self.groups(&said.body.intro, context),
            sections: sections.map(|it| self.section(it, context)).collect(),
            footnotes: self.footnotes(&said.body.footnotes, text, context),
        }
    }

    fn round(
        &self,
        interview: &'a LinkedInterview,
        index: usize,
        plan: &'a RoundPlan,
    ) -> RoundView<'a> {
        let said = &interview.said.rounds[index];
        let competencies = interview.rounds[index].competencies.iter();
        RoundView {
            id: String::new(),
            name: &said.name.value,
            minutes: said.minutes,
            begins: plan.begins.as_ref().map(moment),
            interviewer: said.interviewer.as_ref().map(|it| it.value.as_str()),
            competencies: competencies
                .filter_map(|it| self.competency_link(*it))
                .collect(),
            expected: plan.expected.iter().map(|it| self.expected(it)).collect(),
            reserve: plan.reserve.map(|id| self.story_card(id)),
            ask: said.ask.iter().map(|it| it.value.as_str()).collect(),
            notes: said.notes.as_ref().map(|it| it.value.as_str()),
        }
    }

    fn expected(&self, expected: &ExpectedQuestion) -> ExpectedView<'a> {
        ExpectedView {
            question: expected.question.map(|id| self.question_link(id)),
            story: expected.story.map(|story| self.story_told(story, expected)),
            nearest: expected.nearest.map(|id| self.story_link(id)),
        }
    }

    fn story_told(&self, id: StoryId, expected: &ExpectedQuestion) -> ToTellView<'a> {
        let story = self.portfolio.story(id);
        let script = self.sheets[id.0].script.as_ref();
        ToTellView {
            story: self.story_card(id),
            metrics: story.metrics.iter().map(MetricView::of).collect(),
            angle: expected
                .question
                .and_then(|it| self.portfolio.angle(it, id)),
            seconds: script.map(|script| whole_seconds(script.time)),
            is_chosen: expected.is_chosen,
            is_repeated: expected.is_repeated,
        }
    }

    fn asked(&self, interview: &'a LinkedInterview) -> Vec<AskedView<'a>> {
        let asked = interview.asked.iter().zip(&interview.said.asked);
        let asked = asked.map(|(asked, said)| AskedView {
            question: self.question_link(asked.question),
            story: asked.story.map(|id| self.story_link(id)),
            went: asked.went.map(HowItWent::id),
            notes: said.notes.as_ref().map(|it| it.value.as_str()),
        });
        asked.collect()
    }

    fn uncovered_in(&self, plan: &InterviewPlan) -> Vec<LinkView<'a>> {
        let questions = plan.uncovered().filter_map(|it| it.question);
        questions.map(|id| self.question_link(id)).collect()
    }

    /// Every interview: which of them is the next depends on the day on which the page is looked at.
    pub(super) fn coming(&self) -> Vec<ComingView<'a>> {
        let interviews = self.portfolio.interviews.iter().zip(self.interviews);
        let coming = interviews.map(|(interview, plan)| {
            let said = &interview.said;
            let is_unfinished = |id: &StoryId| !self.portfolio.lacks[id.0].is_empty();
            let stories = plan.stories().into_iter().filter(is_unfinished);
            ComingView {
                link: InterviewLink::to(interview),
                begins: said.date.as_ref().map(|date| moment(&date.value)),
                is_over: said.is_over(),
                questions: questions_of(plan),
                uncovered: self.uncovered_in(plan),
                unfinished: stories.map(|id| self.story_link(id)).collect(),
            }
        });
        coming.collect()
    }

    /// Where a question was asked, the last time first.
    pub(super) fn question_asked_at(&self, id: QuestionId) -> Vec<AskedAtView<'a>> {
        self.asked_at(|question, story| {
            let about = story.map(|story| self.story_link(story));
            (question == id).then_some(about)
        })
    }

    /// Where a story was told, the last time first.
    pub(super) fn story_told_at(&self, id: StoryId) -> Vec<AskedAtView<'a>> {
        self.asked_at(|question, story| {
            let about = Some(self.question_link(question));
            (story == Some(id)).then_some(about)
        })
    }

    fn asked_at(
        &self,
        about: impl Fn(QuestionId, Option<StoryId>) -> Option<Option<LinkView<'a>>>,
    ) -> Vec<AskedAtView<'a>> {
        let mut found = Vec::new();
        for interview in self.portfolio.interviews.iter().rev() {
            let date = interview.said.date.as_ref();
            for asked in &interview.asked {
                if let Some(about) = about(asked.question, asked.story) {
                    found.push(AskedAtView {
                        link: InterviewLink::to(interview),
                        day: date.map(|date| DateView::of(date.value.day)),
                        about,
                        went: asked.went.map(HowItWent::id),
                    });
                }
            }
        }
        found
    }
}

impl InterviewLink {
    pub(super) fn to(interview: &LinkedInterview) -> Self {
        Self {
            title: interview.said.title(),
            href: route::interview(&interview.said).address(),
        }
    }
}

/// How many questions are expected.
fn questions_of(plan: &InterviewPlan) -> usize {
    plan.expected().filter(|it| it.question.is_some()).count()
}

fn moment(moment: &Moment) -> MomentView<'_> {
    MomentView {
        day: DateView::of(moment.day),
        time: moment.time,
        zone: moment.zone.as_deref(),
    }
}
