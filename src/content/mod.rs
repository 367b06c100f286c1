//! Parses one file into a [`Story`], a [`Guide`], an [`Interview`] or a [`Bank`]: front matter and sections, each with its span.
//!
//! It looks at one file at a time and finds fault only with that file; what
//! files mean to each other is the portfolio's business.

mod bank;
mod body;
mod cover;
mod front_matter;
mod guide;
mod interview;
mod kind;
mod metric;
mod native;
mod notes;
mod other_notation;
mod private;
mod release;
mod section;
mod story;
mod story_keys;
mod text;

use crate::markdown;
use crate::naming::Names;

pub use bank::Bank;
pub use body::Body;
pub use cover::Cover;
pub use guide::Guide;
pub use interview::{HowItWent, Interview, InterviewRound};
pub use kind::{ContentFile, FileClass, classify, looks_like_notes, stray};
pub use metric::Metric;
pub use native::{NativeFile, NativeKind, kind_of, native};
pub use notes::Notes;
pub use release::Release;
pub use section::Section;
pub use story::{Lack, Story};

/// How files are read: the headings that are recognised and the Markdown that is allowed.
pub struct ParseOptions<'a> {
    /// The names that sections go by.
    pub names: Names,
    /// How Markdown becomes HTML.
    pub markdown: markdown::Options<'a>,
}
