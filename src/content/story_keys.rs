//! What front matter says about stories, and what their text says beside it.

use serde_json::Map;

use crate::diagnostic::Diagnostic;
use crate::naming::{Part, plain_words};
use crate::notation::{Facts, Found, Style};
use crate::record::{Date, Reader, Table, Value, ValueKind};
use crate::source::Spanned;

use super::release::Release;
use super::text::ContentText;
use super::{Body, Cover, Metric, Story, cover};

/// What the front matter of a file says about its stories.
#[derive(Debug, Clone)]
pub(super) struct StoryKeys {
    pub(super) title: Option<Spanned<String>>,
    headline: Option<Spanned<String>>,
    date: Option<Spanned<Date>>,
    role: Option<Spanned<String>>,
    tags: Vec<Spanned<String>>,
    covers: Vec<Cover>,
    metrics: Vec<Spanned<Metric>>,
    gaps: Vec<Spanned<String>>,
    pub(super) release: Release,
    allow: Vec<Spanned<String>>,
    cues: [Option<Spanned<String>>; 4],
    extra: serde_json::Value,
    /// Keys of which a value is reported.
    misread: Vec<&'static str>,
}

impl StoryKeys {
    pub(super) fn read(front_matter: Table, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut reader = Reader::new(front_matter, "a story", diagnostics);
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
        let extra = reader.finish_with(extra);
        let mut misread = Vec::new();
        let reported = diagnostics.len();
        let covers = covers.into_iter();
        let covers = covers.filter_map(|value| cover::read(value, diagnostics));
        let covers = covers.collect();
        if diagnostics.len() > reported {
            misread.push("covers");
        }
        let reported = diagnostics.len();
        let metrics = metrics.into_iter();
        let metrics = metrics.filter_map(|value| Metric::read(value, diagnostics));
        let metrics = metrics.collect();
        if diagnostics.len() > reported {
            misread.push("metrics");
        }
        let cues = cues.map(|table| read_cues(table, diagnostics));
        Self {
            title,
            headline,
            date,
            role,
            tags,
            covers,
            metrics,
            gaps,
            release,
            allow,
            cues: cues.unwrap_or_default(),
            extra,
            misread,
        }
    }

    /// The keys that all stories of a file share. Those that can be said of one story alone are the first
    /// one's.
    pub(super) fn shared(self, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let of_one = [self.headline.as_ref()]
            .into_iter()
            .chain(self.cues.iter().map(Option::as_ref));
        let of_one = of_one.flatten().map(|it| it.span);
        let of_one = of_one.chain(self.covers.iter().map(|it| it.question.span));
        let of_one = of_one.chain(self.metrics.iter().map(|it| it.span));
        let mut of_one = of_one.chain(self.gaps.iter().map(|it| it.span));
        if let Some(place) = of_one.next() {
            diagnostics.push(
                Diagnostic::warning(
                    "key-of-one-story",
                    "this file holds several stories, and this is said of one",
                )
                .at(place, "taken for the first story")
                .help("write it under the heading of its story, as in `Covers: ...`"),
            );
        }
        Self {
            headline: None,
            covers: Vec::new(),
            metrics: Vec::new(),
            gaps: Vec::new(),
            cues: Default::default(),
            ..self
        }
    }

    /// The same with what the text says about the story.
    pub(super) fn with_facts(
        mut self,
        facts: Facts,
        text: &ContentText<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let placed = |found: Found| text.placed(&found);
        self.headline = self.headline.or(facts.headline.map(placed));
        self.role = self.role.or(facts.role.map(placed));
        add_new(&mut self.tags, facts.tags.into_iter().map(placed));
        add_new(&mut self.gaps, facts.gaps.into_iter().map(placed));
        for question in facts.covers.into_iter().map(placed) {
            let is_there = |it: &Cover| is_alike(&it.question.value, &question.value);
            if !self.covers.iter().any(is_there) {
                self.covers.push(Cover {
                    question,
                    angle: None,
                });
            }
        }
        if let Some((key, value)) = facts.properties.first() {
            diagnostics.push(
                Diagnostic::advice("foreign-keys", format!("`{key}` is no key of a story"))
                    .at(
                        text.placed(value).span,
                        "kept for templates, as if under `extra`",
                    )
                    .help("move it to `[extra]` in the front matter, or leave it"),
            );
        }
        if let Some(extra) = self
            .extra
            .as_object_mut()
            .filter(|_| !facts.properties.is_empty())
        {
            add_properties(extra, facts.properties);
        } else if self.extra.is_null() && !facts.properties.is_empty() {
            let mut extra = Map::new();
            add_properties(&mut extra, facts.properties);
            self.extra = extra.into();
        }
        let metrics = facts.metrics.into_iter().map(placed);
        let metrics = metrics.map(|it| Value {
            span: it.span,
            kind: ValueKind::Text(it.value),
        });
        self.metrics
            .extend(metrics.filter_map(|it| Metric::read(it, diagnostics)));
        self
    }

    pub(super) fn story(
        self,
        title: Spanned<String>,
        body: Body,
        style: Option<Style>,
        is_broken: bool,
    ) -> Story {
        Story {
            body,
            title,
            headline: self.headline,
            date: self.date,
            role: self.role,
            tags: self.tags,
            covers: self.covers,
            metrics: self.metrics,
            gaps: self.gaps,
            release: self.release,
            allow: self.allow,
            cues: self.cues,
            extra: self.extra,
            style,
            misread: self.misread,
            is_broken,
        }
    }
}

/// Adds texts that are not there yet.
fn add_new(texts: &mut Vec<Spanned<String>>, more: impl Iterator<Item = Spanned<String>>) {
    for text in more {
        if !text.value.is_empty() && !texts.iter().any(|it| is_alike(&it.value, &text.value)) {
            texts.push(text);
        }
    }
}

/// Adds what other programs note to the author's own keys.
fn add_properties(extra: &mut Map<String, serde_json::Value>, properties: Vec<(String, Found)>) {
    for (key, value) in properties {
        extra.entry(key).or_insert(value.text.into());
    }
}

fn is_alike(left: &str, right: &str) -> bool {
    plain_words(left) == plain_words(right)
}

fn read_cues(table: Table, diagnostics: &mut Vec<Diagnostic>) -> [Option<Spanned<String>>; 4] {
    let mut reader = Reader::new(table, "the cues", diagnostics);
    let cues = Part::ALL.map(|part| reader.text(part.id()));
    reader.finish();
    cues
}
