//! Describes a problem in somebody's content (rule, severity, spans, help) and draws it.
//!
//! Whoever finds a problem makes a [`Diagnostic`] and goes on; nothing is thrown.
//! Printing is left to the command line.

mod github;
mod human;
mod json;

use crate::source::{Sources, Span};

pub use github::github;
pub use human::{WIDTH, human, human_all, human_within, one_line};
pub use json::json;

/// How much is said of one story: who is told more mends nothing.
pub const MOST_OF_A_STORY: usize = 3;

/// How many words are quoted.
const LONGEST_QUOTE: usize = 14;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be right: nothing is written.
    Error,
    /// Worth mending; the site is still written (unless `--strict`).
    Warning,
    /// Worth a thought; it never keeps the site from being written.
    Advice,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// What it is called, for people and for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// A place with a few words about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there, without a full stop; may be empty.
    pub text: String,
}

/// One problem in somebody's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of the rule, in words that read well after "allow": `missing-result`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, without a full stop.
    pub message: String,
    /// The place that it is about, if it has one.
    pub place: Option<Label>,
    /// The file that it is about, where no place in a text can be shown.
    pub path: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// What else is worth knowing, a sentence each without a full stop.
    pub notes: Vec<String>,
    /// What to do, a sentence each without a full stop.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A problem that keeps the site from being written.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, rule, message.into())
    }

    /// A problem that is worth mending.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, rule, message.into())
    }

    /// Something that is worth a thought.
    pub fn advice(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Advice, rule, message.into())
    }

    /// A problem of any severity.
    pub fn new(severity: Severity, rule: &'static str, message: String) -> Self {
        Self {
            rule,
            severity,
            message,
            place: None,
            path: None,
            related: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Sets the place, with a label of a few words.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.place = Some(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Sets the file that it is about, where there is no text to show.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds something worth knowing.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds "did you mean", where one of `known` is close to `written`.
    #[must_use]
    pub fn did_you_mean<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match closest(written, known) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Whether it keeps the site from being written.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The name among `known` that was probably meant by `written`, if one is close enough; of names
/// that are equally close the first in the alphabet.
pub fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&written, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)))
        .map(|(_, name)| name)
}

/// The words in one line, of many only the first and `…`.
pub fn first_words(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= LONGEST_QUOTE {
        return words.join(" ");
    }
    format!("{} …", words[..LONGEST_QUOTE - 2].join(" "))
}

/// Puts problems in the order in which a person meets them: by file, then by place, the worse first.
/// The same problem said twice is kept once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.sort_by_cached_key(|diagnostic| {
        let path = path_of(diagnostic, sources).to_owned();
        let place = diagnostic.place.as_ref();
        let start = place.map_or(0, |label| label.span.start);
        (path, start, diagnostic.severity, diagnostic.rule)
    });
    diagnostics.dedup();
}

/// The path that a problem is shown under; empty where it concerns no file.
fn path_of<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> &'a str {
    match (&diagnostic.place, &diagnostic.path) {
        (Some(label), _) => sources.path(label.span.file),
        (None, Some(path)) => path,
        (None, None) => "",
    }
}
