//! Draws a problem for a person: the place, the line itself underlined, what to do.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use annotate_snippets::Annotation;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;
use unicode_width::UnicodeWidthStr;

use super::{Diagnostic, Label, Severity, path_of};
use crate::source::{FileId, Source, Sources};
use crate::terminal::{Drawn, visible, wrapped};

/// How many problems of one rule are drawn, in one file and in all: more are read by nobody.
const MOST_IN_A_FILE: usize = 10;
const MOST_OF_A_RULE: usize = 50;

/// What stands around an excerpt that is cut at both ends, a blank before the label among it.
const AROUND_AN_EXCERPT: usize = " | ... ... … ".len();

/// However little room there is, so many letters are underlined.
const SHORTEST_UNDERLINE: usize = 12;

/// How many bytes are shown in one frame.
const LONGEST_EXCERPT: usize = 4096;

/// How many bytes are shown before a place in a line that is longer.
const NEAR: usize = 60;

/// How many columns lines have where nobody says how many there are.
pub const WIDTH: usize = 100;

/// What stands before a note besides the number of a line.
const BEFORE_A_NOTE: usize = " = note: ".len();

/// The problem as lines of text, ending in a line break.
pub fn human(diagnostic: &Diagnostic, sources: &Sources) -> Drawn {
    human_within(diagnostic, sources, WIDTH)
}

/// The problem as [`human`] draws it, in lines of so many columns where its words allow that.
pub fn human_within(diagnostic: &Diagnostic, sources: &Sources, width: usize) -> Drawn {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::HELP.with_name("advice"),
    };
    let title = level
        .primary_title(visible(&diagnostic.message))
        .id(diagnostic.rule);
    let mut group = Group::with_title(title);
    let gutter = gutter(diagnostic, sources);
    for (file, labels) in places(diagnostic) {
        group = framed(
            group,
            sources.get(file),
            labels,
            width.saturating_sub(gutter),
        );
    }
    if let (None, Some(path)) = (&diagnostic.place, &diagnostic.path) {
        group = group.element(Origin::path(visible(path)));
    }
    let beside = width.saturating_sub(gutter + BEFORE_A_NOTE);
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(wrapped(&visible(note), beside, "")));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(wrapped(&visible(help), beside, "")));
    }
    let renderer = Renderer::styled().term_width(width);
    let mut drawn = without_empty_paths(renderer.render(&[group]));
    drawn.push('\n');
    Drawn::new(&drawn)
}

/// The problems as [`human_within`] draws them, but only the first few of each kind: the others are counted.
/// `hint` stands behind each count.
pub fn human_all<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
    width: usize,
    hint: &str,
) -> Drawn {
    let mut drawn = Vec::new();
    let mut of_rule: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_file: HashMap<(&str, &str), usize> = HashMap::new();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let in_file = of_file
            .entry((diagnostic.rule, path_of(diagnostic, sources)))
            .or_default();
        let in_all = of_rule.entry(diagnostic.rule).or_default();
        *in_file += 1;
        if *in_file > MOST_IN_A_FILE || *in_all >= MOST_OF_A_RULE {
            *left_out.entry(diagnostic.rule).or_default() += 1;
            continue;
        }
        *in_all += 1;
        drawn.push(human_within(diagnostic, sources, width));
    }
    for (rule, count) in left_out {
        drawn.push(Drawn::new(&format!(
            "... and {count} more of `{rule}`{hint}\n"
        )));
    }
    Drawn::below_each_other(&drawn)
}

/// The problem in one line, for places where a frame is too much: `path:line:column: message`.
pub fn one_line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let path = path_of(diagnostic, sources);
    let place = diagnostic.place.as_ref().map(|label| {
        let source = sources.get(label.span.file);
        let at = source.position(label.span.start as usize);
        format!(":{}:{}", at.line, at.column)
    });
    let line = match path {
        "" => diagnostic.message.clone(),
        path => format!(
            "{path}{}: {}",
            place.unwrap_or_default(),
            diagnostic.message
        ),
    };
    visible(&line).into_owned()
}

/// Leaves out the lines that stand for the path of a frame that has none: it was named above.
fn without_empty_paths(drawn: String) -> String {
    if !drawn.contains(":::") {
        return drawn;
    }
    let is_empty_path = |line: &&str| strip_str(line).to_string().trim() == ":::";
    let lines: Vec<&str> = drawn.lines().filter(|line| !is_empty_path(line)).collect();
    lines.join("\n")
}

/// How wide the number of the last line is that is shown.
fn gutter(diagnostic: &Diagnostic, sources: &Sources) -> usize {
    let labels = diagnostic.place.iter().chain(&diagnostic.related);
    let lines = labels.map(|label| {
        let source = sources.get(label.span.file);
        source.position(label.span.start as usize).line
    });
    lines.max().map_or(0, |line| line.to_string().len())
}

/// The places of a problem, the main place's file first.
fn places(diagnostic: &Diagnostic) -> Vec<(FileId, Vec<(AnnotationKind, &Label)>)> {
    let primary = diagnostic
        .place
        .iter()
        .map(|label| (AnnotationKind::Primary, label));
    let related = diagnostic
        .related
        .iter()
        .map(|label| (AnnotationKind::Context, label));
    let mut files: Vec<(FileId, Vec<(AnnotationKind, &Label)>)> = Vec::new();
    for (kind, label) in primary.chain(related) {
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, labels)) => labels.push((kind, label)),
            None => files.push((label.span.file, vec![(kind, label)])),
        }
    }
    files
}

/// Adds the lines that the labels are about, in one frame, or, where those are far apart or too long to
/// be read, in a frame for each.
fn framed<'a>(
    mut group: Group<'a>,
    source: &'a Source,
    labels: Vec<(AnnotationKind, &'a Label)>,
    width: usize,
) -> Group<'a> {
    let excerpt = Excerpt::of(source, labels.iter().map(|(_, label)| *label));
    if excerpt.text.len() <= LONGEST_EXCERPT {
        let annotations = labels
            .into_iter()
            .map(|(kind, label)| excerpt.annotation(kind, underlined(source, label), label, width))
            .collect::<Vec<_>>();
        return group.element(
            Snippet::source(excerpt.shown())
                .line_start(excerpt.line)
                .path(visible(&source.path))
                .annotations(annotations),
        );
    }
    for (kind, label) in labels {
        let place = underlined(source, label);
        let position = source.position(label.span.start as usize);
        let excerpt = Excerpt::around(source, place.start);
        let end = place.end.min(excerpt.start + excerpt.text.len());
        let annotation = excerpt.annotation(kind, place.start..end, label, width);
        group = group
            .element(
                Origin::path(visible(&source.path))
                    .line(position.line)
                    .char_column(position.column),
            )
            .element(
                Snippet::source(excerpt.shown())
                    .line_start(excerpt.line)
                    .annotation(annotation),
            );
    }
    group
}

/// A stretch of a source that is shown.
struct Excerpt<'a> {
    text: &'a str,
    /// Its first byte in the source.
    start: usize,
    /// Its first line in the source, from 1.
    line: usize,
}

impl<'a> Excerpt<'a> {
    /// The whole lines from the first of the labels to the last.
    fn of<'l>(source: &'a Source, labels: impl Iterator<Item = &'l Label>) -> Self {
        let text = source.original();
        let places: Vec<Range<usize>> = labels.map(|label| underlined(source, label)).collect();
        let first = places.iter().map(|place| place.start).min().unwrap_or(0);
        let last = places.iter().map(|place| place.end).max().unwrap_or(0);
        let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
        Self {
            text: &text[start..end],
            start,
            line: source.line_at(start),
        }
    }

    /// The part of the line at `place` that is near it.
    fn around(source: &'a Source, place: usize) -> Self {
        let text = source.original();
        let line = source.line_at(place);
        let near = text.floor_char_boundary(place.saturating_sub(NEAR));
        let start = text[near..place]
            .rfind('\n')
            .map_or(near, |at| near + at + 1);
        let end = text.ceil_char_boundary(place.saturating_add(2 * NEAR).min(text.len()));
        let end = text[place..end]
            .find(['\r', '\n'])
            .map_or(end, |at| place + at);
        Self {
            text: &text[start..end],
            start,
            line,
        }
    }

    /// The text with line breaks that a terminal knows.
    fn shown(&self) -> Cow<'a, str> {
        if self.text.contains('\r') {
            Cow::Owned(with_plain_breaks(self.text))
        } else {
            Cow::Borrowed(self.text)
        }
    }

    /// Underlines a place, and says what is there. Of a place that leaves no room for that in `width` columns
    /// only the beginning is underlined.
    fn annotation(
        &self,
        kind: AnnotationKind,
        place: Range<usize>,
        label: &'a Label,
        width: usize,
    ) -> Annotation<'a> {
        let text = visible(&label.text);
        let room = width.saturating_sub(AROUND_AN_EXCERPT + text.width());
        let place = place.start - self.start..place.end - self.start;
        let underlined = &self.text[place.clone()];
        let rest = underlined.char_indices().nth(room.max(SHORTEST_UNDERLINE));
        let end = rest.map_or(place.end, |(at, _)| place.start + at);
        let shown = |at: usize| at - self.text[..at].matches("\r\n").count();
        let annotation = kind.span(shown(place.start)..shown(end));
        match (rest, text.as_ref()) {
            (None, "") => annotation,
            (None, _) => annotation.label(text),
            (Some(_), _) => annotation.label(format!("… {text}").trim_end().to_owned()),
        }
    }
}

fn with_plain_breaks(text: &str) -> String {
    let text = text.strip_suffix('\r').unwrap_or(text);
    text.replace("\r\n", "\n")
}

/// What to underline of a place, in bytes of the file: only its first line, and on character boundaries.
fn underlined(source: &Source, label: &Label) -> Range<usize> {
    let place = label.span.range();
    let text = source.original();
    let start = text.floor_char_boundary(source.original_offset(place.start));
    let end = source.original_offset(place.end);
    let line_end = text[start..]
        .find(['\r', '\n'])
        .map_or(text.len(), |at| start + at);
    let end = text.ceil_char_boundary(end).clamp(start, line_end);
    start..end
}
