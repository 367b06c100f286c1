//! Parses a story: front matter, the four parts, the script, the coaching.

use crate::diagnostic::Diagnostic;
use crate::naming::{Part, Topic};
use crate::notation::{self, Style};
use crate::record::Date;
use crate::source::{FileId, Sources, Spanned};
use crate::url::{UniqueNames, slug};

use super::kind::{ContentFile, ContentKind, MARKDOWN, has_ending};
use super::other_notation::other_notation;
use super::private::PrivateParts;
use super::release::Release;
use super::story_keys::StoryKeys;
use super::text::{ContentText, title_of};
use super::{Body, Cover, Metric, Notes, ParseOptions, Section};

pub(super) const KIND: ContentKind = ContentKind {
    whereabouts: "stories are in `content/stories`",
    takes: |path| path.starts_with("stories/") && has_ending(path, MARKDOWN),
    read: read_all,
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
    /// How its parts are marked; `None` where there are none.
    pub style: Option<Style>,
    /// Keys of which a value is reported, so that nobody knows what was meant by it.
    pub(super) misread: Vec<&'static str>,
    /// Whether its file cannot be read as a whole, so that what it lacks may be there.
    pub is_broken: bool,
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

    /// Whether nothing of this part is lacking: it is told, by itself or with another, or the scheme of the
    /// story has no such part.
    pub fn tells(&self, part: Part) -> bool {
        let told = || {
            let sections = self.body.sections.iter();
            sections.filter(|section| !section.is_empty())
        };
        let is_opening = matches!(part, Part::Situation | Part::Task);
        self.part(part).is_some()
            || told().any(|section| section.second == Some(part))
            || is_opening && told().any(|section| section.opens_alone)
    }

    /// Whether a value of this key is reported, so that it may be there though it is left out.
    pub fn is_misread(&self, key: &str) -> bool {
        self.misread.contains(&key)
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
        let metrics = self.metrics.iter().map(|metric| metric.value.text());
        keys.chain(metrics).chain(self.body.texts()).collect()
    }

    /// What is lacking before it can be told.
    pub fn lacks(&self) -> Vec<Lack> {
        let parts = Part::ALL.into_iter();
        let parts = parts.filter(|part| !self.tells(*part));
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
        // What asks to be filled in stands in the text itself.
        let said: Vec<String> = self.body.texts().collect();
        let gaps = self.gaps.into_iter().map(|gap| gap.value);
        let hidden = gaps.filter(|gap| !said.iter().any(|text| text.contains(gap)));
        parts.left_out.extend(hidden);
        Self {
            body: self.body.without_private(parts),
            gaps: Vec::new(),
            ..self
        }
    }
}

/// Reads every story of a file, and what is beside them.
fn read_all(
    file: FileId,
    sources: &Sources,
    options: &ParseOptions<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ContentFile> {
    let text = ContentText::new(file, sources, options, diagnostics);
    let reading = text.reading(|body, written| notation::read(body, &options.names, written));
    diagnostics.extend(other_notation(&text, &reading));
    let mut keys = StoryKeys::read(text.front_matter.clone(), diagnostics);
    let is_only = reading.stories.len() == 1;
    let mut documents = Vec::new();
    if let Some(notes) = &reading.notes {
        let title = if is_only { None } else { keys.title.take() };
        let notes = Notes::read(&text, notes, title, keys.release, diagnostics);
        documents.push(ContentFile::Notes(notes.into()));
    }
    let mut slugs = UniqueNames::default();
    for (number, native) in (1..).zip(&reading.stories) {
        let (mut body, heading) = text.divide(
            &reading.text,
            native.text.clone(),
            Topic::is_of_story,
            diagnostics,
        );
        let found = native.facts.title.as_ref().map(|it| text.placed(it));
        let heading = match (found, heading) {
            // A title that was found leaves another heading what it is.
            (Some(found), Some(heading)) => {
                body.intro.insert(0, heading.into());
                Some(found)
            }
            (found, heading) => found.or_else(|| title_of(heading.as_ref())),
        };
        let mut own = keys.clone();
        if is_only {
            body.title_anchor = native.anchor.as_deref().map(slug);
        } else {
            let named = || {
                text.file_title
                    .clone()
                    .map(|title| format!("{title} {number}"))
            };
            own.title = Some(heading.clone().unwrap_or_else(named));
            body.slug = slugs.take(&slug(own.title.as_ref().map_or("", |it| &it.value)));
            body.title_anchor = native.anchor.as_deref().map(slug);
        }
        let title = text.title(own.title.take(), heading, diagnostics);
        let facts = native.facts.clone();
        let story = own.with_facts(facts, &text, diagnostics).story(
            title,
            body,
            native.style,
            text.is_broken,
        );
        documents.push(ContentFile::Story(story.into()));
        if number == 1 && !is_only {
            keys = keys.shared(diagnostics);
        }
    }
    documents
}
