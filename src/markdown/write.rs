//! Writes events as HTML with open links.
//!
//! The parser's own writer puts destinations straight into the text and knows neither holes nor
//! highlighting nor labels for tasks. Raw HTML was settled in `read` already.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::escape;
use super::footnote::Footnotes;
use super::fragment::{Fragment, Link, LinkKind};
use super::heading::Identifiers;
use super::highlight::Highlighter;
use super::read::{Piece, take_inside};
use super::text::text;
use crate::source::Span;

/// What all fragments of a document share.
pub(super) struct Shared<'a> {
    pub(super) highlighter: &'a Highlighter,
    pub(super) identifiers: Identifiers,
    pub(super) footnotes: Footnotes<'a>,
    /// Whether some code was highlighted.
    pub(super) has_code: bool,
}

impl Shared<'_> {
    /// The HTML of `events`, which are whole blocks or whole inline content.
    pub(super) fn fragment(&mut self, events: &[Piece<'_>]) -> Fragment {
        let mut writer = Writer {
            shared: self,
            html: String::new(),
            links: Vec::new(),
            open_links: Vec::new(),
            table: Table::default(),
            is_in_label: false,
        };
        writer.write(events);
        Fragment {
            html: writer.html,
            links: writer.links,
        }
    }
}

/// Where in a table the writer is. Markdown has no tables inside tables.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

struct Writer<'s, 'a> {
    shared: &'s mut Shared<'a>,
    html: String,
    links: Vec<Link>,
    /// The links that are not closed yet, as places in `links`.
    open_links: Vec<usize>,
    table: Table,
    /// Whether the words are the label of a task's box.
    is_in_label: bool,
}

impl Writer<'_, '_> {
    fn write(&mut self, mut events: &[Piece<'_>]) {
        while let Some(((event, span), rest)) = events.split_first() {
            events = rest;
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.code_block(kind, take_inside(&mut events));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    // The words come after the id that they give: look ahead for them.
                    let inside = take_inside(&mut { events });
                    let id = self.shared.identifiers.assign(&text(inside));
                    self.start_line();
                    let _ = write!(self.html, "<{level} id=\"{id}\">");
                }
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => self.image(dest_url, title, take_inside(&mut events), *span),
                Event::Start(tag) => self.start(tag, *span),
                Event::End(tag) => self.end(*tag),
                Event::Text(words) => escape::push_text(&mut self.html, words),
                Event::Code(code) => {
                    self.html.push_str("<code>");
                    escape::push_text(&mut self.html, code);
                    self.html.push_str("</code>");
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    escape::push_visible(&mut self.html, html);
                }
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

    fn start_block(&mut self, tag: &Tag<'_>) {
        self.end_label();
        self.start_line();
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>"),
            Tag::List(None) => self.html.push_str("<ul>"),
            Tag::List(Some(1)) => self.html.push_str("<ol>"),
            Tag::List(Some(first)) => {
                let _ = write!(self.html, "<ol start=\"{first}\">");
            }
            Tag::Item => self.html.push_str("<li>"),
            Tag::Table(alignments) => {
                self.table.alignments.clone_from(alignments);
                self.html.push_str("<table>");
            }
            Tag::TableHead => {
                self.table.is_head = true;
                self.table.column = 0;
                self.html.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html.push_str("<tr>");
            }
            // Raw HTML brings its own tags; nothing else is read.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Heading(level) => {
                let _ = write!(self.html, "</{level}>");
            }
            TagEnd::Paragraph => {
                self.end_label();
                self.html.push_str("</p>");
            }
            TagEnd::Item => {
                self.end_label();
                self.html.push_str("</li>");
            }
            TagEnd::BlockQuote(_) => self.end_container("</blockquote>"),
            TagEnd::List(true) => self.end_container("</ol>"),
            TagEnd::List(false) => self.end_container("</ul>"),
            TagEnd::TableCell => {
                self.html
                    .push_str(if self.table.is_head { "</th>" } else { "</td>" });
                self.table.column += 1;
            }
            TagEnd::TableRow => self.html.push_str("</tr>"),
            TagEnd::TableHead => {
                self.table.is_head = false;
                self.html.push_str("</tr>\n</thead>\n<tbody>");
            }
            TagEnd::Table => self.end_container("</tbody>\n</table>"),
            _ => {}
        }
    }

    fn end_container(&mut self, tag: &str) {
        self.start_line();
        self.html.push_str(tag);
    }

    /// Sees to it that a block begins on a line of its own.
    fn start_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    fn start_cell(&mut self) {
        self.html.push_str(if self.table.is_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        let side = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            Some(Alignment::None) | None => "",
        };
        if !side.is_empty() {
            let _ = write!(self.html, " style=\"text-align: {side}\"");
        }
        self.html.push('>');
    }

    fn task(&mut self, is_done: bool) {
        let checked = if is_done { " checked" } else { "" };
        let _ = write!(
            self.html,
            "<label><input type=\"checkbox\" disabled{checked}> "
        );
        self.is_in_label = true;
    }

    fn end_label(&mut self) {
        if self.is_in_label {
            self.is_in_label = false;
            self.html.push_str("</label>");
        }
    }

    fn start_link(&mut self, destination: String, title: &str, span: Span) {
        let start = self.html.len();
        self.html.push_str("<a href=\"");
        let hole = self.html.len();
        self.html.push('"');
        self.title(title);
        self.html.push('>');
        let end = self.html.len();
        self.open_links.push(self.links.len());
        self.links.push(Link {
            kind: LinkKind::Link,
            destination,
            span,
            before: start..end,
            hole,
            after: end..end,
        });
    }

    fn end_link(&mut self) {
        let start = self.html.len();
        self.html.push_str("</a>");
        if let Some(index) = self.open_links.pop() {
            self.links[index].after = start..self.html.len();
        }
    }

    fn image(&mut self, destination: &str, title: &str, inside: &[Piece<'_>], span: Span) {
        let start = self.html.len();
        self.html.push_str("<img src=\"");
        let hole = self.html.len();
        self.html.push_str("\" alt=\"");
        let before = start..self.html.len();
        escape::push_text(&mut self.html, &text(inside));
        let words_end = self.html.len();
        self.html.push('"');
        self.title(title);
        self.html.push_str(" loading=\"lazy\">");
        self.links.push(Link {
            kind: LinkKind::Image,
            destination: destination.to_owned(),
            span,
            before,
            hole,
            after: words_end..self.html.len(),
        });
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::push_text(&mut self.html, title);
            self.html.push('"');
        }
    }

    fn footnote_reference(&mut self, label: &CowStr<'_>, span: Span) {
        let Some((number, is_first)) = self.shared.footnotes.refer(label) else {
            escape::push_text(&mut self.html, &format!("[^{label}]"));
            return;
        };
        let start = self.html.len();
        self.html.push_str("<sup class=\"footnote\"><a href=\"");
        let hole = self.html.len();
        self.html.push('"');
        if is_first {
            let _ = write!(self.html, " id=\"fnref:{number}\"");
        }
        let _ = write!(self.html, " role=\"doc-noteref\">{number}</a></sup>");
        let end = self.html.len();
        self.links.push(Link {
            kind: LinkKind::Footnote,
            destination: format!("#fn:{number}"),
            span,
            before: start..end,
            hole,
            after: end..end,
        });
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, inside: &[Piece<'_>]) {
        let mut code = String::new();
        for (event, _) in inside {
            if let Event::Text(line) = event {
                escape::push_visible(&mut code, line);
            }
        }
        self.end_label();
        self.start_line();
        let language = match kind {
            CodeBlockKind::Fenced(information) => language(information),
            CodeBlockKind::Indented => "",
        };
        self.html.push_str("<pre><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            escape::push_text(&mut self.html, language);
            self.html.push('"');
        }
        self.html.push('>');
        match self.shared.highlighter.highlight(language, &code) {
            Some(highlighted) => {
                self.html.push_str(&highlighted);
                self.shared.has_code = true;
            }
            None => escape::push_text(&mut self.html, &code),
        }
        self.html.push_str("</code></pre>");
    }
}

/// The first word of what stands behind a fence: `rust` of `rust,ignore`.
fn language(information: &str) -> &str {
    let is_end = |character: char| character.is_whitespace() || matches!(character, ',' | '{');
    information.split(is_end).next().unwrap_or_default()
}
