//! Parses the bank: the questions that are expected, guide or not.

use crate::diagnostic::Diagnostic;
use crate::record::{self, Reader, ValueKind};
use crate::source::{FileId, Sources, Span, Spanned};

use super::kind::{self, ContentFile};
use super::release::Release;

pub(super) const KIND: kind::ContentKind = kind::ContentKind {
    whereabouts: "the bank is `content/questions.toml`, more of them are in `content/questions`",
    takes: |path| {
        path == "questions.toml"
            || path.starts_with("questions/") && kind::has_ending(path, &["toml"])
    },
    read: |file, sources, _, diagnostics| {
        vec![ContentFile::Bank(
            Bank::read(file, sources, diagnostics).into(),
        )]
    },
};

/// The questions that are expected, in the order of the file.
#[derive(Debug, Clone)]
pub struct Bank {
    /// The file.
    pub file: FileId,
    /// Who may see it.
    pub release: Release,
    /// What it is called. The questions of a bank with a name, such as the list of one company, are expected
    /// where an interview names it.
    pub name: Option<Spanned<String>>,
    /// The questions.
    pub questions: Vec<Expected>,
}

/// A question that is expected.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The question.
    pub text: Spanned<String>,
    /// The group that it belongs to.
    pub competency: Option<Spanned<String>>,
    /// Other spellings of it.
    pub aliases: Vec<Spanned<String>>,
}

impl Bank {
    /// What it says, piece by piece.
    pub fn texts(&self) -> Vec<String> {
        let questions = self.questions.iter();
        let texts = questions.flat_map(|it| std::iter::once(&it.text).chain(&it.aliases));
        texts.map(|it| it.value.clone()).collect()
    }

    fn read(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let text = sources.text(file);
        let table = record::toml(text, Span::new(file, 0..text.len()), diagnostics);
        let mut reader = Reader::new(table, "the bank", diagnostics);
        let name = reader.text("name");
        let entries = reader.values("question");
        let release = Release::read(&mut reader);
        reader.finish();

        let mut questions = Vec::new();
        for entry in entries {
            let ValueKind::Table(table) = entry.kind else {
                diagnostics.push(
                    Diagnostic::error(
                        "wrong-type",
                        format!(
                            "expected a question of the bank, found {}",
                            entry.kind.name()
                        ),
                    )
                    .at(entry.span, entry.kind.name())
                    .help("write `[[question]]` and below it `text = \"...\"`"),
                );
                continue;
            };
            let mut reader = Reader::new(table, "a question of the bank", diagnostics);
            let text = reader.text("text");
            let competency = reader.text("competency");
            let aliases = reader.texts("aliases");
            if text.is_none() {
                reader.report(
                    Diagnostic::error("missing-text", "a question of the bank has no text")
                        .at(entry.span, "`text` is missing here")
                        .help("add `text = \"...\"`, the question as it is asked"),
                );
            }
            reader.finish();
            questions.extend(text.map(|text| Expected {
                text,
                competency,
                aliases,
            }));
        }
        // The questions of one company say where somebody wants to go.
        let least = if name.is_some() {
            Release::ForAuthor
        } else {
            Release::Shown
        };
        Self {
            file,
            release: release.max(least),
            name,
            questions,
        }
    }
}
