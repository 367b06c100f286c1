//! Writes what was read of a file in the native form.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::naming::Part;
use crate::notation::{self, Style};
use crate::source::{FileId, Sources, Spanned};
use crate::url::slug;

use super::kind::ContentFile;
use super::release::Release;
use super::text::ContentText;
use super::{Bank, Cover, Guide, Metric, ParseOptions, Story, guide, story};

/// A file in the native form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NativeFile {
    /// The folder that it belongs in, within the content.
    pub folder: &'static str,
    /// Its name, with its ending.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Whether something stands in it as it was, in no known section.
    pub has_rest: bool,
}

/// What files of a kind become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NativeKind {
    /// Stories.
    Stories,
    /// Guides and questions.
    Questions,
}

/// The heading over what is in no known section.
const AS_IT_WAS: &str = "As it was";

/// The kind that a text seems to be of: stories where it has their parts, questions where it asks some.
pub fn kind_of(text: &str, options: &ParseOptions<'_>) -> NativeKind {
    if notation::read(text, &options.names, &[]).style.is_some() {
        return NativeKind::Stories;
    }
    let reading = notation::guides(text, &options.names);
    if reading.is_of_questions {
        NativeKind::Questions
    } else {
        NativeKind::Stories
    }
}

/// Everything that a file says, in the native form.
pub fn native(
    file: FileId,
    kind: NativeKind,
    sources: &Sources,
    options: &ParseOptions<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<NativeFile> {
    let documents = match kind {
        NativeKind::Stories => (story::KIND.read)(file, sources, options, diagnostics),
        NativeKind::Questions => (guide::KIND.read)(file, sources, options, diagnostics),
    };
    let text = ContentText::new(file, sources, options, &mut Vec::new());
    let (bodies, notes) = match kind {
        NativeKind::Stories => {
            let reading =
                text.reading(|body, written| notation::read(body, &options.names, written));
            let bodies = reading.stories.iter().map(|it| it.text.clone());
            let bodies: Vec<String> = bodies
                .map(|it| reading.text.text()[it].to_owned())
                .collect();
            (bodies, reading.notes)
        }
        NativeKind::Questions => {
            let reading = notation::guides(text.said(), &options.names);
            let bodies = reading.guides.iter().map(|it| it.text.clone());
            let bodies: Vec<String> = bodies
                .map(|it| reading.text.text()[it].to_owned())
                .collect();
            (bodies, reading.notes)
        }
    };
    let mut bodies = bodies.into_iter();
    let mut next = || bodies.next().unwrap_or_default();
    let documents = documents.into_iter();
    let files = documents.map(|document| match document {
        ContentFile::Story(story) => story_file(&story, &next()),
        ContentFile::Guide(guide) => guide_file(&guide, &next()),
        ContentFile::Notes(it) => NativeFile {
            folder: "notes",
            name: format!("{}.md", it.body.slug),
            text: tidy(notes.as_ref().map_or("", |notes| notes.text())),
            has_rest: false,
        },
        ContentFile::Bank(bank) => bank_file(&bank, &text.slug),
        ContentFile::Interview(_) => unreachable!("neither stories nor questions are one"),
    });
    files.collect()
}

/// The front matter of a story, as it is written.
#[derive(Serialize)]
struct StoryMatter<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    covers: Vec<CoverMatter<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    metrics: Vec<MetricMatter<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    private: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    allow: Vec<&'a str>,
    #[serde(skip_serializing_if = "toml::Table::is_empty")]
    cues: toml::Table,
    #[serde(skip_serializing_if = "toml::Table::is_empty")]
    extra: toml::Table,
}

#[derive(Serialize)]
#[serde(untagged)]
enum CoverMatter<'a> {
    Question(&'a str),
    WithAngle { question: &'a str, angle: &'a str },
}

#[derive(Serialize)]
#[serde(untagged)]
enum MetricMatter<'a> {
    Phrase(&'a str),
    Figure {
        value: &'a str,
        label: &'a str,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        estimate: bool,
    },
}

fn story_file(story: &Story, body: &str) -> NativeFile {
    let cues = Part::ALL.into_iter().zip(&story.cues);
    let cues = cues
        .filter_map(|(part, cue)| Some((part.id().to_owned(), cue.as_ref()?.value.clone().into())));
    let matter = StoryMatter {
        title: &story.title.value,
        headline: optional(story.headline.as_ref()),
        date: story.date.as_ref().map(|it| it.value.to_string()),
        role: optional(story.role.as_ref()),
        tags: listed(&story.tags),
        covers: story.covers.iter().map(cover).collect(),
        metrics: story.metrics.iter().map(|it| metric(&it.value)).collect(),
        gaps: listed(&story.gaps),
        draft: story.release == Release::Draft,
        private: story.release == Release::ForAuthor,
        allow: listed(&story.allow),
        cues: cues.collect(),
        extra: table(&story.extra),
    };
    let (body, has_rest) = with_rest_last(&without_title(body), story.style);
    NativeFile {
        folder: "stories",
        name: format!("{}.md", named(&story.title.value, &story.body.slug)),
        text: with_front_matter(&matter, &body),
        has_rest,
    }
}

/// The name of a file: what it is about, else what it was called.
fn named(title: &str, file: &str) -> String {
    let name = slug(title);
    let is_taken = file.starts_with(&name) && file.len() > name.len();
    if name.is_empty() || is_taken {
        file.to_owned()
    } else {
        name
    }
}

fn cover(cover: &Cover) -> CoverMatter<'_> {
    let question = cover.question.value.as_str();
    match &cover.angle {
        Some(angle) => CoverMatter::WithAngle {
            question,
            angle: &angle.value,
        },
        None => CoverMatter::Question(question),
    }
}

fn metric(metric: &Metric) -> MetricMatter<'_> {
    match metric {
        Metric::Phrase(phrase) => MetricMatter::Phrase(phrase),
        Metric::Figure {
            value,
            label,
            estimate,
        } => MetricMatter::Figure {
            value,
            label,
            estimate: *estimate,
        },
    }
}

fn guide_file(guide: &Guide, body: &str) -> NativeFile {
    #[derive(Serialize)]
    struct GuideMatter<'a> {
        question: &'a str,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        aliases: Vec<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        competency: Option<&'a str>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tags: Vec<&'a str>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        draft: bool,
        #[serde(skip_serializing_if = "toml::Table::is_empty")]
        extra: toml::Table,
    }
    let matter = GuideMatter {
        question: &guide.question.value,
        aliases: listed(&guide.aliases),
        competency: optional(guide.competency.as_ref()),
        tags: listed(&guide.tags),
        draft: guide.release == Release::Draft,
        extra: table(&guide.extra),
    };
    NativeFile {
        folder: "questions",
        name: format!("{}.md", guide.body.slug),
        text: with_front_matter(&matter, &tidy(&without_title(body))),
        has_rest: false,
    }
}

fn bank_file(bank: &Bank, slug: &str) -> NativeFile {
    #[derive(Serialize)]
    struct BankMatter<'a> {
        question: Vec<QuestionMatter<'a>>,
    }
    #[derive(Serialize)]
    struct QuestionMatter<'a> {
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        competency: Option<&'a str>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        aliases: Vec<&'a str>,
    }
    let questions = bank.questions.iter().map(|it| QuestionMatter {
        text: &it.text.value,
        competency: optional(it.competency.as_ref()),
        aliases: listed(&it.aliases),
    });
    let matter = BankMatter {
        question: questions.collect(),
    };
    NativeFile {
        folder: "questions",
        name: format!("{slug}.toml"),
        text: toml::to_string_pretty(&matter).unwrap_or_default(),
        has_rest: false,
    }
}

fn with_front_matter(matter: &impl Serialize, body: &str) -> String {
    let matter = toml::to_string_pretty(matter).unwrap_or_default();
    format!("+++\n{matter}+++\n\n{body}")
}

fn optional(text: Option<&Spanned<String>>) -> Option<&str> {
    text.map(|it| it.value.as_str())
}

fn listed(texts: &[Spanned<String>]) -> Vec<&str> {
    texts.iter().map(|it| it.value.as_str()).collect()
}

/// The author's own keys as TOML, which has no value for nothing.
fn table(extra: &serde_json::Value) -> toml::Table {
    let entries = extra.as_object().into_iter().flatten();
    let entries = entries.filter_map(|(key, value)| Some((key.clone(), toml_value(value)?)));
    entries.collect()
}

fn toml_value(value: &serde_json::Value) -> Option<toml::Value> {
    use serde_json::Value;
    Some(match value {
        Value::Null => return None,
        Value::Bool(flag) => (*flag).into(),
        Value::Number(number) => match number.as_i64() {
            Some(number) => number.into(),
            None => number.as_f64()?.into(),
        },
        Value::String(text) => text.clone().into(),
        Value::Array(values) => values
            .iter()
            .filter_map(toml_value)
            .collect::<Vec<_>>()
            .into(),
        Value::Object(_) => table(value).into(),
    })
}

/// The text without the level-1 heading that it opens with, which the front matter has.
fn without_title(body: &str) -> String {
    let body = body.trim_start_matches('\u{feff}').trim_start();
    match body.split_once('\n') {
        Some((first, rest)) if first.starts_with("# ") => rest.to_owned(),
        None if body.starts_with("# ") => String::new(),
        _ => body.to_owned(),
    }
}

/// The text with what is before its first section behind all of them; and whether there is such text.
fn with_rest_last(body: &str, style: Option<Style>) -> (String, bool) {
    let body = tidy(body);
    let first = if body.starts_with('#') {
        Some(0)
    } else {
        body.find("\n#").map(|at| at + 1)
    };
    let (rest, sections) = match (first, style) {
        (Some(first), Some(_)) => body.split_at(first),
        (Some(_), None) => ("", body.as_str()),
        (None, _) => (body.as_str(), ""),
    };
    if rest.trim().is_empty() {
        return (sections.to_owned(), false);
    }
    let sections = sections.trim_end();
    let gap = if sections.is_empty() { "" } else { "\n\n" };
    let body = format!("{sections}{gap}## {AS_IT_WAS}\n\n{}\n", rest.trim());
    (body, true)
}

/// The text without more than one empty line in a row, but for code.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut is_code = false;
    let mut empty = 0;
    for line in text.lines() {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            is_code = !is_code;
        }
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if is_code || empty <= 1 && !(empty == 1 && tidied.is_empty()) {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    let end = tidied.trim_end().len();
    tidied.truncate(end);
    if !tidied.is_empty() {
        tidied.push('\n');
    }
    tidied
}
