//! Finds the titled cards of a list: items whose bold opening ends in a dash, a colon, a full stop or with
//! its line.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::read::{PlacedEvent, take_inside};
use crate::source::Span;

/// An item that opens in bold, taken apart.
pub(super) struct Card<'a> {
    /// What is bold, without the mark that parts it from the rest.
    pub(super) title: Vec<PlacedEvent<'a>>,
    /// Everything else.
    pub(super) rest: Vec<PlacedEvent<'a>>,
}

/// Takes the content of an item apart, if it opens in bold and the bold is its title.
///
/// Bold that runs on into the sentence, as in "**This**, not that", is only stress.
pub(super) fn card<'a>(mut item: &[PlacedEvent<'a>]) -> Option<Card<'a>> {
    let paragraph = match item.split_first()? {
        (first @ (Event::Start(Tag::Paragraph), _), rest) => {
            item = rest;
            Some(first.clone())
        }
        _ => None,
    };
    let ((Event::Start(Tag::Strong), _), mut behind) = item.split_first()? else {
        return None;
    };
    let bold = take_inside(&mut behind);
    let title = without_last_mark(bold);
    let is_marked = text_of(bold).trim_end() != text_of(&title);
    let runs_on = !is_marked && runs_on(behind);
    if title.is_empty() || runs_on {
        return None;
    }
    let mut rest = without_first_mark(behind);
    if let Some(paragraph) = paragraph {
        if matches!(rest.first(), Some((Event::End(TagEnd::Paragraph), _))) {
            rest.remove(0);
        } else {
            rest.insert(0, paragraph);
        }
    }
    Some(Card { title, rest })
}

/// Whether what is right behind the bold goes on with its sentence: it does but for a dash, a colon, a full
/// stop or the end of the line.
fn runs_on(behind: &[PlacedEvent<'_>]) -> bool {
    let texts = behind
        .iter()
        .take_while(|(event, _)| matches!(event, Event::Text(_)));
    let text = text_of(&behind[..texts.count()]);
    let words = text.trim_start();
    if !words.is_empty() {
        return without_mark(words).is_none();
    }
    let next = behind
        .iter()
        .find(|(event, _)| !matches!(event, Event::Text(_)));
    next.is_some_and(|(event, _)| {
        !matches!(
            event,
            Event::SoftBreak | Event::HardBreak | Event::Start(Tag::List(_)) | Event::End(_)
        )
    })
}

/// The words of some events, as they are written.
fn text_of(events: &[PlacedEvent<'_>]) -> String {
    let texts = events.iter().filter_map(|(event, _)| match event {
        Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
        _ => None,
    });
    texts.collect()
}

/// `events` without the white space and the mark that they begin with.
fn without_first_mark<'a>(events: &[PlacedEvent<'a>]) -> Vec<PlacedEvent<'a>> {
    let mut events = events.iter().cloned();
    let mut kept = Vec::new();
    let mut is_marked = false;
    for (event, span) in events.by_ref() {
        match &event {
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(words) => {
                let trimmed = words.trim_start();
                let mut bare = trimmed;
                if !is_marked && let Some(behind) = without_mark(trimmed) {
                    is_marked = true;
                    bare = behind.trim_start();
                }
                if !bare.is_empty() {
                    let cut = words.len() - bare.len();
                    kept.push((
                        Event::Text(CowStr::from(bare.to_owned())),
                        behind(span, cut),
                    ));
                    break;
                }
            }
            _ => {
                kept.push((event, span));
                break;
            }
        }
    }
    kept.extend(events);
    kept
}

/// The place behind the first `cut` bytes of a text, where it is written as it is said.
fn behind(span: Span, cut: usize) -> Span {
    let range = span.range();
    Span::new(span.file, (range.start + cut).min(range.end)..range.end)
}

/// `events` without the white space and the mark that they end with.
fn without_last_mark<'a>(events: &[PlacedEvent<'a>]) -> Vec<PlacedEvent<'a>> {
    let mut kept = events.to_vec();
    let mut is_marked = false;
    while let Some((Event::Text(words), span)) = kept.last_mut() {
        let mut bare = words.trim_end();
        if !is_marked && let Some(before) = bare.strip_suffix(['–', '—', '―', '-', ':', '：', '.'])
        {
            is_marked = true;
            bare = before.trim_end();
        }
        if !bare.is_empty() {
            let range = span.range();
            let end = range.end.saturating_sub(words.len() - bare.len());
            *span = Span::new(span.file, range.start..end.max(range.start));
            *words = CowStr::from(bare.to_owned());
            break;
        }
        kept.pop();
    }
    kept
}

/// `words` without the dash, colon or full stop that they begin with.
/// A hyphen or a point must be alone: `-5` and `.5` are numbers.
fn without_mark(words: &str) -> Option<&str> {
    let behind = words.strip_prefix(['–', '—', '―', ':', '：']);
    behind.or_else(|| {
        let behind = words.strip_prefix(['-', '.'])?;
        (behind.is_empty() || behind.starts_with(char::is_whitespace)).then_some(behind)
    })
}
