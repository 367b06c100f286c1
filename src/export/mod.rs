//! Writes the whole portfolio for other programs. Ids are stable: the slugs of stories and questions.

mod anki;
mod csv;
mod interview;
mod json;

use crate::config::Visibility;
use crate::content::{Metric, Story};
use crate::naming::Part;
use crate::portfolio::{Portfolio, QuestionId, StoryId};

/// What the portfolio is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// One object with all stories, questions and interviews.
    Json,
    /// A row for each story.
    Csv,
    /// A card for each question that a story answers.
    Anki,
}

/// The portfolio in a format. What the author keeps under `[extra]` is for the author alone: nobody else sees
/// it but where a template shows it.
pub fn export(portfolio: &Portfolio, visibility: Visibility, format: ExportFormat) -> String {
    match format {
        ExportFormat::Json => json::export(portfolio, visibility),
        ExportFormat::Csv => csv::export(portfolio),
        ExportFormat::Anki => anki::export(portfolio),
    }
}

/// What a part of a story says, paragraph by paragraph.
fn part_text(story: &Story, part: Part) -> String {
    story.part(part).map(section_text).unwrap_or_default()
}

/// The script of a story.
fn script_text(story: &Story) -> String {
    story.script().map(section_text).unwrap_or_default()
}

fn section_text(section: &crate::content::Section) -> String {
    let blocks = section.blocks.iter().map(crate::markdown::Block::text);
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn metric_text(metric: &Metric) -> String {
    match metric {
        Metric::Figure { value, label, .. } => format!("{value} {label}").trim().to_owned(),
        Metric::Phrase(phrase) => phrase.clone(),
    }
}

/// The questions that a story covers, with the angle of each.
fn covered(portfolio: &Portfolio, id: StoryId) -> impl Iterator<Item = (QuestionId, Option<&str>)> {
    let covers = portfolio.covers[id.0].iter();
    covers.map(|it| (it.question, it.angle.as_deref()))
}
