//! Parses a guide: a page about one question.

use crate::diagnostic::Diagnostic;
use crate::naming::Topic;
use crate::notation::{self, NativeQuestion};
use crate::record::{Reader, Table};
use crate::source::{FileId, Sources, Spanned};
use crate::url::{UniqueNames, slug};

use super::bank::Expected;
use super::kind::{ContentFile, ContentKind, MARKDOWN, has_ending};
use super::private::PrivateParts;
use super::release::Release;
use super::text::{ContentText, title_of};
use super::{Bank, Body, Notes, ParseOptions};

pub(super) const KIND: ContentKind = ContentKind {
    whereabouts: "guides are in `content/questions`",
    takes: |path| path.starts_with("questions/") && has_ending(path, MARKDOWN),
    read: read_all,
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
}

/// Reads every guide and question of a file, and what is beside them.
fn read_all(
    file: FileId,
    sources: &Sources,
    options: &ParseOptions<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ContentFile> {
    let is_of_guide: fn(Topic) -> bool = |topic| !topic.is_of_story();
    let text = ContentText::new(file, sources, options, diagnostics);
    let reading = notation::guides(text.said(), &options.names);
    let keys = Keys::read(text.front_matter.clone(), diagnostics);
    let is_only = reading.guides.len() == 1 && reading.questions.is_empty();
    let mut documents = Vec::new();
    if let Some(notes) = &reading.notes {
        let title = keys.question.clone();
        let notes = Notes::read(&text, notes, title, keys.release, diagnostics);
        documents.push(ContentFile::Notes(notes.into()));
    }
    if !reading.questions.is_empty() {
        let questions = reading.questions.iter().map(|it| expected(it, &text));
        let questions = questions.collect();
        let bank = Bank {
            file,
            release: keys.release,
            name: None,
            questions,
        };
        documents.push(ContentFile::Bank(bank.into()));
    }
    let mut slugs = UniqueNames::default();
    for native in &reading.guides {
        let part = native.text.clone();
        let (mut body, heading) = text.divide(&reading.text, part, is_of_guide, diagnostics);
        body.sections.retain(|section| !section.is_not_applicable());
        let mut own = keys.clone();
        let asked = native.question.as_ref().map(|it| expected(it, &text));
        let heading = asked
            .as_ref()
            .map(|it| it.text.clone())
            .or_else(|| title_of(heading.as_ref()));
        if !is_only {
            own.question.clone_from(&heading);
            own.aliases = Vec::new();
            body.slug = slugs.take(&slug(heading.as_ref().map_or("", |it| &it.value)));
            body.title_anchor = heading.as_ref().map(|it| slug(&it.value));
        }
        let competency = asked.and_then(|it| it.competency);
        let guide = Guide {
            question: text.title(own.question, heading, diagnostics),
            aliases: own.aliases,
            competency: own.competency.or(competency),
            tags: own.tags,
            release: own.release,
            extra: own.extra,
            body,
        };
        documents.push(ContentFile::Guide(guide.into()));
    }
    documents
}

fn expected(question: &NativeQuestion, text: &ContentText<'_>) -> Expected {
    Expected {
        text: text.placed(&question.text),
        competency: question.competency.as_ref().map(|it| text.placed(it)),
        aliases: Vec::new(),
    }
}

/// What the front matter of a file says about its guides.
#[derive(Debug, Clone)]
struct Keys {
    question: Option<Spanned<String>>,
    aliases: Vec<Spanned<String>>,
    competency: Option<Spanned<String>>,
    tags: Vec<Spanned<String>>,
    release: Release,
    extra: serde_json::Value,
}

impl Keys {
    fn read(front_matter: Table, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut reader = Reader::new(front_matter, "a guide", diagnostics);
        let question = reader.text("question");
        let aliases = reader.texts("aliases");
        let competency = reader.text("competency");
        let tags = reader.tags("tags");
        let release = Release::read(&mut reader);
        let extra = reader.table("extra");
        Self {
            question,
            aliases,
            competency,
            tags,
            release,
            extra: reader.finish_with(extra),
        }
    }
}
