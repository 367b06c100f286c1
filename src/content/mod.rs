//! Parses one file into a [`Story`], a [`Guide`] or the [`Bank`]: front matter and sections, each with its span.
//!
//! It looks at one file at a time and finds fault only with that file; what
//! files mean to each other is the portfolio's business.

mod bank;
mod body;
mod cover;
mod front_matter;
mod guide;
mod headings;
mod kind;
mod metric;
mod private;
mod release;
mod section;
mod story;
mod topic;

use crate::markdown;

pub use bank::Bank;
pub use body::Body;
pub use cover::Cover;
pub use guide::Guide;
pub use headings::Headings;
pub use kind::{ContentFile, FileClass, classify, looks_like_notes, stray};
pub use metric::Metric;
pub use release::Release;
pub use section::Section;
pub use story::{Lack, Story};
pub use topic::{Part, Topic};

/// How files are read: the headings that are recognised and the Markdown that is allowed.
pub struct ParseOptions<'a> {
    /// The names that sections go by.
    pub headings: Headings,
    /// How Markdown becomes HTML.
    pub markdown: markdown::Options<'a>,
}
