//! What stories allow in themselves.

use std::collections::HashSet;

use crate::content::Story;
use crate::diagnostic::Diagnostic;
use crate::source::FileId;

/// The rules whose reports a story does not want, a pair for each: the story's file and the rule's id.
#[derive(Debug, Default)]
pub struct Allowed(HashSet<(FileId, String)>);

impl Allowed {
    /// What these stories allow.
    pub fn by<'a>(stories: impl IntoIterator<Item = &'a Story>) -> Self {
        let allowed = stories.into_iter().flat_map(|story| {
            let rules = story.allow.iter();
            rules.map(|rule| (story.body.file, rule.value.clone()))
        });
        Self(allowed.collect())
    }

    /// Drops the warnings and the advice that the story they are about allows. Errors stay.
    pub fn drop_from(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain(|diagnostic| {
            let file = diagnostic.place.as_ref().map(|place| place.span.file);
            let allows = |file| self.0.contains(&(file, diagnostic.rule.to_owned()));
            diagnostic.is_error() || !file.is_some_and(allows)
        });
    }
}
