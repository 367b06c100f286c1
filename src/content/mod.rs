//! Parses one file into a [`Story`], a [`Guide`] or the [`Bank`]: front matter and sections, each with its span.
//!
//! It looks at one file at a time and finds fault only with that file; what
//! files mean to each other is the portfolio's business.

mod bank;
mod front_matter;
mod guide;
mod headings;
mod metric;
mod section;
mod story;
mod topic;

use crate::markdown;
use crate::source::{FileId, Span};

pub use bank::Bank;
pub use guide::Guide;
pub use headings::Headings;
pub use metric::Metric;
pub use section::Section;
pub use story::{Cover, Story};
pub use topic::{Part, Topic};

/// How files are read: the headings that are recognised and the Markdown that is allowed.
pub struct Reading<'a> {
    /// The names that sections go by.
    pub headings: Headings,
    /// How Markdown becomes HTML.
    pub markdown: markdown::Options<'a>,
}

/// The whole of a file as a span, for problems that concern all of it.
fn first_line(file: FileId, text: &str) -> Span {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    Span::new(file, 0..end)
}

/// The name of a file without folders and ending; for `folder/index.md` the folder's name.
fn name_of(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match parts.next() {
        Some(folder) if stem == "index" && parts.clone().count() > 1 => folder,
        _ => stem,
    }
}

/// A file's name as a title: `the-day-it_rained` reads "The day it rained".
fn title_from(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name.to_owned(),
    }
}
