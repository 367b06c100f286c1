//! Reads a story: front matter, the four parts, the script, the coaching.

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Block, Fragment, LinkKind};
use crate::record::{Date, Kind, Reader, Table, Value};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::url::slug;

use super::section::{self, Section};
use super::{Metric, Part, Reading, Topic, first_line, front_matter, name_of, title_from};

/// One STAR story as its file tells it.
#[derive(Debug, Clone)]
pub struct Story {
    /// The file.
    pub file: FileId,
    /// The name in addresses, from the file's name.
    pub slug: String,
    /// The title; its span is the file's first line where the file's name had to serve.
    pub title: Spanned<String>,
    /// The story in a sentence.
    pub headline: Option<String>,
    /// When it happened.
    pub date: Option<Date>,
    /// Who the teller was in it.
    pub role: Option<String>,
    /// What it is filed under.
    pub tags: Vec<Spanned<String>>,
    /// The questions that it answers, the best first.
    pub covers: Vec<Cover>,
    /// The outcomes worth saying.
    pub metrics: Vec<Metric>,
    /// Facts still to be filled in; the author's own.
    pub gaps: Vec<String>,
    /// Whether it is not to be shown yet.
    pub draft: bool,
    /// Ids of check rules that are silenced for this story.
    pub allow: Vec<Spanned<String>>,
    /// The words that bring each part back.
    pub cues: Cues,
    /// The author's own keys, for templates.
    pub extra: serde_json::Value,
    /// What stands before the first section.
    pub intro: Vec<Block>,
    /// The sections in the order of the file; a known topic appears once.
    pub sections: Vec<Section>,
    /// The footnotes, in order of their numbers.
    pub footnotes: Vec<Fragment>,
    /// Whether some code is highlighted.
    pub has_code: bool,
    /// Whether some of its [fragments](Self::fragments) may have a link.
    pub has_links: bool,
}

/// A question that a story answers.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The question, in one of its spellings.
    pub question: Spanned<String>,
    /// How to open this story for that question.
    pub angle: Option<String>,
}

/// The author's cue for each part, in the order of [`Part::ALL`].
#[derive(Debug, Clone, Default)]
pub struct Cues([Option<String>; 4]);

impl Cues {
    /// The author's cue for a part, if there is one.
    pub fn of(&self, part: Part) -> Option<&str> {
        self.0[part as usize].as_deref()
    }
}

impl Story {
    /// The section about `topic`, if the story has it.
    pub fn section(&self, topic: Topic) -> Option<&Section> {
        self.sections
            .iter()
            .find(|section| section.topic == Some(topic))
    }

    /// The section of a part, if the story has it.
    pub fn part(&self, part: Part) -> Option<&Section> {
        self.section(Topic::Part(part))
    }

    /// The part's section where something stands in it.
    pub fn told_part(&self, part: Part) -> Option<&Section> {
        self.part(part).filter(|section| !section.is_empty())
    }

    /// The spoken version, where there is one.
    pub fn script(&self) -> Option<&Section> {
        self.section(Topic::Script)
            .filter(|section| !section.is_empty())
    }

    /// Whether it can be told: all four parts and the spoken version are there.
    pub fn is_ready(&self) -> bool {
        self.script().is_some() && Part::ALL.iter().all(|part| self.told_part(*part).is_some())
    }

    /// Every piece of HTML of the story, for whoever looks at its links.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let headings = self.sections.iter().map(|section| &section.heading.html);
        let in_blocks = self.intro.iter().chain(blocks).flat_map(Block::fragments);
        headings.chain(in_blocks).chain(&self.footnotes)
    }

    /// The story without its notes to self, and without what only they refer to: footnotes that
    /// are no longer referred to are empty, and gone where no other follows them.
    #[must_use]
    pub fn without_coaching(mut self) -> Self {
        self.sections
            .retain(|section| section.topic != Some(Topic::Coaching));
        let footnotes = std::mem::take(&mut self.footnotes);
        let mut is_referred = vec![false; footnotes.len()];
        let mut references: Vec<usize> = self.fragments().flat_map(footnotes_of).collect();
        while let Some(index) = references.pop() {
            if let Some(false) = is_referred.get(index) {
                is_referred[index] = true;
                references.extend(footnotes_of(&footnotes[index]));
            }
        }
        let last = is_referred.iter().rposition(|is_referred| *is_referred);
        self.footnotes = footnotes
            .into_iter()
            .zip(is_referred)
            .take(last.map_or(0, |last| last + 1))
            .map(|(note, is_referred)| {
                if is_referred {
                    note
                } else {
                    Fragment::default()
                }
            })
            .collect();
        self
    }

    /// Reads the story in `file`.
    pub fn read(
        file: FileId,
        sources: &Sources,
        reading: &Reading<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let text = sources.text(file);
        let split = front_matter::split(file, sources, diagnostics);
        let document = markdown::parse(text, split.body, &reading.markdown, diagnostics);
        let topic_of = |heading: &str| {
            reading
                .headings
                .topic(heading)
                .filter(|it| it.is_of_story())
        };
        let division = section::divide(document.blocks, topic_of, diagnostics);

        let mut reader = Reader::new(split.table, "a story", diagnostics);
        let written_title = reader.text("title");
        let headline = reader.text("headline").map(|text| text.value);
        let date = reader.date("date").map(|date| date.value);
        let role = reader.text("role").map(|text| text.value);
        let tags = reader.texts("tags");
        let covers = reader.values("covers");
        let metrics = reader.values("metrics");
        let gaps = reader
            .texts("gaps")
            .into_iter()
            .map(|gap| gap.value)
            .collect();
        let draft = reader.flag("draft").unwrap_or(false);
        let allow = reader.texts("allow");
        let cues = reader.table("cues");
        let extra = reader.table("extra");
        reader.finish();

        let covers = covers
            .into_iter()
            .filter_map(|value| cover(value, diagnostics));
        let mut covers: Vec<Cover> = covers.collect();
        covers.shrink_to_fit();

        let name = name_of(sources.get(file).public_path());
        let title = title(written_title, division.title, diagnostics)
            .unwrap_or_else(|| Spanned::new(title_from(name), first_line(file, text)));
        Self {
            file,
            slug: slug(name),
            title,
            headline,
            date,
            role,
            tags,
            covers,
            metrics: metrics
                .into_iter()
                .filter_map(|value| Metric::read(value, diagnostics))
                .collect(),
            gaps,
            draft,
            allow,
            cues: cues
                .map(|table| read_cues(table, diagnostics))
                .unwrap_or_default(),
            extra: extra.as_ref().map(Table::to_json).unwrap_or_default(),
            intro: division.intro,
            sections: division.sections,
            footnotes: document.footnotes,
            has_code: document.has_code,
            has_links: document.has_links,
        }
    }
}

/// The footnotes that a piece of HTML refers to, counted from 0.
fn footnotes_of(fragment: &Fragment) -> impl Iterator<Item = usize> {
    let links = fragment.links().iter();
    let references = links.filter(|link| link.kind == LinkKind::Footnote);
    let numbers = references.filter_map(|link| link.destination.strip_prefix("#fn:"));
    numbers.filter_map(|number| number.parse::<usize>().ok()?.checked_sub(1))
}

/// The title from the front matter, else from the heading that the file opens with.
pub(super) fn title(
    written: Option<Spanned<String>>,
    heading: Option<section::Heading>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    let heading = heading.map(|heading| Spanned::new(heading.text, heading.span));
    if let (Some(written), Some(heading)) = (&written, &heading)
        && written.value.trim() != heading.value.trim()
    {
        diagnostics.push(
            Diagnostic::warning(
                "two-titles",
                "the heading and the front matter name two titles",
            )
            .at(heading.span, "this heading is not shown")
            .related(written.span, "this is the title")
            .help("keep one of them, or make the heading one of level 2"),
        );
    }
    written.or(heading)
}

/// Reads one entry of `covers`: a question, or a table of `question` and `angle`.
fn cover(value: Value, diagnostics: &mut Vec<Diagnostic>) -> Option<Cover> {
    match value.kind {
        Kind::Text(question) | Kind::Bare(question) if !question.trim().is_empty() => Some(Cover {
            question: Spanned::new(question.trim().to_owned(), value.span),
            angle: None,
        }),
        Kind::Table(table) => {
            let mut reader = Reader::new(table, "a covered question", diagnostics);
            let question = reader.text("question");
            let angle = reader.text("angle").map(|text| text.value);
            if question.is_none() {
                reader.report(no_question(value.span));
            }
            reader.finish();
            question.map(|question| Cover { question, angle })
        }
        Kind::Text(_) | Kind::Bare(_) => {
            diagnostics.push(no_question(value.span));
            None
        }
        other => {
            diagnostics.push(
                Diagnostic::error(
                    "wrong-type",
                    format!("expected a question in `covers`, found {}", other.name()),
                )
                .at(value.span, other.name())
                .help("write the question as a text, or `{ question = \"...\", angle = \"...\" }`"),
            );
            None
        }
    }
}

fn no_question(span: Span) -> Diagnostic {
    Diagnostic::error("empty-cover", "an entry of `covers` names no question")
        .at(span, "no question here")
        .help("write the question as it is asked, or remove the entry")
}

fn read_cues(table: Table, diagnostics: &mut Vec<Diagnostic>) -> Cues {
    let mut reader = Reader::new(table, "the cues", diagnostics);
    let cues = Part::ALL.map(|part| reader.text(part.id()).map(|text| text.value));
    reader.finish();
    Cues(cues)
}
