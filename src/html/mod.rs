//! Escapes text for HTML and scans finished HTML for tags.
//!
//! Markdown and templates share the one way to escape; the check of links reads with the scanner.

mod active;
mod entity;
mod escape;
mod tags;

pub use active::{is_active, with_policy, without_active};
pub use entity::{decode_entities, entity};
pub use escape::{escape, escape_json, push_destination, push_escaped, push_visible};
pub use tags::{Attribute, candidates, scan, text_of};
