//! Knows what people call the sections of stories and guides, in any language: the names are data, one
//! file a language, and a site's settings add their own.
//!
//! It sees one heading or label at a time; where such a label is, and in which notation, is for others.

mod field;
mod language;
mod names;
mod topic;

pub use self::field::Field;
pub use self::names::{Names, plain_words, singular};
pub use self::topic::{Part, Topic};
