//! Writes what is on lines of its own: paragraphs, lists, tables, tasks, code.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::Writer;
use crate::html;
use crate::markdown::read::{PlacedEvent, take_inside};
use crate::markdown::words::Words;
use crate::url::slug;

/// A table with more columns than this scrolls by itself: its cells would be too narrow on a phone.
const NARROW: usize = 4;

/// Where in a table the writer is. Markdown has no tables inside tables.
#[derive(Default)]
pub(super) struct TablePosition {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

impl TablePosition {
    fn is_wide(&self) -> bool {
        self.alignments.len() > NARROW
    }
}

impl Writer<'_, '_> {
    pub(super) fn start_block(&mut self, tag: &Tag<'_>) {
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
            Tag::TableHead => {
                self.table.is_head = true;
                self.table.column = 0;
                self.html.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html.push_str("<tr>");
            }
            // Nothing else is read.
            _ => {}
        }
    }

    pub(super) fn end_block(&mut self, tag: TagEnd) {
        match tag {
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
            TagEnd::BlockQuote(_) => self.push_line("</blockquote>"),
            TagEnd::List(true) => self.push_line("</ol>"),
            TagEnd::List(false) => self.push_line("</ul>"),
            TagEnd::TableRow => self.html.push_str("</tr>"),
            TagEnd::TableHead => {
                self.table.is_head = false;
                self.html.push_str("</tr>\n</thead>\n<tbody>");
            }
            TagEnd::Table => {
                self.push_line("</tbody>\n</table>");
                if self.table.is_wide() {
                    self.push_line("</div>");
                }
            }
            _ => {}
        }
    }

    /// Sees to it that a block begins on a line of its own, and is no part of a task's label.
    pub(super) fn start_line(&mut self) {
        self.end_label();
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    fn push_line(&mut self, tags: &str) {
        self.start_line();
        self.html.push_str(tags);
    }

    pub(super) fn start_heading(&mut self, level: HeadingLevel, inside: &[PlacedEvent<'_>]) {
        self.start_line();
        let id = self.shared.anchors.take(&slug(&Words::of(inside).text));
        let _ = write!(self.html, "<{level} id=\"{id}\">");
    }

    /// Begins a table. What scrolls can be reached by keyboard, so it has a name: the words of the
    /// head.
    pub(super) fn start_table(&mut self, alignments: &[Alignment], inside: &[PlacedEvent<'_>]) {
        self.start_line();
        self.table.alignments = alignments.to_vec();
        if self.table.is_wide() {
            self.html
                .push_str("<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-label=\"");
            let head = take_inside(&mut inside.get(1..).unwrap_or_default());
            html::push_escaped(&mut self.html, &Words::of(head).text);
            self.html.push_str("\">\n");
        }
        self.html.push_str("<table>");
    }

    pub(super) fn start_cell(&mut self) {
        let cell = if self.table.is_head {
            "<th scope=\"col\""
        } else {
            "<td"
        };
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-start\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-end\"",
            Some(Alignment::None) | None => "",
        };
        self.html.extend([cell, class, ">"]);
    }

    pub(super) fn end_cell(&mut self) {
        let cell = if self.table.is_head { "</th>" } else { "</td>" };
        self.html.push_str(cell);
        self.table.column += 1;
    }

    /// Writes the box of a task and begins its label.
    pub(super) fn task(&mut self, is_done: bool) {
        let state = if is_done { " checked" } else { "" };
        let label = ["<label><input type=\"checkbox\" disabled", state, "> "];
        self.html.extend(label);
        self.is_in_label = true;
    }

    fn end_label(&mut self) {
        if self.is_in_label {
            self.is_in_label = false;
            self.html.push_str("</label>");
        }
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, inside: &[PlacedEvent<'_>]) {
        let mut code = String::new();
        for (event, _) in inside {
            if let Event::Text(lines) = event {
                html::push_visible(&mut code, lines);
            }
        }
        let language = match kind {
            CodeBlockKind::Fenced(information) => language(information),
            CodeBlockKind::Indented => "",
        };
        self.push_line("<pre><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            html::push_escaped(&mut self.html, language);
            self.html.push('"');
        }
        self.html.push('>');
        match self.shared.highlighter.highlight(language, &code) {
            Some(highlighted) => {
                self.html.push_str(&highlighted);
                self.shared.has_code = true;
            }
            None => html::push_escaped(&mut self.html, &code),
        }
        self.html.push_str("</code></pre>");
    }
}

/// The first word of what is behind a fence: `rust` of `rust,ignore`.
fn language(information: &str) -> &str {
    let is_end = |character: char| character.is_whitespace() || matches!(character, ',' | '{');
    information.split(is_end).next().unwrap_or_default()
}
