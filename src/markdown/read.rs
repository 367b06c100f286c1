//! Reads Markdown into events with absolute places, and settles what is to happen with raw HTML.
//!
//! Afterwards comments are gone, footnote definitions are kept apart from the text, and raw HTML is
//! left only where it is allowed; what the events look like as HTML is left to `write`.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::Input;
use crate::diagnostic::Diagnostic;
use crate::html;
use crate::source::Span;

/// What some editors put in front of a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// An event of the Markdown parser and the place that it comes from.
pub(super) type PlacedEvent<'a> = (Event<'a>, Span);

/// A text, taken apart.
#[derive(Default)]
pub(super) struct ParsedEvents<'a> {
    /// The text itself.
    pub(super) events: Vec<PlacedEvent<'a>>,
    /// The footnotes, wherever they are defined.
    pub(super) definitions: Vec<Definition<'a>>,
}

/// A footnote as it is defined.
pub(super) struct Definition<'a> {
    /// What references call it.
    pub(super) label: CowStr<'a>,
    /// Where it is defined.
    pub(super) span: Span,
    /// What it says.
    pub(super) events: Vec<PlacedEvent<'a>>,
}

/// Reads a text, which is that of `input` or as long.
pub(super) fn read<'a>(
    text: &'a str,
    input: &Input<'_>,
    raw_html: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedEvents<'a> {
    let markdown = text.trim_start_matches(BYTE_ORDER_MARK);
    let offset = text.len() - markdown.len();
    let exactly = |range: Range<usize>| input.place(offset + range.start..offset + range.end);
    let place = |range: Range<usize>| {
        let written = markdown[range.clone()].trim_end();
        exactly(range.start..range.start + written.len())
    };
    let mut reader = EventReader {
        reading: ParsedEvents::default(),
        open_definitions: Vec::new(),
        raw_html,
        is_reported: false,
        diagnostics,
    };
    let mut html_block = String::new();
    // The rule that the sentence which is being read has under it.
    let mut rule: Option<Span> = None;
    // How many cells a row of the table has that is being read.
    let mut columns = 0;
    let parser = Parser::new_ext(markdown, extensions()).into_offset_iter();
    for (event, range) in parser {
        if let Event::Start(Tag::Heading { .. }) = event
            && let Some((sentence, below)) = sentence_over_rule(&markdown[range.clone()])
        {
            let within = |part: Range<usize>| range.start + part.start..range.start + part.end;
            rule = Some(place(within(below)));
            reader.push(Event::Start(Tag::Paragraph), place(within(sentence)));
            continue;
        }
        let span = match event {
            // White space at the end of words is said.
            Event::Text(_) => exactly(range.clone()),
            _ => place(range.clone()),
        };
        match &event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow) if cells(&markdown[range.clone()]) > columns => {
                reader.report_lost_cell(span);
            }
            _ => {}
        }
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => reader.open_definition(label, span),
            Event::End(TagEnd::FootnoteDefinition) => reader.close_definition(),
            Event::End(TagEnd::Heading(_)) if let Some(rule) = rule.take() => {
                reader.push(Event::End(TagEnd::Paragraph), span);
                reader.push(Event::Rule, rule);
            }
            Event::Start(Tag::HtmlBlock) => html_block.clear(),
            Event::Html(line) => html_block.push_str(&line),
            Event::End(TagEnd::HtmlBlock) => reader.html_block(&html_block, span),
            Event::InlineHtml(tag) => reader.inline_html(tag, span),
            event => reader.push(event, span),
        }
    }
    let mut reading = reader.reading;
    join_wide_lines(&mut reading.events);
    for definition in &mut reading.definitions {
        join_wide_lines(&mut definition.events);
    }
    reading
}

/// How many cells a row is written with.
fn cells(row: &str) -> usize {
    let row = row.trim();
    let inside = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 1;
    let mut is_escaped = false;
    let mut rest = inside.chars().peekable();
    while let Some(letter) = rest.next() {
        let is_last = rest.peek().is_none();
        cells += usize::from(letter == '|' && !is_escaped && !is_last);
        is_escaped = letter == '\\' && !is_escaped;
    }
    cells
}

/// Drops the line breaks between letters of a script without blanks, where a blank would be shown.
fn join_wide_lines(events: &mut Vec<PlacedEvent<'_>>) {
    let mut between: Vec<bool> = Vec::with_capacity(events.len());
    let mut after_wide = false;
    for (event, _) in events.iter() {
        if let Event::Text(words) = event {
            after_wide = words.chars().next_back().is_some_and(is_wide);
        }
        between.push(after_wide);
    }
    let mut before_wide = false;
    for (index, (event, _)) in events.iter().enumerate().rev() {
        if let Event::Text(words) = event {
            before_wide = words.chars().next().is_some_and(is_wide);
        }
        between[index] &= before_wide && matches!(event, Event::SoftBreak);
    }
    let mut is_dropped = between.into_iter();
    events.retain(|_| !is_dropped.next().unwrap_or(false));
}

/// Whether a letter is of a script that has no blanks between words, or one of its marks.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3fffd}')
        && !matches!(letter, '\u{3130}'..='\u{318f}')
}

/// Where a heading that is a sentence with dashes right under it is parted into the sentence and the rule.
/// Markdown makes a heading of that, but whoever wrote it has parted two paragraphs.
fn sentence_over_rule(heading: &str) -> Option<(Range<usize>, Range<usize>)> {
    let heading = heading.trim_end();
    let (sentence, line) = heading.rsplit_once('\n')?;
    let rule = line.trim_start();
    let words = sentence
        .trim_end()
        .trim_end_matches(['"', '\'', '”', '’', ')', '*', '_']);
    let is_sentence = words.ends_with(['.', '!', '?', '…', '。', '！', '？']);
    let is_parted = is_sentence && rule.chars().all(|letter| letter == '-');
    is_parted.then(|| (0..sentence.len(), heading.len() - rule.len()..heading.len()))
}

/// What is understood beyond plain Markdown.
fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
}

struct EventReader<'a, 'd> {
    reading: ParsedEvents<'a>,
    /// The definitions that are being read, the innermost last.
    open_definitions: Vec<Definition<'a>>,
    raw_html: bool,
    /// Whether raw HTML was reported already: once a document is enough.
    is_reported: bool,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> EventReader<'a, '_> {
    fn push(&mut self, event: Event<'a>, span: Span) {
        let events = match self.open_definitions.last_mut() {
            Some(definition) => &mut definition.events,
            None => &mut self.reading.events,
        };
        events.push((event, span));
    }

    fn open_definition(&mut self, label: CowStr<'a>, span: Span) {
        self.open_definitions.push(Definition {
            label,
            span,
            events: Vec::new(),
        });
    }

    fn close_definition(&mut self) {
        self.reading.definitions.extend(self.open_definitions.pop());
    }

    fn inline_html(&mut self, tag: CowStr<'a>, span: Span) {
        if tag.starts_with("<!--") {
            return;
        }
        if self.raw_html {
            let tag = self.without_active(&tag, span);
            self.push(Event::InlineHtml(tag), span);
        } else {
            self.report_raw_html(span);
            self.push(Event::Text(tag), span);
        }
    }

    fn html_block(&mut self, html: &str, span: Span) {
        let (kept, is_closed) = without_comments(html);
        if !is_closed {
            self.report_open_comment(span);
        }
        let kept = kept.trim();
        if kept.is_empty() {
            return;
        }
        // Words behind a comment are no HTML, though the parser takes them for it.
        let is_html = kept.contains('<');
        let content = CowStr::from(kept.to_owned());
        if is_html && self.raw_html {
            let content = self.without_active(&content, span);
            self.push(Event::Html(content), span);
            return;
        }
        if is_html {
            self.report_raw_html(span);
        }
        self.push(Event::Start(Tag::Paragraph), span);
        self.push(Event::Text(content), span);
        self.push(Event::End(TagEnd::Paragraph), span);
    }

    /// The HTML with those tags as text that could lead away from the page in spite of its policy.
    fn without_active(&mut self, html: &str, span: Span) -> CowStr<'a> {
        let (html, refused) = html::without_active(html);
        if let Some(name) = refused {
            self.diagnostics.push(
                Diagnostic::warning("refused-html", format!("`<{name}>` is shown as text"))
                    .at(
                        span,
                        "it could load something else, or lead away from the page",
                    )
                    .help("take it out; a theme may have it in its templates"),
            );
        }
        html.into()
    }

    fn report_raw_html(&mut self, span: Span) {
        if self.is_reported {
            return;
        }
        self.is_reported = true;
        self.diagnostics.push(
            Diagnostic::warning("raw-html", "raw HTML is shown as text")
                .at(span, "this is HTML")
                .help("write it in Markdown, or set `raw_html = true` under `[markdown]`"),
        );
    }

    fn report_lost_cell(&mut self, span: Span) {
        self.diagnostics.push(
            Diagnostic::warning("lost-cell", "this row has more cells than its table")
                .at(span, "what is behind the last column is not shown")
                .help(
                    "give the table another column, or write `\\|` for a bar that is meant as one",
                ),
        );
    }

    fn report_open_comment(&mut self, span: Span) {
        self.diagnostics.push(
            Diagnostic::warning("unclosed-comment", "this comment is never closed")
                .at(span, "what follows here is hidden")
                .help("end the comment with `-->`"),
        );
    }
}

/// `html` without its comments and control characters, and whether every comment is closed.
fn without_comments(html: &str) -> (String, bool) {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        html::push_visible(&mut kept, before);
        // `<!-->` and `<!--->` are whole comments too.
        let closed = [">", "->"].iter().find_map(|end| comment.strip_prefix(end));
        match closed.or_else(|| comment.split_once("-->").map(|(_, after)| after)) {
            Some(after) => rest = after,
            None => return (kept, false),
        }
    }
    html::push_visible(&mut kept, rest);
    (kept, true)
}

/// Takes what is inside a block or a span of text whose start was just read, and moves `events`
/// behind its end.
pub(super) fn take_inside<'e, 'a>(events: &mut &'e [PlacedEvent<'a>]) -> &'e [PlacedEvent<'a>] {
    let mut depth = 0_usize;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => {
                let inside = &events[..at];
                *events = &events[at + 1..];
                return inside;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    std::mem::take(events)
}
