//! The text of a content file: its front matter, and what it says in whatever notation.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Heading, Input};
use crate::naming::{Field, Topic};
use crate::notation::{Found, Reading};
use crate::record::Table;
use crate::source::{FileId, Rewritten, Sources, Span, Spanned};
use crate::url::slug;

use super::front_matter;
use super::private::{is_nearly_for_notes, original};
use super::{Body, ParseOptions, section};

/// A content file, read but for the meaning of its front matter and of its sections.
pub(super) struct ContentText<'a> {
    pub(super) file: FileId,
    sources: &'a Sources,
    options: &'a ParseOptions<'a>,
    /// The front matter; empty where there is none.
    pub(super) front_matter: Table,
    /// What is behind the front matter.
    pub(super) body: Span,
    /// The file's name as a title, at the file's first line.
    pub(super) file_title: Spanned<String>,
    /// The name in addresses, from the file's name.
    pub(super) slug: String,
    /// Whether the front matter cannot be read, so that nothing that follows from it is worth saying.
    pub(super) is_broken: bool,
}

impl<'a> ContentText<'a> {
    pub(super) fn new(
        file: FileId,
        sources: &'a Sources,
        options: &'a ParseOptions<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let before = diagnostics.len();
        let split = front_matter::split(file, sources, diagnostics);
        let is_broken = diagnostics[before..].iter().any(Diagnostic::is_error);
        let name = without_id(name_of(sources.get(file).public_path()));
        let first_line = first_line(file, sources.text(file));
        Self {
            file,
            sources,
            options,
            front_matter: split.table,
            body: split.body,
            file_title: Spanned::new(title_from(name), first_line),
            slug: slug(name),
            is_broken,
        }
    }

    /// What is behind the front matter.
    pub(super) fn said(&self) -> &str {
        &self.sources.text(self.file)[self.body.range()]
    }

    /// What is behind the front matter, read as `read` does it.
    pub(super) fn reading(&self, read: impl FnOnce(&str, &[Field]) -> Reading) -> Reading {
        let keys = self.front_matter.entries.iter();
        let keys: Vec<String> = keys.map(|it| it.key.value.to_lowercase()).collect();
        let fields = [
            ("title", Field::Title),
            ("headline", Field::Headline),
            ("role", Field::Role),
        ];
        let written = fields
            .iter()
            .filter(|(key, _)| keys.iter().any(|it| it == key));
        let written: Vec<Field> = written.map(|(_, field)| *field).collect();
        read(self.said(), &written)
    }

    /// Something that was found in the text, with its place in the file.
    pub(super) fn placed(&self, found: &Found) -> Spanned<String> {
        let offset = self.body.range().start;
        let place = offset + found.place.start..offset + found.place.end;
        Spanned::new(found.text.clone(), Span::new(self.file, place))
    }

    /// Divides a part of what was made of the text into sections; `is_known` says which topics there can
    /// be. With the level-1 heading that it opens with.
    pub(super) fn divide(
        &self,
        text: &Rewritten,
        part: Range<usize>,
        is_known: fn(Topic) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Body, Option<Heading>) {
        let input = Input::new(self.file, self.body.range().start, text, part);
        let document = markdown::parse(&input, &self.options.markdown, diagnostics);
        let source = self.sources.get(self.file);
        let names = &self.options.names;
        // What a redaction has rewritten is known by what it was.
        let name_of = |heading: &Heading| {
            let name = section::Name::of(heading.prose.text(), names, is_known);
            name.or_else(|| section::Name::of(original(source, heading.span), names, is_known))
        };
        let is_private = |heading: &Heading| is_nearly_for_notes(names, heading, source);
        let division = section::divide(document.blocks, name_of, is_private, diagnostics);
        let body = Body {
            file: self.file,
            slug: self.slug.clone(),
            intro: division.intro,
            sections: division.sections,
            footnotes: document.footnotes,
            has_code: document.has_code,
            title_anchor: None,
        };
        (body, division.title)
    }

    /// The title: that of the front matter, else the heading that the text opens with, else the
    /// file's name.
    pub(super) fn title(
        &self,
        written: Option<Spanned<String>>,
        heading: Option<Spanned<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Spanned<String> {
        let heading = heading.filter(|heading| !heading.value.trim().is_empty());
        if let (Some(written), Some(heading)) = (&written, &heading)
            && written.value.trim() != heading.value.trim()
        {
            diagnostics.push(two_titles(heading.span, written.span));
        }
        written
            .or(heading)
            .unwrap_or_else(|| self.file_title.clone())
    }
}

/// A heading as a title.
pub(super) fn title_of(heading: Option<&Heading>) -> Option<Spanned<String>> {
    heading.map(|heading| Spanned::new(heading.prose.text().to_owned(), heading.span))
}

fn two_titles(heading: Span, written: Span) -> Diagnostic {
    Diagnostic::warning(
        "two-titles",
        "the heading and the front matter name two titles",
    )
    .at(heading, "this heading is not shown")
    .related(written, "this is the title")
    .help("keep one of them, or make the heading one of level 2")
}

/// The span of a file's first line, for problems that concern the whole file.
fn first_line(file: FileId, text: &str) -> Span {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    Span::new(file, 0..end)
}

/// The name of a file without folders and ending; for `folder/index.md` the folder's name.
fn name_of(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match parts.next() {
        Some(folder) if stem == "index" && parts.clone().count() > 1 => folder,
        _ => stem,
    }
}

/// A file's name without the id that another program has put behind it: 32 hexadecimal digits.
fn without_id(name: &str) -> &str {
    match name.rsplit_once([' ', '-', '_']) {
        Some((before, id)) if id.len() == 32 && id.bytes().all(|it| it.is_ascii_hexdigit()) => {
            before.trim_end()
        }
        _ => name,
    }
}

/// A file's name as a title: `the-day-it_rained` reads "The day it rained".
fn title_from(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    }
}
