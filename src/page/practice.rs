//! The page to rehearse on.

use serde::Serialize;
use serde_json::Value;

use crate::practice::{PHRASES, Repertoire, RepertoireSource};
use crate::speech::{WrittenLexicon, abbreviations, abbreviations_of_figures};

use super::kind::{Audience, PageKind};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "practice",
    variable: "practice",
    audience: Audience::Everyone,
    in_sitemap: true,
    pages: |_| vec![Page::new(&KIND, route::practice())],
    view: |plan, _| Box::new(plan.practice()),
};

/// What `practice.html` receives as `practice`.
#[derive(Debug, Serialize)]
struct PracticeView<'a> {
    /// The questions, the stories, and what an answer is held against.
    repertoire: Repertoire<'a>,
    /// What the language of the site says.
    language: Value,
    /// How many questions there are.
    questions: usize,
    /// How many of them no story answers; 0 on a public site.
    uncovered: usize,
}

impl<'a> Plan<'a> {
    fn practice(&self) -> PracticeView<'a> {
        let portfolio = self.portfolio;
        PracticeView {
            repertoire: Repertoire::of(RepertoireSource {
                portfolio,
                sheets: self.sheets,
                config: self.config,
                lexicon: self.lexicon,
            }),
            language: language(&self.config.language),
            questions: portfolio.questions.len(),
            uncovered: portfolio.uncovered.len(),
        }
    }
}

/// What the page has to know of a language, by the names of its file; and, of all languages, the words that end
/// in a full stop and go on.
fn language(tag: &str) -> Value {
    let written = serde_json::to_value(WrittenLexicon::of(tag));
    let Ok(Value::Object(mut language)) = written else {
        unreachable!("a language is made of names and words");
    };
    language.remove("acronyms");
    if let Some(Value::Object(phrases)) = language.get_mut("phrases") {
        phrases.retain(|name, _| PHRASES.contains(&name.as_str()));
    }
    let words: [(&str, Vec<&str>); 2] = [
        ("abbreviations", abbreviations().collect()),
        (
            "abbreviations_of_figures",
            abbreviations_of_figures().collect(),
        ),
    ];
    language.extend(words.map(|(name, words)| (name.to_owned(), words.into())));
    Value::Object(language)
}
