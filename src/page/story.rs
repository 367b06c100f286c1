//! The page of a story.

use serde::Serialize;

use crate::content::{Lack, Release};
use crate::markdown::{Block, Fragment};
use crate::naming::{Part, Topic};
use crate::portfolio::StoryId;
use crate::record::Date;
use crate::url::Route;

use super::card::LinkView;
use super::finding::{FindingPlace, FindingView, StoryFindings};
use super::footnote::FootnoteView;
use super::html::LinkContext;
use super::interview::AskedAtView;
use super::kind::{Audience, PageKind};
use super::metric::MetricView;
use super::script::ScriptView;
use super::section::{GroupView, SectionView};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "story",
    variable: "story",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages,
    view: |plan, page| Box::new(plan.story(StoryId(page.subject), &page.route)),
};

/// What `story.html` receives as `story`.
#[derive(Debug, Serialize)]
pub struct StoryView<'a> {
    /// The title.
    pub title: &'a str,
    /// The story in a sentence.
    pub headline: Option<&'a str>,
    /// When it happened.
    pub date: Option<DateView>,
    /// Who the teller was in it.
    pub role: Option<&'a str>,
    /// Whether it is a draft (shown only with `--drafts`).
    pub draft: bool,
    /// What it is filed under.
    pub tags: Vec<LinkView<'a>>,
    /// The outcomes worth saying.
    pub metrics: Vec<MetricView<'a>>,
    /// Facts still to be filled in.
    pub gaps: Vec<&'a str>,
    /// What is before the first section.
    pub intro: Vec<GroupView<'a>>,
    /// The parts in order: those that are told, and for the author those that are missing.
    pub parts: Vec<PartView<'a>>,
    /// The other sections in order, the author's own among them.
    pub sections: Vec<SectionView<'a>>,
    /// The spoken version.
    pub script: Option<StoryScript<'a>>,
    /// The author's notes to self.
    pub coaching: Option<SectionView<'a>>,
    /// The questions that it covers, in the author's order.
    pub questions: Vec<CoveredView<'a>>,
    /// The footnotes in the order of their numbers.
    pub footnotes: Vec<FootnoteView<'a>>,
    /// Its cheat sheet.
    pub sheet: String,
    /// Where it is practised.
    pub practice: String,
    /// Its cheat sheet in print, where it is printed.
    pub sheet_pdf: Option<String>,
    /// The story before it in the list.
    pub previous: Option<LinkView<'a>>,
    /// The story after it in the list.
    pub next: Option<LinkView<'a>>,
    /// What its file says beside it.
    pub notes: Option<LinkView<'a>>,
    /// Where it was told, the last time first.
    pub told_at: Vec<AskedAtView<'a>>,
    /// Whether its author sees that there is no spoken version.
    pub lacks_script: bool,
    /// What is to be mended in the story as a whole.
    pub findings: Vec<FindingView<'a>>,
    /// How much more is to be mended than the page says.
    pub more_findings: usize,
    /// The author's own keys.
    pub extra: &'a serde_json::Value,
}

/// A date, in pieces to be put together in any language.
#[derive(Debug, Serialize)]
pub struct DateView {
    /// As `2025-03-14`.
    pub iso: String,
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

/// A part of a story.
#[derive(Debug, Serialize)]
pub struct PartView<'a> {
    /// The part's id: `situation`, `task`, `actions` or `result`.
    pub part: &'static str,
    /// What is in it; `None` where it is missing or empty.
    pub section: Option<SectionView<'a>>,
    /// What is to be mended in it.
    pub findings: Vec<FindingView<'a>>,
}

/// The spoken version of a story.
#[derive(Debug, Serialize)]
pub struct StoryScript<'a> {
    /// Its anchor.
    pub id: &'a str,
    /// Its heading, in the author's words.
    pub heading: &'a str,
    /// The script with its clock.
    pub script: ScriptView<'a>,
    /// What is to be mended in it.
    pub findings: Vec<FindingView<'a>>,
}

/// A question that a story covers.
#[derive(Debug, Serialize)]
pub struct CoveredView<'a> {
    /// The question.
    pub title: &'a str,
    /// Its page, to be put behind the page's `root`.
    pub href: String,
    /// How to open the story for it.
    pub angle: Option<&'a str>,
}

fn pages(plan: &Plan<'_>) -> Vec<Page> {
    let stories = plan.portfolio.stories();
    let pages = stories.map(|(id, story)| Page {
        title: story.title.value.clone(),
        description: story
            .headline
            .as_ref()
            .map(|headline| headline.value.clone()),
        has_code: story.body.has_code,
        file: Some(story.body.file),
        subject: id.0,
        ..Page::new(&KIND, route::story(story))
    });
    pages.collect()
}

impl<'a> Plan<'a> {
    fn story(&self, id: StoryId, on: &Route) -> StoryView<'a> {
        let story = self.portfolio.story(id);
        let context = LinkContext { home: on, on };
        let findings = self.findings(id);
        StoryView {
            title: &story.title.value,
            headline: story
                .headline
                .as_ref()
                .map(|headline| headline.value.as_str()),
            date: story.date.as_ref().map(|date| DateView::of(date.value)),
            role: story.role.as_ref().map(|role| role.value.as_str()),
            draft: story.release == Release::Draft,
            tags: self.tag_links(&self.portfolio.tags_of[id.0]),
            metrics: story.metrics.iter().map(MetricView::of).collect(),
            gaps: story.gaps.iter().map(|gap| gap.value.as_str()).collect(),
            intro: self.groups(&story.body.intro, context),
            parts: self.parts(id, &findings, context),
            sections: story
                .body
                .sections
                .iter()
                .filter(|section| is_other(section.topic) && section.is_shown())
                .map(|section| self.section(section, context))
                .collect(),
            script: self.story_script(id, &findings, context),
            coaching: story
                .body
                .filled_section(Topic::Coaching)
                .map(|section| self.section(section, context)),
            questions: self.covered(id),
            footnotes: self.footnotes(&story.body.footnotes, self.text_of(id), context),
            sheet: route::sheet(story).address(),
            practice: route::practising("story", &story.body.slug),
            sheet_pdf: self.printed_sheet(story),
            previous: id
                .0
                .checked_sub(1)
                .map(|before| self.story_link(StoryId(before))),
            next: (id.0 + 1 < self.portfolio.stories.len())
                .then(|| self.story_link(StoryId(id.0 + 1))),
            notes: self.notes_beside(story),
            told_at: self.story_told_at(id),
            lacks_script: self.portfolio.lacks[id.0].contains(&Lack::Script),
            findings: findings.at(FindingPlace::Story),
            more_findings: findings.more,
            extra: &story.extra,
        }
    }

    /// Every piece of the story's text that its page shows: not the headings of its sections, which
    /// are there as plain words, and of its script what is spoken.
    fn text_of(&self, id: StoryId) -> impl Iterator<Item = &'a Fragment> {
        let story = self.portfolio.story(id);
        let sections = story.body.sections.iter();
        let unspoken = sections.filter(|section| section.topic != Some(Topic::Script));
        let blocks = unspoken.flat_map(|section| &section.blocks);
        let spoken = self.sheets[id.0].script.iter();
        let spoken = spoken.flat_map(|script| &script.paragraphs);
        let in_blocks = story
            .body
            .intro
            .iter()
            .chain(blocks)
            .flat_map(Block::fragments);
        in_blocks.chain(spoken.map(|spoken| &spoken.prose.html))
    }

    fn parts(
        &self,
        id: StoryId,
        findings: &StoryFindings<'a>,
        context: LinkContext<'_>,
    ) -> Vec<PartView<'a>> {
        let story = self.portfolio.story(id);
        let lacks = &self.portfolio.lacks[id.0];
        let parts = Part::ALL.into_iter().map(|part| (part, story.part(part)));
        parts
            .filter(|(part, section)| section.is_some() || lacks.contains(&Lack::Part(*part)))
            .map(|(part, section)| PartView {
                part: part.id(),
                section: section.map(|section| self.section(section, context)),
                findings: findings.at(FindingPlace::Section(Topic::Part(part))),
            })
            .collect()
    }

    fn story_script(
        &self,
        id: StoryId,
        findings: &StoryFindings<'a>,
        context: LinkContext<'_>,
    ) -> Option<StoryScript<'a>> {
        let section = self.portfolio.story(id).script()?;
        let script = self.sheets[id.0].script.as_ref()?;
        let mut view = self.script(script, context);
        for (number, spoken) in view.paragraphs.iter_mut().enumerate() {
            spoken.findings = findings.at(FindingPlace::Spoken(number));
        }
        Some(StoryScript {
            id: &section.heading.id,
            heading: section.heading.prose.text(),
            script: view,
            findings: findings.at(FindingPlace::Section(Topic::Script)),
        })
    }

    pub(super) fn covered(&self, id: StoryId) -> Vec<CoveredView<'a>> {
        let covers = self.portfolio.covers[id.0].iter();
        covers
            .map(|covered| {
                let LinkView { title, href } = self.question_link(covered.question);
                CoveredView {
                    title,
                    href,
                    angle: covered.angle.as_deref(),
                }
            })
            .collect()
    }
}

/// Whether a section stands for itself: neither a part nor the script nor the coaching.
fn is_other(topic: Option<Topic>) -> bool {
    !matches!(
        topic,
        Some(Topic::Part(_) | Topic::Script | Topic::Coaching)
    )
}

impl DateView {
    pub(super) fn of(date: Date) -> Self {
        Self {
            iso: date.to_string(),
            year: date.year,
            month: date.month,
            day: date.day,
        }
    }
}
