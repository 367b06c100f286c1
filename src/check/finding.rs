//! Findings: what a rule reports, without the rule's name and severity.

use crate::diagnostic::{Diagnostic, Label};
use crate::source::Span;

use super::Rule;

/// What a rule reports. Its id and its severity are added by whoever ran the rule.
#[derive(Debug, Clone)]
pub struct Finding {
    message: String,
    place: Label,
    help: Vec<String>,
}

impl Finding {
    /// Something was found at `span`; `message` is a sentence without a full stop, `label` says in a few
    /// words what is there.
    pub fn new(message: impl Into<String>, span: Span, label: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            place: Label {
                span,
                text: label.into(),
            },
            help: Vec::new(),
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds "did you mean", where there is something that was probably meant.
    #[must_use]
    pub fn did_you_mean(self, meant: Option<&str>) -> Self {
        match meant {
            Some(meant) => self.help(format!("did you mean `{meant}`?")),
            None => self,
        }
    }

    /// The problem, as the rule reports it.
    pub(super) fn reported_by(self, rule: &Rule) -> Diagnostic {
        let problem = Diagnostic::new(rule.severity, rule.id, self.message);
        let problem = problem.at(self.place.span, self.place.text);
        self.help.into_iter().fold(problem, Diagnostic::help)
    }
}
