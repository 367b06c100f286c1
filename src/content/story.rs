//! Parses a story: front matter, the four parts, the script, the coaching.

use crate::diagnostic::Diagnostic;
use crate::record::{Date, Reader, Table};
use crate::source::{FileId, Sources, Spanned};

use super::kind::{ContentFile, ContentKind, MARKDOWN, has_ending};
use super::private::PrivateParts;
use super::release::Release;
use super::{Body, Cover, Metric, ParseOptions, Part, Section, Topic, cover};

pub(super) const KIND: ContentKind = ContentKind {
    whereabouts: "stories are in `content/stories`",
    takes: |path| path.starts_with("stories/") && has_ending(path, MARKDOWN),
    read: |file, sources, options, diagnostics| {
        ContentFile::Story(Story::read(file, sources, options, diagnostics).into())
    },
};

/// One STAR story as its file tells it.
#[derive(Debug, Clone)]
pub struct Story {
    /// The text.
    pub body: Body,
    /// The title; its span is the file's first line where the file's name had to serve.
    pub title: Spanned<String>,
    /// The story in a sentence.
    pub headline: Option<Spanned<String>>,
    /// When it happened.
    pub date: Option<Spanned<Date>>,
    /// Who the teller was in it.
    pub role: Option<Spanned<String>>,
    /// What it is filed under.
    pub tags: Vec<Spanned<String>>,
    /// The questions that it answers, the best first.
    pub covers: Vec<Cover>,
    /// The outcomes worth saying.
    pub metrics: Vec<Spanned<Metric>>,
    /// Facts still to be filled in; the author's own.
    pub gaps: Vec<Spanned<String>>,
    /// Who may see it.
    pub release: Release,
    /// Ids of check rules that are silenced for this story.
    pub allow: Vec<Spanned<String>>,
    /// The author's cue for each part, in the order of [`Part::ALL`].
    pub cues: [Option<Spanned<String>>; 4],
    /// The author's own keys, for templates.
    pub extra: serde_json::Value,
}

/// Something without which a story cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// One of the four parts is missing or empty.
    Part(Part),
    /// There is no spoken version, or an empty one.
    Script,
}

impl Lack {
    /// The id of what is lacking, as in settings, labels and style classes.
    pub fn id(self) -> &'static str {
        match self {
            Self::Part(part) => part.id(),
            Self::Script => Topic::Script.id(),
        }
    }
}

impl Story {
    /// The section of a part, where something is in it.
    pub fn part(&self, part: Part) -> Option<&Section> {
        self.body.filled_section(Topic::Part(part))
    }

    /// The spoken version, where there is one.
    pub fn script(&self) -> Option<&Section> {
        self.body.filled_section(Topic::Script)
    }

    /// What it says, piece by piece.
    pub fn texts(&self) -> Vec<String> {
        let keys = [
            Some(&self.title),
            self.headline.as_ref(),
            self.role.as_ref(),
        ];
        let keys = keys.into_iter().flatten();
        let keys = keys.chain(self.cues.iter().flatten()).chain(&self.gaps);
        let angles = self.covers.iter().filter_map(|cover| cover.angle.as_ref());
        let keys = keys.chain(angles).map(|it| it.value.clone());
        let metrics = self.metrics.iter().map(|metric| match &metric.value {
            Metric::Figure { value, label, .. } => format!("{value} {label}"),
            Metric::Phrase(phrase) => phrase.clone(),
        });
        keys.chain(metrics).chain(self.body.texts()).collect()
    }

    /// What is lacking before it can be told.
    pub fn lacks(&self) -> Vec<Lack> {
        let parts = Part::ALL
            .into_iter()
            .filter(|part| self.part(*part).is_none());
        let script = self.script().is_none().then_some(Lack::Script);
        parts.map(Lack::Part).chain(script).collect()
    }

    /// Whether it can be told: all four parts and the spoken version are there.
    pub fn is_ready(&self) -> bool {
        self.lacks().is_empty()
    }

    /// The story as everybody may see it: without its author's notes to self and open gaps.
    pub(super) fn for_everyone(self, parts: &mut PrivateParts<'_>) -> Self {
        parts.keeps_nearly = self.allow.iter().any(|id| id.value == "nearly-private");
        parts
            .left_out
            .extend(self.gaps.into_iter().map(|gap| gap.value));
        Self {
            body: self.body.without_private(parts),
            gaps: Vec::new(),
            ..self
        }
    }

    fn read(
        file: FileId,
        sources: &Sources,
        options: &ParseOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let read = Body::read(file, sources, options, Topic::is_of_story, diagnostics);
        let mut reader = Reader::new(read.front_matter.clone(), "a story", diagnostics);
        let title = reader.text("title");
        let headline = reader.text("headline");
        let date = reader.date("date");
        let role = reader.text("role");
        let tags = reader.tags("tags");
        let covers = reader.values("covers");
        let metrics = reader.values("metrics");
        let gaps = reader.texts("gaps");
        let release = Release::read(&mut reader);
        let allow = reader.texts("allow");
        let cues = reader.table("cues");
        let extra = reader.table("extra");
        reader.finish();

        let covers = covers.into_iter();
        let covers = covers
            .filter_map(|value| cover::read(value, diagnostics))
            .collect();
        let metrics = metrics.into_iter();
        let metrics = metrics
            .filter_map(|value| Metric::read(value, diagnostics))
            .collect();
        Self {
            title: read.title(title, diagnostics),
            headline,
            date,
            role,
            tags,
            covers,
            metrics,
            gaps,
            release,
            allow,
            cues: cues
                .map(|table| read_cues(table, diagnostics))
                .unwrap_or_default(),
            extra: extra.as_ref().map(Table::to_json).unwrap_or_default(),
            body: read.body,
        }
    }
}

fn read_cues(table: Table, diagnostics: &mut Vec<Diagnostic>) -> [Option<Spanned<String>>; 4] {
    let mut reader = Reader::new(table, "the cues", diagnostics);
    let cues = Part::ALL.map(|part| reader.text(part.id()));
    reader.finish();
    cues
}
