//! Sections and their blocks, as templates receive them.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::Section;
use crate::markdown::{Block, BlockKind, Item};

use super::Plan;
use super::html::LinkContext;

/// A section of a story or a guide.
#[derive(Debug, Serialize)]
pub struct SectionView<'a> {
    /// What it is about: the topic's id, or `other`.
    pub topic: &'static str,
    /// Its anchor.
    pub id: &'a str,
    /// Its heading, in the author's words; empty where it is but a letter.
    pub heading: &'a str,
    /// What is in it.
    pub groups: Vec<GroupView<'a>>,
}

/// What is under one heading within a section.
#[derive(Debug, Serialize)]
pub struct GroupView<'a> {
    /// The heading; `None` for what is before the first one.
    pub heading: Option<GroupHeading<'a>>,
    /// How many titled cards the group has, where that is worth saying: two or more, and the
    /// heading does not say it already.
    pub cards: Option<usize>,
    /// The blocks in order.
    pub blocks: Vec<BlockView<'a>>,
}

/// A heading within a section.
#[derive(Debug, Serialize)]
pub struct GroupHeading<'a> {
    /// Its anchor.
    pub id: &'a str,
    /// Its words.
    pub html: Cow<'a, str>,
    /// From 3 to 6.
    pub level: u8,
}

/// A piece of a section.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum BlockView<'a> {
    /// Finished HTML.
    Html {
        /// The HTML.
        html: Cow<'a, str>,
    },
    /// A list with titled cards.
    Cards {
        /// Whether they are numbered.
        ordered: bool,
        /// The cards in order.
        items: Vec<CardView<'a>>,
    },
}

/// An item of a list with titled cards.
#[derive(Debug, Serialize)]
pub struct CardView<'a> {
    /// The title, where the item has one.
    pub title: Option<Cow<'a, str>>,
    /// The rest.
    pub html: Cow<'a, str>,
}

impl Plan<'_> {
    /// A section with its links filled for the page that it is shown on.
    pub(super) fn section<'f>(
        &self,
        section: &'f Section,
        context: LinkContext<'_>,
    ) -> SectionView<'f> {
        SectionView {
            topic: section.topic.map_or("other", |topic| topic.id()),
            id: &section.heading.id,
            heading: match section.topic {
                Some(_) => without_letter(section.heading.prose.text()),
                None => section.heading.prose.text(),
            },
            groups: self.groups(&section.blocks, context),
        }
    }

    /// Blocks in groups, divided at their headings.
    pub(super) fn groups<'f>(
        &self,
        blocks: &'f [Block],
        context: LinkContext<'_>,
    ) -> Vec<GroupView<'f>> {
        let highest = blocks.iter().filter_map(level_of).min().unwrap_or(3);
        let mut groups: Vec<GroupView<'f>> = Vec::new();
        for block in blocks {
            if let BlockKind::Heading(heading) = &block.kind {
                let heading = GroupHeading {
                    id: &heading.id,
                    html: self.html(&heading.prose.html, context),
                    level: (3 + heading.level - highest).min(6),
                };
                groups.push(GroupView {
                    heading: Some(heading),
                    cards: None,
                    blocks: Vec::new(),
                });
                continue;
            }
            if groups.is_empty() {
                groups.push(GroupView {
                    heading: None,
                    cards: None,
                    blocks: Vec::new(),
                });
            }
            if let Some(group) = groups.last_mut() {
                self.add(group, block, context);
            }
        }
        for group in &mut groups {
            group.cards = cards_worth_counting(group);
        }
        groups
    }

    fn add<'f>(&self, group: &mut GroupView<'f>, block: &'f Block, context: LinkContext<'_>) {
        match &block.kind {
            BlockKind::Heading(_) => {}
            BlockKind::Paragraph(prose) | BlockKind::Other(prose) => {
                let html = self.html(&prose.html, context);
                // Neighbours are joined, so that a template has less to go through.
                if let Some(BlockView::Html { html: before }) = group.blocks.last_mut() {
                    before.to_mut().push_str(&html);
                } else {
                    group.blocks.push(BlockView::Html { html });
                }
            }
            BlockKind::Cards(list) => group.blocks.push(BlockView::Cards {
                ordered: list.ordered,
                items: list
                    .items
                    .iter()
                    .map(|item| self.card(item, context))
                    .collect(),
            }),
        }
    }

    fn card<'f>(&self, item: &'f Item, context: LinkContext<'_>) -> CardView<'f> {
        CardView {
            title: item
                .title
                .as_ref()
                .map(|title| self.html(&title.html, context)),
            html: self.html(&item.body.html, context),
        }
    }
}

fn level_of(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(ref heading) => Some(heading.level),
        _ => None,
    }
}

fn cards_worth_counting(group: &GroupView<'_>) -> Option<usize> {
    let heading = group.heading.as_ref()?;
    let cards = group.blocks.iter().map(|block| match block {
        BlockView::Cards { items, .. } => items.iter().filter(|item| item.title.is_some()).count(),
        BlockView::Html { .. } => 0,
    });
    let cards: usize = cards.sum();
    let mut figures = heading.html.split(|letter: char| !letter.is_ascii_digit());
    let is_said = figures.any(|figure| figure == cards.to_string());
    (cards >= 2 && !is_said).then_some(cards)
}

/// A heading without the letter of its part in front: `S — Situation` is `Situation`.
///
/// Of a heading that is a letter nothing is left: the theme has a word for it.
fn without_letter(heading: &str) -> &str {
    if heading.chars().filter(|it| it.is_alphanumeric()).count() == 1 {
        return "";
    }
    // `S (Situation)`
    if let Some((letter, name)) = heading.split_once(['(', '（'])
        && letter.trim().chars().count() == 1
    {
        return name.trim_end_matches([')', '）', ' ', ':', '：']);
    }
    let mut letters = heading.chars();
    let (Some(first), rest) = (letters.next(), letters.as_str()) else {
        return heading;
    };
    let after = rest.trim_start();
    let separator = after.starts_with(['—', '–', '-', ':', '.', ')', '|']);
    let named = after.trim_start_matches(['—', '–', '-', ':', '.', ')', '|', ' ']);
    if first.is_alphabetic() && separator && !named.is_empty() {
        named
    } else {
        heading
    }
}
