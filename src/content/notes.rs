//! Notes: what a file of stories says beside them, for its author alone.

use crate::diagnostic::Diagnostic;
use crate::record::Reader;
use crate::source::{Rewritten, Spanned};

use super::Body;
use super::kind::{ContentFile, ContentKind, MARKDOWN, has_ending};
use super::release::Release;
use super::text::{ContentText, title_of};

pub(super) const KIND: ContentKind = ContentKind {
    whereabouts: "notes that only you see are in `content/notes`",
    takes: |path| path.starts_with("notes/") && has_ending(path, MARKDOWN),
    read: |file, sources, options, diagnostics| {
        let text = ContentText::new(file, sources, options, diagnostics);
        let mut reader = Reader::new(text.front_matter.clone(), "notes", diagnostics);
        let title = reader.text("title");
        let release = Release::read(&mut reader);
        let extra = reader.table("extra");
        reader.finish_with(extra);
        let read = Rewritten::unchanged(text.said());
        let notes = Notes::read(&text, &read, title, release, diagnostics);
        vec![ContentFile::Notes(notes.into())]
    },
};

/// What a file says beside its stories: how to use them, tips, questions to ask.
#[derive(Debug, Clone)]
pub struct Notes {
    /// The text.
    pub body: Body,
    /// The title.
    pub title: Spanned<String>,
    /// Who may see it.
    pub release: Release,
}

impl Notes {
    pub(super) fn read(
        text: &ContentText<'_>,
        notes: &Rewritten,
        title: Option<Spanned<String>>,
        release: Release,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let whole = 0..notes.text().len();
        let (body, heading) = text.divide(notes, whole, |_| false, diagnostics);
        Self {
            title: text.title(title, title_of(heading.as_ref()), diagnostics),
            body,
            // Nobody meant it for others.
            release: release.max(Release::ForAuthor),
        }
    }

    /// What it says, piece by piece.
    pub fn texts(&self) -> Vec<String> {
        let title = std::iter::once(self.title.value.clone());
        title.chain(self.body.texts()).collect()
    }
}
