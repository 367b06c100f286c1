//! Problems as a person sees them: the place, the line underlined, what to do.

mod all_together;
mod files;
mod interviews;
mod keys;
mod links;
mod questions;
mod settings;
mod templates;
mod text;

use crate::desk::{Desk, WHOLE};

/// A whole story with something else behind it.
fn whole_and(text: &str) -> String {
    format!("{WHOLE}\n{text}\n")
}

/// A whole story with these keys, drawn where it is at fault.
fn drawn_keys(keys: &str) -> String {
    Desk::new().whole_story("lift", keys).build().drawn()
}

/// A story of this text, drawn where it is at fault.
fn drawn_story(text: &str) -> String {
    Desk::new().story("lift", text).build().drawn()
}
