//! Writes events as HTML with open links.
//!
//! The parser's own writer puts destinations straight into the text and knows neither holes nor
//! highlighting nor labels for tasks. Raw HTML was settled in `read` already.

mod block;
mod link;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use self::block::TablePosition;
use super::footnote::Footnotes;
use super::fragment::{Fragment, Link};
use super::highlight::Highlighter;
use super::prose::Prose;
use super::read::{PlacedEvent, take_inside};
use super::words::Words;
use crate::html;
use crate::source::Span;
use crate::url::UniqueNames;

/// What all prose of a document shares.
pub(super) struct Shared<'a> {
    pub(super) highlighter: &'a Highlighter,
    pub(super) anchors: UniqueNames,
    pub(super) footnotes: Footnotes<'a>,
    /// Whether some code was highlighted.
    pub(super) has_code: bool,
}

impl Shared<'_> {
    /// The prose of `events`, which are whole blocks or whole inline content.
    pub(super) fn prose(&mut self, events: &[PlacedEvent<'_>]) -> Prose {
        let mut writer = Writer {
            shared: self,
            html: String::new(),
            links: Vec::new(),
            open_links: Vec::new(),
            table: TablePosition::default(),
            is_in_label: false,
        };
        writer.write(events);
        Prose {
            html: Fragment {
                html: writer.html,
                links: writer.links,
            },
            words: Words::of(events),
        }
    }
}

/// A fragment that is being written.
struct Writer<'s, 'a> {
    shared: &'s mut Shared<'a>,
    html: String,
    links: Vec<Link>,
    /// The links that are not closed yet, as places in `links`.
    open_links: Vec<usize>,
    table: TablePosition,
    /// Whether the words are the label of a task's box.
    is_in_label: bool,
}

impl Writer<'_, '_> {
    fn write(&mut self, mut events: &[PlacedEvent<'_>]) {
        while let Some(((event, span), rest)) = events.split_first() {
            events = rest;
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.code_block(kind, take_inside(&mut events));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    // The id comes before the words that it is made of: look ahead for them.
                    let mut ahead = events;
                    self.start_heading(*level, take_inside(&mut ahead));
                }
                Event::Start(Tag::Table(alignments)) => {
                    let mut ahead = events;
                    self.start_table(alignments, take_inside(&mut ahead));
                }
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => self.image(dest_url, title, take_inside(&mut events), *span),
                Event::Start(tag) => self.start(tag, *span),
                Event::End(tag) => self.end(*tag),
                Event::Text(words) => html::push_escaped(&mut self.html, words),
                Event::Code(code) => {
                    self.html.push_str("<code>");
                    html::push_escaped(&mut self.html, code);
                    self.html.push_str("</code>");
                }
                Event::Html(html) => {
                    self.start_line();
                    html::push_visible(&mut self.html, html);
                }
                Event::InlineHtml(tag) => html::push_visible(&mut self.html, tag),
                Event::FootnoteReference(label) => self.footnote_reference(label, *span),
                Event::SoftBreak => self.html.push('\n'),
                Event::HardBreak => self.html.push_str("<br>\n"),
                Event::Rule => {
                    self.start_line();
                    self.html.push_str("<hr>");
                }
                Event::TaskListMarker(is_done) => self.task(*is_done),
                Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let scheme = match link_type {
                    LinkType::Email => "mailto:",
                    _ => "",
                };
                self.start_link(format!("{scheme}{dest_url}"), title, span);
            }
            Tag::TableCell => self.start_cell(),
            _ => self.start_block(tag),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::TableCell => self.end_cell(),
            _ => self.end_block(tag),
        }
    }
}
