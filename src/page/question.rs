//! The page of a question: its guide, where there is one, and the stories that answer it.

use serde::Serialize;

use crate::markdown::Block;
use crate::portfolio::QuestionId;
use crate::url::Route;

use super::card::{LinkView, StoryCard};
use super::footnote::FootnoteView;
use super::html::LinkContext;
use super::interview::AskedAtView;
use super::kind::{Audience, PageKind};
use super::section::{GroupView, SectionView};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "question",
    variable: "question",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages,
    view: |plan, page| Box::new(plan.question(QuestionId(page.subject), &page.route)),
};

/// More letters than this take more than two or three lines as a title.
const LONG: usize = 110;

/// What `question.html` receives as `question`.
#[derive(Debug, Serialize)]
pub struct QuestionView<'a> {
    /// The question.
    pub text: &'a str,
    /// Whether it is too long to be set as large as a title.
    pub is_long: bool,
    /// Where it is practised.
    pub practice: String,
    /// Other spellings of it.
    pub aliases: &'a [String],
    /// The group that it belongs to, as a link to its place in the index; `None` where nobody
    /// put it into one.
    pub competency: Option<LinkView<'a>>,
    /// The page about it.
    pub guide: Option<GuideView<'a>>,
    /// The stories that answer it, the best first.
    pub answers: Vec<AnswerView<'a>>,
    /// Stories that are near it, the nearest first.
    pub related: Vec<LinkView<'a>>,
    /// Where it was asked, the last time first.
    pub asked_at: Vec<AskedAtView<'a>>,
    /// Whether its author sees that no story answers it.
    pub is_uncovered: bool,
}

/// A guide.
#[derive(Debug, Serialize)]
pub struct GuideView<'a> {
    /// What is before the first section.
    pub intro: Vec<GroupView<'a>>,
    /// The sections in the author's order.
    pub sections: Vec<SectionView<'a>>,
    /// The footnotes in the order of their numbers.
    pub footnotes: Vec<FootnoteView<'a>>,
    /// What it is filed under.
    pub tags: Vec<LinkView<'a>>,
    /// The author's own keys.
    pub extra: &'a serde_json::Value,
}

/// A story that answers a question.
#[derive(Debug, Serialize)]
pub struct AnswerView<'a> {
    /// The story.
    pub story: StoryCard<'a>,
    /// How to open it for this question.
    pub angle: Option<&'a str>,
}

fn pages(plan: &Plan<'_>) -> Vec<Page> {
    let questions = plan.portfolio.questions();
    let pages = questions.map(|(id, question)| {
        let guide = question.guide.as_ref();
        Page {
            title: question.text.clone(),
            has_code: guide.is_some_and(|guide| guide.body.has_code),
            file: guide.map(|guide| guide.body.file),
            subject: id.0,
            ..Page::new(&KIND, route::question(question))
        }
    });
    pages.collect()
}

impl<'a> Plan<'a> {
    fn question(&self, id: QuestionId, on: &Route) -> QuestionView<'a> {
        let question = self.portfolio.question(id);
        let guide = question.guide.as_ref().map(|guide| {
            let context = LinkContext { home: on, on };
            let tags = self.portfolio.tags.iter().enumerate();
            let tags = tags
                .filter(|(_, tag)| tag.questions.contains(&id))
                .map(|(index, _)| index);
            let filled = guide
                .body
                .sections
                .iter()
                .filter(|section| section.is_shown());
            let blocks = guide
                .body
                .sections
                .iter()
                .flat_map(|section| &section.blocks);
            let text = guide
                .body
                .intro
                .iter()
                .chain(blocks)
                .flat_map(Block::fragments);
            GuideView {
                intro: self.groups(&guide.body.intro, context),
                sections: filled
                    .map(|section| self.section(section, context))
                    .collect(),
                footnotes: self.footnotes(&guide.body.footnotes, text, context),
                tags: self.tag_links(&tags.collect::<Vec<_>>()),
                extra: &guide.extra,
            }
        });
        let answers = question.answers.iter().map(|answer| AnswerView {
            story: self.story_card(answer.story),
            angle: answer.angle.as_deref(),
        });
        QuestionView {
            text: &question.text,
            is_long: question.text.chars().count() > LONG,
            practice: route::practising("question", &question.slug),
            aliases: &question.aliases,
            competency: self.competency_link(question.competency),
            guide,
            answers: answers.collect(),
            related: question
                .related
                .iter()
                .map(|id| self.story_link(*id))
                .collect(),
            asked_at: self.question_asked_at(id),
            is_uncovered: self.portfolio.uncovered.contains(&id),
        }
    }
}
