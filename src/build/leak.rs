//! The last gate of a site that others see: no finished file holds a redacted name or a private text.

use std::borrow::Cow;

use memchr::memmem;

use crate::diagnostic::Diagnostic;
use crate::page;
use crate::portfolio::{LinkTarget, Portfolio};
use crate::project::Project;
use crate::redaction::{Finding, Secrets};
use crate::search;
use crate::source::Span;
use crate::theme::Theme;
use crate::url::Route;

use super::inputs::Inputs;

/// What no finished file may have in it.
#[derive(Default)]
pub struct Gate {
    secrets: Secrets,
    /// What is known of the language of the site. That is the same on every site, and has many words that are names of
    /// companies as well.
    language: Vec<memmem::Finder<'static>>,
}

impl Gate {
    /// The gate of a site for others; nothing is held back on one that is its author's own.
    pub fn of(project: &Project, portfolio: &Portfolio, private: &[String]) -> Self {
        if project.config.visibility.is_private() {
            return Self::default();
        }
        let language = &project.config.language;
        let known = [
            page::language_data(language),
            search::language_data(language),
        ];
        let known = known.iter().filter(|known| !known.is_empty());
        Self {
            secrets: secrets(project, portfolio, private),
            language: known
                .map(|known| memmem::Finder::new(known).into_owned())
                .collect(),
        }
    }

    /// What is in the file at `route` that must not be, where `text` is what it shows.
    fn finds(&self, route: &Route, text: &[u8]) -> Vec<Finding> {
        if self.secrets.is_empty() {
            return Vec::new();
        }
        let mut own = Cow::Borrowed(text);
        for known in &self.language {
            if let Some(at) = known.find(&own) {
                let (before, behind) = (&own[..at], &own[at + known.needle().len()..]);
                own = Cow::Owned([before, behind].concat());
            }
        }
        self.secrets.find(route.as_str(), &own)
    }
}

fn secrets(project: &Project, portfolio: &Portfolio, private: &[String]) -> Secrets {
    let stories = portfolio.stories.iter().flat_map(|story| story.texts());
    let guides = portfolio
        .questions
        .iter()
        .filter_map(|it| it.guide.as_ref());
    let guides = guides.flat_map(|guide| guide.texts());
    let questions = portfolio.questions.iter();
    let questions = questions.flat_map(|it| std::iter::once(&it.text).chain(&it.aliases).cloned());
    let public: Vec<String> = stories.chain(guides).chain(questions).collect();
    Secrets::new(
        &project.config.redactions,
        private.iter().map(String::as_str),
        public.iter().map(String::as_str),
    )
}

/// Names the files beside the content that are published without being searched.
pub fn unsearched(project: &Project, portfolio: &Portfolio) -> Option<Diagnostic> {
    let hides = !project.config.visibility.is_private() && !project.config.redactions.is_empty();
    let attachments = portfolio.attachments.iter().enumerate();
    let used =
        attachments.filter(|(index, _)| portfolio.links.lead_to(LinkTarget::Attachment(*index)));
    let is_text = |path: &str| {
        let held = project.attachments[path].held();
        held.is_some_and(|bytes| std::str::from_utf8(bytes).is_ok())
    };
    let unsearched: Vec<String> = used
        .filter(|(_, path)| !is_text(path))
        .map(|(_, path)| format!("`{path}`"))
        .collect();
    if !hides || unsearched.is_empty() {
        return None;
    }
    let message = "what pictures and other files show cannot be searched for redacted names";
    Some(
        Diagnostic::advice("unsearched-file", message)
            .note(format!(
                "these are published as they are: {}",
                unsearched.join(", ")
            ))
            .help("look at each, and at what its program has written into it, such as an author"),
    )
}

impl Inputs {
    /// What is in the finished file at `route` that must not be, where `text` is what it shows.
    pub fn leaks(&self, route: &Route, text: &[u8]) -> Vec<Diagnostic> {
        if self.is_of_every_site(route) {
            return Vec::new();
        }
        let found = self.gate.finds(route, text).into_iter();
        found
            .filter_map(|finding| self.leak(route, &finding))
            .collect()
    }

    /// Whether a file is the same on every site: a style or a script, where the theme has no file of its own.
    fn is_of_every_site(&self, route: &Route) -> bool {
        let theme = self.theme.iter().filter(|_| !self.project.theme.exists);
        let mut assets = theme.flat_map(Theme::assets);
        assets.any(|(asset, _)| asset == route)
    }

    fn leak(&self, route: &Route, finding: &Finding) -> Option<Diagnostic> {
        let place = self.place_of(route, finding);
        // Several pages are made from one file, which is enough to name.
        let what = match place {
            Some(_) => "a page made from this file".to_owned(),
            None => format!("`{route}`"),
        };
        let problem = match finding {
            Finding::Name(name) => Diagnostic::error(
                "redacted-name",
                format!("{what} would show the redacted name `{name}`"),
            )
            .help("write it as it is written in `redact`, or take it out: it may be in the theme, in a file beside the content, or in the settings"),
            // Where it is written says enough.
            Finding::InsideWord(_) if route.ending() == "pdf" => return None,
            Finding::InsideWord(_) if place.is_none() && ["html", "js"].contains(&route.ending()) => {
                return None;
            }
            Finding::InsideWord(name) => Diagnostic::advice(
                "redacted-name-inside-word",
                format!("{what} has a word with the redacted name `{name}` inside it"),
            )
            .help("look whether it is another word; where it is not, write it with a gap, or redact it as well"),
            Finding::Sentence(sentence) => Diagnostic::error(
                "private-text",
                format!("{what} would show a text that is only for you: \"{sentence}\""),
            )
            .help("take it out of where it is shown: notes to self, gaps, drafts and interviews are no part of a site for others"),
        };
        Some(match place {
            Some(place) => problem.at(place, ""),
            None => problem.in_file(route.as_str()),
        })
    }

    /// The file that a page is made from, at the name where that is in it.
    fn place_of(&self, route: &Route, finding: &Finding) -> Option<Span> {
        let page = self.pages.iter().find(|page| page.route == *route)?;
        let file = page.file?;
        let (Finding::Name(words) | Finding::InsideWord(words) | Finding::Sentence(words)) =
            finding;
        let text = self.project.sources.text(file);
        let at = text.find(words.as_str());
        let place = at.map_or(0..0, |at| at..at + words.len());
        Some(Span::new(file, place))
    }
}
