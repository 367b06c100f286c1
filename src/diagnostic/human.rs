//! Draws a problem for a person: the place, the line itself underlined, what to do.

use std::ops::Range;

use annotate_snippets::Annotation;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Label, Severity, path_of};
use crate::source::{FileId, Source, Sources};
use crate::terminal::{Drawn, visible};

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
    let mut group = Group::with_title(title).elements(framed(diagnostic, sources));
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

/// A frame for each file that the problem has a place in, the main place's file first.
fn framed<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
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
        .into_iter()
        .map(|(file, labels)| {
            let source = sources.get(file);
            let annotations = labels.into_iter().map(|(kind, label)| {
                let annotation = kind.span(underlined(source, label.span.range()));
                match label.text.as_str() {
                    "" => annotation,
                    text => annotation.label(visible(text).into_owned()),
                }
            });
            Snippet::source(source.original())
                .path(visible(&source.path))
                .annotations(annotations)
        })
        .collect()
}

/// What to underline of a place: only its first line, and on character boundaries.
fn underlined(source: &Source, place: Range<usize>) -> Range<usize> {
    let text = source.original();
    let start = text.floor_char_boundary(source.original_offset(place.start));
    let end = source.original_offset(place.end);
    let line_end = text[start..]
        .find(['\r', '\n'])
        .map_or(text.len(), |at| start + at);
    let end = text.ceil_char_boundary(end).clamp(start, line_end);
    start..end
}
