//! `starling list`

mod stories;

use std::path::Path;

use serde_json::{Value, json};

use crate::build::Told;
use crate::cache::Cache;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, Question};

use crate::speech::Lexicon;

use super::args::{Common, Format, ListArgs, Listing};
use super::reading::{self, ReadProject};
use super::{Outcome, report};

pub(super) fn run(args: &ListArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let read = reading::read(common, current, args.drafts)?;
    let ReadProject {
        project,
        content,
        diagnostics,
    } = &read;
    report::diagnostics(diagnostics, &project.sources, args.format)?;

    let list = List {
        portfolio: &content.portfolio,
    };
    let rows = match args.what {
        Listing::Stories => {
            let lexicon = Lexicon::of(&project.config.language);
            let told = Told::of(project, content, &lexicon, &Cache::default());
            stories::list(&read, &told, args, common)?
        }
        Listing::Questions => list.questions(),
        Listing::Tags => list.tags(),
        Listing::Gaps => list.gaps(),
    };
    for row in rows {
        match args.format {
            Format::Human => report::line(&row.line)?,
            Format::Json => report::json(&row.value)?,
        }
    }
    let has_errors = diagnostics.iter().any(Diagnostic::is_error);
    Ok(if has_errors {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// One thing that is listed, for people and for programs.
struct ListedItem {
    line: String,
    value: Value,
}

struct List<'a> {
    portfolio: &'a Portfolio,
}

impl List<'_> {
    fn questions(&self) -> Vec<ListedItem> {
        let competencies = self.portfolio.competencies.iter();
        let questions = competencies.flat_map(|competency| {
            let name = competency.name.as_deref();
            competency
                .questions
                .iter()
                .map(move |id| (name, self.portfolio.question(*id)))
        });
        questions
            .map(|(competency, question)| self.question(competency, question))
            .collect()
    }

    fn question(&self, competency: Option<&str>, question: &Question) -> ListedItem {
        let answers = question.answers.iter();
        let answers: Vec<&str> = answers
            .map(|answer| self.portfolio.story(answer.story).body.slug.as_str())
            .collect();
        let count = match answers.len() {
            0 => "no story".to_owned(),
            count => report::counted(count, "story", "stories"),
        };
        ListedItem {
            line: format!(
                "{count:>9}  {:<20}  {}",
                competency.unwrap_or("-"),
                question.text
            ),
            value: json!({
                "slug": question.slug,
                "question": question.text,
                "competency": competency,
                "aliases": question.aliases,
                "guide": question.guide.is_some(),
                "stories": answers,
            }),
        }
    }

    fn tags(&self) -> Vec<ListedItem> {
        let tags = self.portfolio.tags.iter();
        tags.map(|tag| {
            let stories = report::counted(tag.stories.len(), "story", "stories");
            ListedItem {
                line: format!("{stories:>10}  {}", tag.name),
                value: json!({
                    "slug": tag.slug,
                    "tag": tag.name,
                    "stories": tag.stories.iter().map(|id| &self.portfolio.story(*id).body.slug).collect::<Vec<_>>(),
                }),
            }
        })
        .collect()
    }

    fn gaps(&self) -> Vec<ListedItem> {
        let stories = self.portfolio.stories.iter();
        let facts = stories.flat_map(|story| {
            let missing = story
                .lacks()
                .into_iter()
                .map(|lack| format!("no {}", lack.id()));
            let gaps = missing.chain(story.gaps.iter().map(|gap| gap.value.clone()));
            gaps.map(|gap| ListedItem {
                line: format!("{}: {gap}", story.title.value),
                value: json!({ "story": story.body.slug, "gap": gap }),
            })
        });
        let in_order = self
            .portfolio
            .competencies
            .iter()
            .flat_map(|it| &it.questions);
        let questions = in_order.map(|id| self.portfolio.question(*id));
        let uncovered = questions
            .filter(|question| question.answers.is_empty())
            .map(|question| ListedItem {
                line: format!("no story for: {}", question.text),
                value: json!({ "question": question.slug, "text": question.text }),
            });
        facts.chain(uncovered).collect()
    }
}
