//! What is done with problems: what stories and settings allow, and how bad they are.

use std::collections::{HashMap, HashSet};

use crate::config::{CheckSettings, RuleLevel};
use crate::content::Story;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::FileId;

/// What stories allow in themselves, and what the settings make of each rule.
#[derive(Debug, Default)]
pub struct Policy {
    /// A pair for each rule that a story does not want to hear of: the story's file and the rule's id.
    allowed: HashSet<(FileId, String)>,
    levels: HashMap<String, RuleLevel>,
}

impl Policy {
    /// What these stories and settings want.
    pub fn new<'a>(stories: impl IntoIterator<Item = &'a Story>, settings: &CheckSettings) -> Self {
        let allowed = stories.into_iter().flat_map(|story| {
            let rules = story.allow.iter();
            rules.map(|rule| (story.body.file, rule.value.clone()))
        });
        Self {
            allowed: allowed.collect(),
            levels: settings.levels().collect(),
        }
    }

    /// Drops the warnings and the advice that the story they are about allows, or the settings for all; and
    /// makes the others as bad as the settings want. Errors stay what they are.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            // What is an error for others may be a warning here, as a link is that leads nowhere.
            let rule = super::rule(diagnostic.rule);
            let is_always_one = rule.is_none_or(|rule| rule.severity == Severity::Error);
            if diagnostic.is_error() && is_always_one {
                return true;
            }
            let file = diagnostic.place.as_ref().map(|place| place.span.file);
            let allows = |file| self.allowed.contains(&(file, diagnostic.rule.to_owned()));
            if file.is_some_and(allows) {
                return false;
            }
            match self.levels.get(diagnostic.rule) {
                Some(RuleLevel::Allow) => return false,
                Some(RuleLevel::Error) => diagnostic.severity = Severity::Error,
                Some(RuleLevel::Warning) => diagnostic.severity = Severity::Warning,
                Some(RuleLevel::Advice) => diagnostic.severity = Severity::Advice,
                None => {}
            }
            true
        });
    }
}
