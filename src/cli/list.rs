//! `starling list`

use std::path::Path;

use serde_json::{Value, json};

use crate::content::{Lack, Release, Story};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::naming::Names;
use crate::notation::Style;
use crate::portfolio::{Portfolio, Question};
use crate::project::Project;
use crate::sheet;
use crate::speech::whole_seconds;

use super::args::{Common, Format, ListArgs, Listing};
use super::reading::{self, ReadProject};
use super::{Outcome, report};

pub(super) fn run(args: &ListArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let ReadProject {
        project,
        content,
        diagnostics,
    } = reading::read(common, current, args.drafts)?;
    report::diagnostics(&diagnostics, &project.sources, args.format)?;

    let list = List {
        project: &project,
        names: &content.names,
        portfolio: &content.portfolio,
        is_verbose: common.verbose,
    };
    let rows = match args.what {
        Listing::Stories => list.stories(),
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
    project: &'a Project,
    names: &'a Names,
    portfolio: &'a Portfolio,
    /// Whether it is said how each story was read.
    is_verbose: bool,
}

impl List<'_> {
    fn stories(&self) -> Vec<ListedItem> {
        self.portfolio
            .stories()
            .map(|(id, story)| self.story(story, self.portfolio.covers[id.0].len()))
            .collect()
    }

    fn story(&self, story: &Story, covers: usize) -> ListedItem {
        let sheet = sheet::cut(story, self.names, self.project.config.speaking);
        let script = sheet.script.as_ref();
        let seconds = script.map(|script| whole_seconds(script.time));
        let time = seconds.map_or_else(|| "no script".to_owned(), |seconds| format!("{seconds} s"));
        let missing: Vec<&str> = story.lacks().into_iter().map(Lack::id).collect();
        let state = match (story.release == Release::Draft, missing.is_empty()) {
            (true, _) => "  (draft)".to_owned(),
            (false, true) => String::new(),
            (false, false) => format!("  (without {})", missing.join(", ")),
        };
        let questions = report::counted(covers, "question", "questions");
        let reading = if self.is_verbose {
            format!("  <- {}", self.reading(story))
        } else {
            String::new()
        };
        ListedItem {
            line: format!(
                "{time:>9}  {questions:>12}  {}{state}{reading}",
                story.title.value
            ),
            value: json!({
                "slug": story.body.slug,
                "title": story.title.value,
                "path": self.project.sources.path(story.body.file),
                "date": story.date.as_ref().map(|date| date.value.to_string()),
                "draft": story.release == Release::Draft,
                "seconds": seconds,
                "questions": covers,
                "missing": missing,
                "notation": story.style.map(Style::name),
                "gaps": story.gaps.iter().map(|gap| &gap.value).collect::<Vec<_>>(),
            }),
        }
    }

    /// Where a story is, how its parts are marked, and where each of them is.
    fn reading(&self, story: &Story) -> String {
        let source = self.project.sources.get(story.body.file);
        let line = |offset: u32| source.position(offset as usize).line;
        let parts = story.body.sections.iter().filter(|it| it.topic.is_some());
        let parts: Vec<String> = parts
            .map(|section| {
                let heading = section.heading.prose.text();
                format!("`{heading}` on line {}", line(section.heading.span.start))
            })
            .collect();
        let how = match (story.style, parts.is_empty()) {
            (Some(style), false) => format!("by {}: {}", style.name(), parts.join(", ")),
            (None, false) => parts.join(", "),
            (_, true) => "no part is recognised".to_owned(),
        };
        format!("{}:{}, {how}", source.path, line(story.title.span.start))
    }

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
