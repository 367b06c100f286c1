//! What each part of a printed sheet is to a reader who does not see it, in the order of reading.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Node, Tag, TagGroup};

use super::flow::TextBlock;
use super::line::Line;
use super::row::Role;

/// The structure of one sheet while it is drawn.
#[derive(Default)]
pub(super) struct Structure {
    elements: Vec<Element>,
}

enum Element {
    /// A heading of a level, with its words.
    Heading(NonZeroU16, String, Vec<Node>),
    /// A paragraph.
    Paragraph(Vec<Node>),
    /// A list: for each item its label and its words.
    List(Vec<(Vec<Node>, Vec<Node>)>),
}

impl Structure {
    /// Adds what is in a block of the sheet called `title`.
    pub(super) fn add(&mut self, block: &TextBlock, title: &str, mut ids: Vec<Node>) {
        let words = block.lines.first().map(Line::paragraph);
        // A heading whose words no font has still has a name.
        let words = words.filter(|words| !words.is_empty()).unwrap_or(title);
        let heading = |level| Element::Heading(level, words.to_owned(), Vec::new());
        let element = match (block.role, self.elements.last_mut()) {
            (Role::Body, Some(Element::List(items))) => {
                match items.last_mut() {
                    Some((_, body)) if body.is_empty() => body.append(&mut ids),
                    _ => items.push((Vec::new(), ids)),
                }
                return;
            }
            (Role::Label, Some(Element::List(items))) => return items.push((ids, Vec::new())),
            (Role::More, Some(last)) => return last.contents().append(&mut ids),
            (Role::Label, _) => Element::List(vec![(ids, Vec::new())]),
            (Role::Body, _) => Element::List(vec![(Vec::new(), ids)]),
            (Role::Title, _) => heading(NonZeroU16::MIN).holding(ids),
            (Role::Heading, _) => heading(NonZeroU16::MIN.saturating_add(1)).holding(ids),
            (Role::Paragraph | Role::More, _) => Element::Paragraph(ids),
        };
        self.elements.push(element);
    }

    /// The structure as the document wants it.
    pub(super) fn finish(self) -> TagGroup {
        let elements = self.elements.into_iter();
        let elements = elements.map(|element| match element {
            Element::Heading(level, words, contents) => {
                TagGroup::with_children(Tag::Hn(level, Some(words)), contents)
            }
            Element::Paragraph(contents) => TagGroup::with_children(Tag::P, contents),
            Element::List(items) => list(items),
        });
        TagGroup::with_children(Tag::Section, elements.map(Node::from).collect())
    }
}

impl Element {
    /// What more of it belongs to.
    fn contents(&mut self) -> &mut Vec<Node> {
        match self {
            Self::Heading(_, _, contents) | Self::Paragraph(contents) => contents,
            Self::List(items) => {
                if items.is_empty() {
                    items.push((Vec::new(), Vec::new()));
                }
                let last = items.len() - 1;
                &mut items[last].1
            }
        }
    }

    fn holding(mut self, mut ids: Vec<Node>) -> Self {
        self.contents().append(&mut ids);
        self
    }
}

fn list(items: Vec<(Vec<Node>, Vec<Node>)>) -> TagGroup {
    let mut list = TagGroup::new(Tag::L(ListNumbering::None));
    for (label, body) in items {
        let mut item = TagGroup::new(Tag::LI);
        if !label.is_empty() {
            item.push(TagGroup::with_children(Tag::Lbl, label));
        }
        if !body.is_empty() {
            item.push(TagGroup::with_children(Tag::LBody, body));
        }
        list.push(item);
    }
    list
}
