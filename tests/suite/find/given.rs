//! A site with a hundred and twenty questions, and what people typed who heard one of them in other words.

use std::fmt::Write;

use starling::testing::search::{Ranking, closeness};
use toml::Value;

use super::searched::{said, tables};
use crate::desk::Desk;

pub(super) use super::searched::Searched;

/// A question of the bank that the queries are about.
pub(super) struct Asked {
    pub(super) text: String,
    /// Whether every list of interview questions has one like it.
    pub(super) is_common: bool,
    alias: Option<String>,
    competency: String,
}

impl Asked {
    /// How well the search understands it.
    pub(super) fn closeness(&self, with_alias: bool) -> f64 {
        let alias = self.alias.as_deref().filter(|_| with_alias);
        closeness("en", [self.text.as_str()].into_iter().chain(alias)).unwrap()
    }
}

/// What somebody typed.
pub(super) struct Typed {
    pub(super) words: String,
    /// The question that they heard.
    pub(super) question: String,
    /// `plain`, `typo`, `half` or `dictated`.
    pub(super) kind: String,
}

/// The questions of the bank.
pub(super) fn bank() -> Vec<Asked> {
    let questions = tables("bank.toml", "questions").into_iter();
    let questions = questions.map(|table| Asked {
        text: said(&table, "question"),
        is_common: said(&table, "set") == "common",
        alias: table
            .get("alias")
            .and_then(Value::as_str)
            .map(str::to_owned),
        competency: said(&table, "competency"),
    });
    questions.collect()
}

/// What people typed.
pub(super) fn typed(file: &str) -> Vec<Typed> {
    let queries = tables(file, "queries").into_iter();
    let queries = queries.map(|table| Typed {
        words: said(&table, "query"),
        question: said(&table, "question"),
        kind: said(&table, "kind"),
    });
    queries.collect()
}

/// A site with the bank and its stories; questions that no list has with one alias each, or without.
pub(super) fn desk(with_aliases: bool) -> Desk {
    let mut questions = String::new();
    for asked in bank() {
        let Asked {
            text, competency, ..
        } = &asked;
        write!(
            questions,
            "[[question]]\ntext = {text:?}\ncompetency = {competency:?}\n"
        )
        .unwrap();
        if let Some(alias) = asked.alias.filter(|_| with_aliases) {
            writeln!(questions, "aliases = [{alias:?}]").unwrap();
        }
    }
    let stories = tables("stories.toml", "stories").into_iter();
    stories.fold(Desk::new().bank(&questions), |desk, story| {
        let (slug, title, opening) = (
            said(&story, "slug"),
            said(&story, "title"),
            said(&story, "opening"),
        );
        let covers = Value::Array(story["covers"].as_array().unwrap().clone());
        let text =
            format!("+++\ntitle = {title:?}\ncovers = {covers}\n+++\n## Script\n{opening}\n");
        desk.story(&slug, &text)
    })
}

impl Searched {
    pub(super) fn new(desk: &Desk) -> Self {
        Self::open(desk.project())
    }

    /// The questions that were found, the best first.
    pub(super) fn questions(&self, ranking: &Ranking) -> Vec<&str> {
        let found = ranking.questions.iter();
        found
            .map(|it| self.content.portfolio.question(it.id).text.as_str())
            .collect()
    }

    /// The best story for what was found: that of the first question which has one.
    pub(super) fn story(&self, ranking: &Ranking) -> Option<&str> {
        let portfolio = &self.content.portfolio;
        let mut questions = ranking.questions.iter().map(|it| portfolio.question(it.id));
        let answer = questions.find_map(|question| question.answers.first())?;
        Some(&portfolio.story(answer.story).body.slug)
    }

    /// The stories that answer a question.
    pub(super) fn stories_for(&self, question: &str) -> Vec<&str> {
        let portfolio = &self.content.portfolio;
        let id = portfolio.question_asked_as(question).unwrap();
        let answers = portfolio.question(id).answers.iter();
        answers
            .map(|it| portfolio.story(it.story).body.slug.as_str())
            .collect()
    }

    /// The stories that are found by their own words, the best first.
    pub(super) fn named_stories(&self, ranking: &Ranking) -> Vec<&str> {
        let stories = ranking.stories.iter();
        stories
            .map(|it| self.content.portfolio.story(it.id).body.slug.as_str())
            .collect()
    }
}
