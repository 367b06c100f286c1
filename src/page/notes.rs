//! The page of what a file says beside its stories.

use serde::Serialize;

use crate::content::{Notes, Section, Story};
use crate::markdown::Block;

use super::card::{LinkView, StoryCard};
use super::footnote::FootnoteView;
use super::html::LinkContext;
use super::kind::{Audience, PageKind};
use super::section::{GroupView, SectionView};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "notes",
    variable: "notes",
    audience: Audience::Author,
    in_sitemap: false,
    pages,
    view: |plan, page| Box::new(plan.notes(page)),
};

/// What `notes.html` receives as `notes`.
#[derive(Debug, Serialize)]
struct NotesView<'a> {
    /// The title.
    title: &'a str,
    /// The stories of the same file.
    stories: Vec<StoryCard<'a>>,
    /// What is before the first section.
    intro: Vec<GroupView<'a>>,
    /// The sections in order.
    sections: Vec<SectionView<'a>>,
    /// The footnotes in the order of their numbers.
    footnotes: Vec<FootnoteView<'a>>,
}

fn pages(plan: &Plan<'_>) -> Vec<Page> {
    let notes = plan.portfolio.notes.iter().enumerate();
    notes
        .map(|(subject, notes)| Page {
            title: notes.title.value.clone(),
            has_code: notes.body.has_code,
            file: Some(notes.body.file),
            subject,
            ..Page::new(&KIND, route::notes(notes))
        })
        .collect()
}

impl<'a> Plan<'a> {
    fn notes(&self, page: &Page) -> NotesView<'a> {
        let notes = &self.portfolio.notes[page.subject];
        let on = &page.route;
        let context = LinkContext { home: on, on };
        let stories = self.portfolio.stories();
        let of_file = stories.filter(|(_, story)| story.body.file == notes.body.file);
        let blocks = notes.body.sections.iter().flat_map(|it| &it.blocks);
        let text = notes.body.intro.iter().chain(blocks);
        NotesView {
            title: &notes.title.value,
            stories: self.story_cards(of_file.map(|(id, _)| id)),
            intro: self.groups(&notes.body.intro, context),
            sections: notes
                .body
                .sections
                .iter()
                .map(|section: &Section| self.section(section, context))
                .collect(),
            footnotes: self.footnotes(
                &notes.body.footnotes,
                text.flat_map(Block::fragments),
                context,
            ),
        }
    }

    /// Links to the pages of what files say beside their stories.
    pub(super) fn notes_links(&self) -> Vec<LinkView<'a>> {
        let notes = self.portfolio.notes.iter();
        notes.map(|notes| link(notes)).collect()
    }

    /// A link to what the file of a story says beside it.
    pub(super) fn notes_beside(&self, story: &Story) -> Option<LinkView<'a>> {
        let mut notes = self.portfolio.notes.iter();
        let beside = notes.find(|notes| notes.body.file == story.body.file)?;
        Some(link(beside))
    }
}

fn link(notes: &Notes) -> LinkView<'_> {
    LinkView {
        title: &notes.title.value,
        href: route::notes(notes).address(),
    }
}
