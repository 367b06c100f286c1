//! Turns a text's events into the words that a person would say.
//!
//! How many words there are and how long they take is left to others.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::read::{Piece, length};
use crate::html;

/// The plain text of `events`: no marks, no pictures, no footnote numbers.
///
/// Raw HTML that passes through is no words either. A line break in the source is a space, a hard one a line break; so is the end of each block.
pub(super) fn text(events: &[Piece<'_>]) -> String {
    let mut text = String::with_capacity(length(events));
    let mut open_images = 0_usize;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Image { .. }) => open_images += 1,
            Event::End(TagEnd::Image) => open_images = open_images.saturating_sub(1),
            _ if open_images > 0 => {}
            Event::Text(words) | Event::Code(words) => html::push_visible(&mut text, words),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => text.push(' '),
            Event::HardBreak | Event::Html(_) => text.push('\n'),
            Event::Start(tag) if !is_inline(tag.to_end()) => end_line(&mut text),
            Event::End(tag) if !is_inline(*tag) => end_line(&mut text),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text.shrink_to_fit();
    text
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::TableCell
    )
}

fn end_line(text: &mut String) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push('\n');
    }
}
