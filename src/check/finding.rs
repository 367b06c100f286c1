//! Findings: what a rule reports, without the rule's name and severity.

use crate::diagnostic::{Diagnostic, Label};
use crate::source::Span;

use super::Rule;

/// What a rule reports. Its id and its severity are added by whoever ran the rule.
#[derive(Debug, Clone)]
pub struct Finding {
    message: String,
    place: Option<Label>,
    related: Vec<Label>,
    why: Vec<String>,
    help: Vec<String>,
}

impl Finding {
    /// Something was found at `span`; `message` is a sentence without a full stop, `label` says in a few
    /// words what is there.
    pub fn new(message: impl Into<String>, span: Span, label: impl Into<String>) -> Self {
        Self {
            place: Some(labelled(span, label)),
            ..Self::of_all(message)
        }
    }

    /// Something was found that has no place: it is missing in all stories together.
    pub fn of_all(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            place: None,
            related: Vec::new(),
            why: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(labelled(span, label));
        self
    }

    /// Says in half a sentence why it matters.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why.push(why.into());
        self
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
        Diagnostic {
            place: self.place,
            related: self.related,
            notes: self.why,
            help: self.help,
            ..Diagnostic::new(rule.severity, rule.id, self.message)
        }
    }
}

/// So many findings of one rule are told of a story: who mends these knows how to mend the others.
const MOST: usize = 8;

/// The first of what a rule finds, the last of them with how many more there are.
pub(super) fn first_few(mut findings: Vec<Finding>) -> Vec<Finding> {
    let more = findings.len().saturating_sub(MOST);
    findings.truncate(MOST);
    if let Some(last) = findings.last_mut().filter(|_| more > 0) {
        last.why
            .push(format!("{more} more like this are not shown"));
    }
    findings
}

fn labelled(span: Span, text: impl Into<String>) -> Label {
    let text = text.into();
    Label { span, text }
}
