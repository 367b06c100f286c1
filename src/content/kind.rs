//! The kinds of content: one row each, with everything that differs from kind to kind.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::naming::Names;
use crate::source::{FileId, Sources};

use super::private::PrivateParts;
use super::{
    Bank, Guide, Interview, Notes, ParseOptions, Release, Story, bank, guide, interview, notes,
    story,
};

/// Every kind of content. To add one: a file with its type and its row, a line here, and a variant of
/// [`ContentFile`], for which the compiler then asks wherever content is linked.
pub const KINDS: [&ContentKind; 5] = [
    &story::KIND,
    &guide::KIND,
    &bank::KIND,
    &interview::KIND,
    &notes::KIND,
];

/// A kind of content.
#[derive(Debug)]
pub struct ContentKind {
    /// What people call its files, with their place: "stories are in `content/stories`".
    pub whereabouts: &'static str,
    /// Whether a file is of this kind, by its path within the content folder.
    pub takes: fn(&str) -> bool,
    /// Parses a file. Parsing cannot fail: what is wrong is reported, the rest is kept.
    pub read: fn(FileId, &Sources, &ParseOptions<'_>, &mut Vec<Diagnostic>) -> Vec<ContentFile>,
}

/// A parsed content file.
#[derive(Debug, Clone)]
pub enum ContentFile {
    /// A story.
    Story(Arc<Story>),
    /// A guide to a question.
    Guide(Arc<Guide>),
    /// What a file says beside its stories.
    Notes(Arc<Notes>),
    /// The questions that are expected.
    Bank(Arc<Bank>),
    /// An interview.
    Interview(Arc<Interview>),
}

impl ContentFile {
    /// The document as everybody may see it, without what is its author's own; with the private texts
    /// that were left out. What is only nearly private is reported.
    pub fn for_everyone(
        self,
        names: &Names,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Self, Vec<String>) {
        let file = match &self {
            Self::Story(story) => story.body.file,
            Self::Guide(guide) => guide.body.file,
            Self::Notes(_) | Self::Bank(_) | Self::Interview(_) => return (self, Vec::new()),
        };
        let mut parts = PrivateParts {
            names,
            source: sources.get(file),
            keeps_nearly: false,
            left_out: Vec::new(),
            diagnostics,
        };
        let document = match self {
            Self::Story(story) => {
                let story = Arc::unwrap_or_clone(story);
                Self::Story(story.for_everyone(&mut parts).into())
            }
            Self::Guide(guide) => {
                let guide = Arc::unwrap_or_clone(guide);
                Self::Guide(guide.for_everyone(&mut parts).into())
            }
            Self::Notes(_) | Self::Bank(_) | Self::Interview(_) => self,
        };
        (document, parts.left_out)
    }

    /// The texts that it is about.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Story(story) => story.texts(),
            Self::Guide(guide) => guide.texts(),
            Self::Notes(notes) => notes.texts(),
            Self::Interview(interview) => interview.texts(),
            Self::Bank(bank) => bank.texts(),
        }
    }

    /// The story, where it is one.
    pub fn story(&self) -> Option<&Story> {
        match self {
            Self::Story(story) => Some(story),
            Self::Guide(_) | Self::Notes(_) | Self::Bank(_) | Self::Interview(_) => None,
        }
    }

    /// The file, where it may not be seen by whoever may see only what is `released`.
    pub fn kept_back(&self, released: Release) -> Option<FileId> {
        let (release, file) = match self {
            Self::Story(story) => (story.release, story.body.file),
            Self::Guide(guide) => (guide.release, guide.body.file),
            Self::Notes(notes) => (notes.release, notes.body.file),
            Self::Interview(interview) => (interview.release, interview.body.file),
            Self::Bank(bank) => (bank.release, bank.file),
        };
        (release > released).then_some(file)
    }
}

/// What a file in the content folder is.
#[derive(Debug)]
pub enum FileClass {
    /// A file of some kind of content.
    Content(&'static ContentKind),
    /// Something that content may refer to, such as a picture.
    Attachment,
    /// Notes in a place or a form that no kind takes: they are no part of the site.
    Stray,
}

/// What the file at `path` is, counted from the project's root.
pub fn classify(path: &str) -> FileClass {
    let within = within_content(path);
    match KINDS.iter().find(|kind| (kind.takes)(within)) {
        Some(kind) => FileClass::Content(kind),
        None if has_ending(path, &["md", "markdown", "mdx", "toml"]) => FileClass::Stray,
        None => FileClass::Attachment,
    }
}

/// Reports a file that is no part of the site.
pub fn stray(path: &str) -> Diagnostic {
    let problem =
        Diagnostic::warning("stray-file", "this file belongs to no part of the site").in_file(path);
    let whereabouts: Vec<&str> = KINDS.iter().map(|kind| kind.whereabouts).collect();
    let whereabouts = whereabouts.join(", ");
    let help = if has_ending(path, MARKDOWN) || has_ending(path, &["toml"]) {
        whereabouts
    } else if has_ending(path, IMPORTED) {
        "`starling import` reads it, and writes it as Markdown".to_owned()
    } else {
        format!("save it as Markdown, with a name that ends in `.md`: {whereabouts}")
    };
    problem.help(format!("{help}; a name that starts with `_` is left alone"))
}

/// Whether people write notes in files such as this attachment, so that it may be meant as content.
pub fn looks_like_notes(path: &str) -> bool {
    has_ending(path, NOTES)
}

/// What names of files end in that people write notes in, but that Starling does not read.
const NOTES: &[&str] = &[
    "txt", "text", "rst", "org", "adoc", "asciidoc", "textile", "wiki", "tex", "rtf", "doc",
    "docx", "odt", "pages", "htm", "html", "yaml", "yml", "json", "csv",
];

/// What names of files end in that can be imported.
const IMPORTED: &[&str] = &["txt", "text", "htm", "html", "docx"];

/// What names of Markdown files end in.
pub(super) const MARKDOWN: &[&str] = &["md", "markdown"];

/// Whether a file's name ends in one of `endings`, in any case.
pub(super) fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|it| ending.eq_ignore_ascii_case(it)))
}

fn within_content(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}
