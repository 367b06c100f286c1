//! The page to rehearse on.

use serde::Serialize;
use serde_json::Value;

use crate::html;
use crate::practice::{PHRASES, Repertoire, RepertoireSource, is_practised};
use crate::speech::{WrittenLexicon, abbreviations, abbreviations_of_figures};

use super::card::LinkView;
use super::interview::InterviewLink;
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
    /// The questions, the stories, and what an answer is held against, as JSON for the scripts.
    repertoire: String,
    /// What the language of the site says, likewise.
    language: String,
    questions: Vec<ToPractise<'a>>,
    stories: Vec<ToPractise<'a>>,
    interviews: Vec<InterviewDeck>,
    /// How many questions no story answers; 0 on a site for others.
    uncovered: usize,
}

/// An interview whose questions can be practised by themselves.
#[derive(Debug, Serialize)]
struct InterviewDeck {
    /// What stands behind `#` where it is practised.
    id: String,
    #[serde(flatten)]
    link: InterviewLink,
}

/// A question or a story that can be practised by itself.
#[derive(Debug, Serialize)]
struct ToPractise<'a> {
    /// What stands behind `#` where it is practised.
    id: String,
    #[serde(flatten)]
    link: LinkView<'a>,
}

impl Plan<'_> {
    fn practice(&self) -> PracticeView<'_> {
        let portfolio = self.portfolio;
        let repertoire = Repertoire::of(RepertoireSource {
            portfolio,
            sheets: self.sheets,
            interviews: self.interviews,
            config: self.config,
            lexicon: self.lexicon,
        });
        let questions = portfolio.questions().map(|(id, question)| ToPractise {
            id: format!("question={}", question.slug),
            link: self.question_link(id),
        });
        let stories = portfolio.stories().map(|(id, story)| ToPractise {
            id: format!("story={}", story.body.slug),
            link: self.story_link(id),
        });
        let interviews = portfolio.interviews.iter().zip(self.interviews);
        let interviews = interviews.filter(|(it, plan)| is_practised(it, plan));
        let interviews = interviews.map(|(interview, _)| InterviewDeck {
            id: format!("interview={}", interview.said.body.slug),
            link: InterviewLink::to(interview),
        });
        PracticeView {
            repertoire: json(&repertoire),
            language: language_data(&self.config.language),
            questions: questions.collect(),
            stories: stories.collect(),
            interviews: interviews.collect(),
            uncovered: portfolio.uncovered.len(),
        }
    }
}

/// A value as JSON that may stand in a page.
fn json(value: &impl Serialize) -> String {
    let written = serde_json::to_string(value);
    let written = written.unwrap_or_else(|error| unreachable!("tables of texts: {error}"));
    html::escape_json(&written)
}

/// What the page has to know of a language, as it stands in it. It is the same on every site.
pub fn language_data(tag: &str) -> String {
    json(&language(tag))
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
