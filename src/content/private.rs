//! Leaves out what is its author's own. Where a heading is only nearly that of notes to self, what is
//! under it is left out as well, and a message says so: too much kept back can be mended, too much
//! shown cannot.

use crate::diagnostic::Diagnostic;
use crate::markdown::{Block, BlockKind, CardList, Heading};
use crate::naming::{Names, Topic, plain_words, singular};
use crate::source::{Source, Span};

use super::Section;

/// What a word must be like to be one about coaching: at most one letter is wrong, missing or swapped.
const NEARLY: [&str; 4] = ["coaching", "coach", "coachs", "coaches"];

/// Two slips change the length of a phrase by at most so many bytes.
const LONGEST_SLIP: usize = 8;

/// A heading in the middle of a quote or a list has at most so many words.
const SHORT: usize = 3;

/// Takes what is private out of one file.
pub(super) struct PrivateParts<'a> {
    pub(super) names: &'a Names,
    pub(super) source: &'a Source,
    /// Whether the author says that what is only nearly private is not.
    pub(super) keeps_nearly: bool,
    /// The private texts that were left out.
    pub(super) left_out: Vec<String>,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl PrivateParts<'_> {
    /// The sections without those that are private.
    pub(super) fn sections(&mut self, sections: Vec<Section>) -> Vec<Section> {
        let mut kept = Vec::new();
        for mut section in sections {
            let is_private = section.topic == Some(Topic::Coaching)
                || section.is_nearly_private
                    && self.report(section.heading.prose.text(), section.heading.span);
            if is_private {
                self.leave_out(&section.blocks);
            } else {
                section.blocks = self.blocks(section.blocks);
                kept.push(section);
            }
        }
        kept
    }

    /// The blocks without those that are private.
    pub(super) fn blocks(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        let mut kept = Vec::new();
        // Where blocks are being left out: the level of the heading that they are under.
        let mut private_below: Option<u8> = None;
        for Block { span, kind } in blocks {
            if let BlockKind::Heading(heading) = &kind {
                if private_below.is_some_and(|level| heading.level <= level) {
                    private_below = None;
                }
                if private_below.is_none() && self.is_private_heading(heading) {
                    private_below = Some(heading.level);
                }
            }
            let block = Block { span, kind };
            if private_below.is_some() {
                self.leave_out(&[block]);
                continue;
            }
            // A line of its own is a heading to whoever wrote it.
            let is_title = matches!(&block.kind, BlockKind::Paragraph(_)) && {
                let text = block.text().into_owned();
                text.split_whitespace().count() <= SHORT && self.is_private_line(&text, span)
            };
            if is_title {
                private_below = Some(6);
                self.leave_out(&[block]);
                continue;
            }
            kept.extend(self.block(block));
        }
        kept
    }

    /// What is public of a block that is no heading.
    fn block(&mut self, block: Block) -> Option<Block> {
        let span = block.span;
        match block.kind {
            BlockKind::Cards(CardList { ordered, items }) => {
                let mut kept = Vec::new();
                for item in items {
                    let title = item.title.as_ref().map(|title| title.text().to_owned());
                    if title.is_some_and(|title| self.is_private_line(&title, item.span)) {
                        self.left_out.push(item.words.text.clone());
                    } else {
                        kept.push(item);
                    }
                }
                let kind = BlockKind::Cards(CardList {
                    ordered,
                    items: kept,
                });
                let is_left = matches!(&kind, BlockKind::Cards(list) if !list.items.is_empty());
                is_left.then_some(Block { span, kind })
            }
            BlockKind::Paragraph(prose) => {
                let bold = prose.words.opening_bold().unwrap_or_default().to_owned();
                let text = prose.text().to_owned();
                let block = Block {
                    span,
                    kind: BlockKind::Paragraph(prose),
                };
                self.keep_unless(block, |parts| {
                    parts.is_private_line(&bold, span) || parts.is_private_line(&text, span)
                })
            }
            BlockKind::Other(prose) => {
                let bold = prose.words.opening_bold().unwrap_or_default().to_owned();
                let lines = prose.text().lines().map(str::to_owned);
                let lines: Vec<String> = lines.chain([bold]).collect();
                let block = Block {
                    span,
                    kind: BlockKind::Other(prose),
                };
                self.keep_unless(block, |parts| {
                    lines.iter().any(|line| parts.is_private_line(line, span))
                })
            }
            kind @ BlockKind::Heading(_) => Some(Block { span, kind }),
        }
    }

    fn keep_unless(
        &mut self,
        block: Block,
        is_private: impl FnOnce(&mut Self) -> bool,
    ) -> Option<Block> {
        if is_private(self) {
            self.leave_out(&[block]);
            return None;
        }
        Some(block)
    }

    fn leave_out(&mut self, blocks: &[Block]) {
        let texts = blocks.iter().map(|block| block.text().into_owned());
        self.left_out.extend(texts);
    }

    fn is_private_heading(&mut self, heading: &Heading) -> bool {
        is_nearly_for_notes(self.names, heading, self.source)
            && self.report(heading.prose.text(), heading.span)
    }

    /// Whether a line is, or begins with, what people head their notes to self with.
    fn is_private_line(&mut self, line: &str, span: Span) -> bool {
        let line = readable(line);
        let title = title_of(&line);
        let is_short = (1..=SHORT).contains(&title.split_whitespace().count());
        let is_private = || {
            let words = plain_words(title);
            self.names.topic(title) == Some(Topic::Coaching)
                || words.split(' ').any(|word| is_nearly(word, "coaching"))
        };
        is_short && is_private() && self.report(title, span)
    }

    /// Reports that something is kept back; returns whether it is.
    fn report(&mut self, heading: &str, span: Span) -> bool {
        if self.keeps_nearly {
            return false;
        }
        self.diagnostics.push(
            Diagnostic::warning(
                "nearly-private",
                format!("`{heading}` looks like notes to self, so it is not shown to others"),
            )
            .at(span, "this and what is under it")
            .help("head notes to self with `## Coaching`; if these are none, use other words or `allow = [\"nearly-private\"]`"),
        );
        true
    }
}

/// A stretch of the file as its author wrote it.
pub(super) fn original(source: &Source, span: Span) -> &str {
    let start = source.original_offset(span.start as usize);
    let end = source.original_offset(span.end as usize);
    source.original().get(start..end).unwrap_or_default()
}

/// Whether a heading of a file is that of notes to self, or so like one that it may be meant.
pub(super) fn is_nearly_for_notes(names: &Names, heading: &Heading, source: &Source) -> bool {
    let written = original(source, heading.span);
    let mut texts = [heading.prose.text(), written].into_iter();
    texts.any(|text| is_nearly_private(names, text))
}

fn is_nearly_private(names: &Names, heading: &str) -> bool {
    if names.topic(heading) == Some(Topic::Coaching) {
        return true;
    }
    let words = plain_words(&readable(heading));
    let one = singular(&words);
    let padded = format!(" {one} ");
    let mut phrases = names.of(Topic::Coaching);
    let has_phrase = phrases.any(|name| {
        let is_phrase = name.contains(' ') || names.own_of(Topic::Coaching).any(|it| it == name);
        let name = singular(name);
        is_phrase && padded.contains(&format!(" {name} "))
            || name.contains(' ')
                && name.len().abs_diff(one.len()) <= LONGEST_SLIP
                && strsim::damerau_levenshtein(&name, &one) <= 2
    });
    has_phrase || words.split(' ').any(is_nearly_coaching)
}

/// Whether a word is one about coaching, with one slip at most; short ones without.
fn is_nearly_coaching(word: &str) -> bool {
    NEARLY.iter().any(|name| is_nearly(word, name))
}

fn is_nearly(word: &str, name: &str) -> bool {
    // "Coached" and "poaching" are other words.
    let slips = usize::from(name == "coaching" && word.starts_with('c'));
    strsim::damerau_levenshtein(name, word) <= slips
}

/// What heads a line: the words before a colon or a dash, or the first ones of a callout.
fn title_of(line: &str) -> &str {
    let line = line.trim_start_matches([' ', ':']);
    if let Some((_, callout)) = line.strip_prefix("[!").and_then(|it| it.split_once(']')) {
        let callout = callout.trim_start();
        return callout.split_whitespace().next().unwrap_or(callout);
    }
    line.split([':', '—', '–']).next().unwrap_or(line).trim()
}

/// The heading without what people do not see of it: attributes, invisible characters. Where there was a
/// tag there is a colon.
fn readable(heading: &str) -> String {
    let mut readable = String::with_capacity(heading.len());
    let mut depth = 0_usize;
    for letter in heading.chars() {
        match letter {
            '<' | '{' => depth += 1,
            '>' | '}' if depth > 0 => {
                depth -= 1;
                readable.push_str(" : ");
            }
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ if depth == 0 => readable.push(letter),
            _ => {}
        }
    }
    readable
}
