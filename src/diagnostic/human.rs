//! Draws a problem for a person: the place, the line itself underlined, what to do.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use annotate_snippets::Annotation;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Label, Severity, path_of};
use crate::source::{FileId, Source, Sources};
use crate::terminal::{Drawn, visible};

/// How many problems of one rule are drawn, in one file and in all: more are read by nobody.
const MOST_IN_A_FILE: usize = 10;
const MOST_OF_A_RULE: usize = 50;

/// How many bytes are shown in one frame.
const LONGEST_EXCERPT: usize = 4096;

/// How many bytes are shown before a place in a line that is longer.
const NEAR: usize = 60;

/// The problem as lines of text, ending in a line break.
pub fn human(diagnostic: &Diagnostic, sources: &Sources) -> Drawn {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::HELP.with_name("advice"),
    };
    let title = level
        .primary_title(visible(&diagnostic.message))
        .id(diagnostic.rule);
    let mut group = Group::with_title(title);
    for (file, labels) in places(diagnostic) {
        group = framed(group, sources.get(file), labels);
    }
    if let (None, Some(path)) = (&diagnostic.place, &diagnostic.path) {
        group = group.element(Origin::path(visible(path)));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(visible(note)));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let mut drawn = Renderer::styled().render(&[group]);
    drawn.push('\n');
    Drawn::new(&drawn)
}

/// The problems as [`human`] draws them, but only the first few of each kind: the others are counted.
pub fn human_all<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
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
        drawn.push(human(diagnostic, sources));
    }
    for (rule, count) in left_out {
        drawn.push(Drawn::new(&format!("... and {count} more of `{rule}`\n")));
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
) -> Group<'a> {
    let excerpt = Excerpt::of(source, labels.iter().map(|(_, label)| *label));
    if excerpt.text.len() <= LONGEST_EXCERPT {
        let annotations = labels
            .into_iter()
            .map(|(kind, label)| excerpt.annotation(kind, underlined(source, label), label));
        return group.element(
            Snippet::source(excerpt.text)
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
        let annotation = excerpt.annotation(kind, place.start..end, label);
        group = group
            .element(
                Origin::path(visible(&source.path))
                    .line(position.line)
                    .char_column(position.column),
            )
            .element(
                Snippet::source(excerpt.text)
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

    fn annotation(
        &self,
        kind: AnnotationKind,
        place: Range<usize>,
        label: &'a Label,
    ) -> Annotation<'a> {
        let annotation = kind.span(place.start - self.start..place.end - self.start);
        match label.text.as_str() {
            "" => annotation,
            text => annotation.label(visible(text)),
        }
    }
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
