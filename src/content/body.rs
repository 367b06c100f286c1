//! The body that every kind of Markdown content has: where it comes from, and its sections.

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Block, BlockKind, Fragment, Heading, LinkKind, Prose};
use crate::record::Table;
use crate::source::{FileId, Sources, Span, Spanned};
use crate::url::slug;

use super::front_matter;
use super::private::{PrivateParts, original};
use super::section::{self, Section};
use super::{ParseOptions, Topic};

/// The text of a content file, divided into sections.
#[derive(Debug, Clone)]
pub struct Body {
    /// The file.
    pub file: FileId,
    /// The name in addresses, from the file's name.
    pub slug: String,
    /// What comes before the first section.
    pub intro: Vec<Block>,
    /// The sections in the order of the file, unknown ones too; a known topic appears once.
    pub sections: Vec<Section>,
    /// The footnotes, in the order of their numbers.
    pub footnotes: Vec<Prose>,
    /// Whether some code is highlighted.
    pub has_code: bool,
}

/// A content file, read but for the meaning of its front matter.
pub(super) struct ReadBody {
    pub(super) body: Body,
    /// The front matter; empty where there is none.
    pub(super) front_matter: Table,
    /// The level-1 heading that the text opens with.
    pub(super) heading: Option<Heading>,
    /// The file's name as a title, at the file's first line.
    pub(super) file_title: Spanned<String>,
}

impl Body {
    /// Reads the file; `is_known` says which topics such a file has.
    pub(super) fn read(
        file: FileId,
        sources: &Sources,
        options: &ParseOptions<'_>,
        is_known: fn(Topic) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> ReadBody {
        let text = sources.text(file);
        let split = front_matter::split(file, sources, diagnostics);
        let document = markdown::parse(text, split.body, &options.markdown, diagnostics);
        let source = sources.get(file);
        // What a redaction has rewritten is known by what it was.
        let topic_of = |heading: &Heading| {
            let topic = options.headings.topic(heading.prose.text());
            let topic = topic.or_else(|| options.headings.topic(original(source, heading.span)));
            topic.filter(|it| is_known(*it))
        };
        let is_private = |heading: &Heading| options.headings.is_nearly_for_notes(heading, source);
        let division = section::divide(document.blocks, topic_of, is_private, diagnostics);
        let name = name_of(sources.get(file).public_path());
        ReadBody {
            body: Self {
                file,
                slug: slug(name),
                intro: division.intro,
                sections: division.sections,
                footnotes: document.footnotes,
                has_code: document.has_code,
            },
            front_matter: split.table,
            heading: division.title,
            file_title: Spanned::new(title_from(name), first_line(file, text)),
        }
    }

    /// The section about `topic`, if there is one.
    pub fn section(&self, topic: Topic) -> Option<&Section> {
        self.sections
            .iter()
            .find(|section| section.topic == Some(topic))
    }

    /// The section about `topic`, if something is in it.
    pub fn filled_section(&self, topic: Topic) -> Option<&Section> {
        self.section(topic).filter(|section| !section.is_empty())
    }

    /// What it says, block by block.
    pub(super) fn texts(&self) -> impl Iterator<Item = String> {
        let sections = self.sections.iter().flat_map(|section| &section.blocks);
        let blocks = self.intro.iter().chain(sections);
        let footnotes = self.footnotes.iter().map(|note| note.text().to_owned());
        blocks
            .map(|block| block.text().into_owned())
            .chain(footnotes)
    }

    /// Every piece of HTML, for whoever looks at its links.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let headings = self
            .sections
            .iter()
            .map(|section| &section.heading.prose.html);
        let in_blocks = self.intro.iter().chain(blocks).flat_map(Block::fragments);
        let footnotes = self.footnotes.iter().map(|note| &note.html);
        headings.chain(in_blocks).chain(footnotes)
    }

    /// The anchors of its page; what the page does not show has none there.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let shown = || self.sections.iter().filter(|section| section.is_shown());
        let of_sections = shown().map(|section| section.heading.id.as_str());
        // A script is shown without its headings.
        let with_headings = shown().filter(|section| section.topic != Some(Topic::Script));
        let blocks = with_headings.flat_map(|section| &section.blocks);
        let in_blocks = self.intro.iter().chain(blocks).filter_map(anchor_of);
        of_sections.chain(in_blocks)
    }

    /// The same without what is private, and without what only that refers to: footnotes that are no
    /// longer referred to are empty, and gone where no other follows them.
    #[must_use]
    pub(super) fn without_private(mut self, parts: &mut PrivateParts<'_>) -> Self {
        self.intro = parts.blocks(self.intro);
        self.sections = parts.sections(self.sections);
        let footnotes = std::mem::take(&mut self.footnotes);
        let mut is_referred = vec![false; footnotes.len()];
        let mut references: Vec<usize> = self.fragments().flat_map(footnotes_of).collect();
        while let Some(index) = references.pop() {
            if let Some(false) = is_referred.get(index) {
                is_referred[index] = true;
                references.extend(footnotes_of(&footnotes[index].html));
            }
        }
        let last = is_referred.iter().rposition(|is_referred| *is_referred);
        let kept = footnotes
            .into_iter()
            .zip(is_referred)
            .take(last.map_or(0, |last| last + 1));
        let kept = kept.map(
            |(note, is_referred)| {
                if is_referred { note } else { Prose::default() }
            },
        );
        Self {
            footnotes: kept.collect(),
            ..self
        }
    }
}

impl ReadBody {
    /// The title: that of the front matter, else the heading that the file opens with, else the
    /// file's name.
    pub(super) fn title(
        &self,
        written: Option<Spanned<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Spanned<String> {
        let heading = self.heading.as_ref();
        let heading =
            heading.map(|heading| Spanned::new(heading.prose.text().to_owned(), heading.span));
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

fn two_titles(heading: Span, written: Span) -> Diagnostic {
    Diagnostic::warning(
        "two-titles",
        "the heading and the front matter name two titles",
    )
    .at(heading, "this heading is not shown")
    .related(written, "this is the title")
    .help("keep one of them, or make the heading one of level 2")
}

fn anchor_of(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Heading(heading) => Some(&heading.id),
        _ => None,
    }
}

/// The footnotes that a piece of HTML refers to, counted from 0.
fn footnotes_of(fragment: &Fragment) -> impl Iterator<Item = usize> {
    let links = fragment.links().iter();
    let references = links.filter(|link| link.kind == LinkKind::Footnote);
    let numbers = references.filter_map(|link| link.destination.strip_prefix("#fn:"));
    numbers.filter_map(|number| number.parse::<usize>().ok()?.checked_sub(1))
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

/// A file's name as a title: `the-day-it_rained` reads "The day it rained".
fn title_from(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    }
}
