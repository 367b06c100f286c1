//! Reports a fault in a template at its place, with the page and the file it was met for.

use std::collections::BTreeMap;

use tera::{Error, ErrorKind, ReportError};

use crate::diagnostic::Diagnostic;
use crate::page::Page;
use crate::source::{FileId, Sources, Span};

use super::DEFAULT;
use super::bound::{bounded, offset_as_written};

/// Faults that were met while the templates were read, each at its place.
pub(super) fn in_templates(
    error: &Error,
    own: &BTreeMap<String, FileId>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![of_report(report, own, sources)]
        }
        _ => {
            let text = error.to_string();
            text.split("error: ")
                .filter(|report| !report.trim().is_empty())
                .map(|report| of_text(report, own, sources))
                .collect()
        }
    }
}

/// A fault that was met while a page was rendered.
pub(super) fn on_page(
    error: &Error,
    page: &Page,
    own: &BTreeMap<String, FileId>,
    sources: &Sources,
) -> Diagnostic {
    let template = format!("templates/{}", page.kind.template());
    met_on(
        while_rendering(error, own, sources, template),
        page,
        sources,
    )
}

/// A page to which more and more is written.
pub(super) fn page_too_long(page: &Page, sources: &Sources) -> Diagnostic {
    let problem = template_problem("the page is longer than 64 MiB");
    let template = format!("templates/{}", page.kind.template());
    met_on(problem.in_file(template), page, sources)
}

fn met_on(problem: Diagnostic, page: &Page, sources: &Sources) -> Diagnostic {
    let problem = problem.note(format!("met while rendering `{}`", page.route));
    match page.file {
        Some(file) => problem.note(format!("which is made from `{}`", sources.path(file))),
        None => problem,
    }
}

/// A fault, placed in `place` where it does not know its own.
fn while_rendering(
    error: &Error,
    own: &BTreeMap<String, FileId>,
    sources: &Sources,
    place: String,
) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            of_report(report, own, sources)
        }
        _ => template_problem(&error.to_string()).in_file(place),
    }
}

fn of_report(
    report: &ReportError,
    own: &BTreeMap<String, FileId>,
    sources: &Sources,
) -> Diagnostic {
    let problem = template_problem(report.message());
    let span = report.span();
    match own.get(report.filename()) {
        Some(file) => {
            let place = |offset| offset_as_written(sources.text(*file), offset);
            let place = place(span.range.start)..place(span.range.end);
            problem.at(Span::new(*file, place), "")
        }
        None => problem.in_file(shown(
            report.filename(),
            span.start_line,
            span.start_col + 1,
        )),
    }
}

/// Several faults come as one text, each as its message and a line ` --> name:line:column`.
fn of_text(report: &str, own: &BTreeMap<String, FileId>, sources: &Sources) -> Diagnostic {
    let (message, rest) = report.split_once('\n').unwrap_or((report, ""));
    let problem = template_problem(message.trim());
    let place = rest
        .lines()
        .next()
        .and_then(|line| line.trim().strip_prefix("--> "));
    let Some((name, line, column)) = place.and_then(parse_place) else {
        return problem;
    };
    match own.get(name) {
        Some(file) => {
            let start = offset(sources.text(*file), line, column);
            let underlined = rest.lines().find(|line| line.contains('^'));
            let length = underlined.map_or(0, |line| line.matches('^').count());
            let end = (start + length).min(sources.text(*file).len());
            problem.at(Span::new(*file, start..end), "")
        }
        None => problem.in_file(shown(name, line, column)),
    }
}

fn parse_place(place: &str) -> Option<(&str, usize, usize)> {
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.trim().parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?, line, column))
}

/// The byte at which a line and a column (both from 1) of the bounded template begin.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let bounded = bounded(text);
    let start: usize = bounded
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let wanted = bounded[start..]
        .char_indices()
        .nth(column.saturating_sub(1));
    let offset = wanted.map_or(bounded.len(), |(at, _)| start + at);
    offset_as_written(text, offset)
}

/// A place in a template that the site does not have as a file of its own.
fn shown(name: &str, line: usize, column: usize) -> String {
    let name = name.strip_prefix(DEFAULT).unwrap_or(name);
    format!("the default theme's templates/{name}:{line}:{column}")
}

fn template_problem(message: &str) -> Diagnostic {
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    let message: String = first.into_iter().chain(letters).collect();
    Diagnostic::error("template", message)
}
