//! Parses a guide: a page about one question.

use crate::diagnostic::Diagnostic;
use crate::record::{Reader, Table};
use crate::source::{FileId, Sources, Spanned};

use super::kind::{ContentFile, ContentKind, MARKDOWN, has_ending};
use super::private::PrivateParts;
use super::release::Release;
use super::{Body, ParseOptions, Topic};

pub(super) const KIND: ContentKind = ContentKind {
    whereabouts: "guides are in `content/questions`",
    takes: |path| path.starts_with("questions/") && has_ending(path, MARKDOWN),
    read: |file, sources, options, diagnostics| {
        ContentFile::Guide(Guide::read(file, sources, options, diagnostics).into())
    },
};

/// A page about one question: what it tests, how to answer, what to avoid.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The text, without sections that only say "not applicable".
    pub body: Body,
    /// The question.
    pub question: Spanned<String>,
    /// Other spellings of the question.
    pub aliases: Vec<Spanned<String>>,
    /// The group that the question belongs to.
    pub competency: Option<Spanned<String>>,
    /// What it is filed under; stories with the same tags are its neighbours.
    pub tags: Vec<Spanned<String>>,
    /// Who may see it.
    pub release: Release,
    /// The author's own keys, for templates.
    pub extra: serde_json::Value,
}

impl Guide {
    /// What it says, piece by piece.
    pub fn texts(&self) -> Vec<String> {
        std::iter::once(self.question.value.clone())
            .chain(self.body.texts())
            .collect()
    }

    /// The guide as everybody may see it: without its author's notes to self.
    pub(super) fn for_everyone(self, parts: &mut PrivateParts<'_>) -> Self {
        Self {
            body: self.body.without_private(parts),
            ..self
        }
    }

    fn read(
        file: FileId,
        sources: &Sources,
        options: &ParseOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let is_of_guide = |topic: Topic| !topic.is_of_story();
        let mut read = Body::read(file, sources, options, is_of_guide, diagnostics);
        let mut reader = Reader::new(read.front_matter.clone(), "a guide", diagnostics);
        let question = reader.text("question");
        let aliases = reader.texts("aliases");
        let competency = reader.text("competency");
        let tags = reader.tags("tags");
        let release = Release::read(&mut reader);
        let extra = reader.table("extra");
        reader.finish();

        read.body
            .sections
            .retain(|section| !section.is_not_applicable());
        Self {
            question: read.title(question, diagnostics),
            aliases,
            competency,
            tags,
            release,
            extra: extra.as_ref().map(Table::to_json).unwrap_or_default(),
            body: read.body,
        }
    }
}
