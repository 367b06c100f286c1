//! `starling list`

mod interviews;
mod stories;
mod table;

use std::path::Path;

use serde_json::{Value, json};

use crate::build::Told;
use crate::cache::Cache;
use crate::config::Visibility;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, Question};
use crate::speech::Lexicon;

use super::args::{Common, Format, ListArgs, Listing};
use super::reading::{self, ReadProject};
use super::{Outcome, report};

use table::Column;

pub(super) fn run(args: &ListArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    refuse_idle_options(args)?;
    let read = reading::read(common, current, args.drafts)?;
    report::diagnostics(&read.diagnostics, &read.project.sources, args.format)?;

    let list = List {
        portfolio: &read.content.portfolio,
    };
    let (columns, rows): (&[Column], _) = match args.what {
        Listing::Stories => (&stories::COLUMNS, of_stories(&read, args, common)?),
        Listing::Questions => (&QUESTION_COLUMNS, list.questions()),
        Listing::Tags => (&TAG_COLUMNS, list.tags()),
        Listing::Interviews => (&interviews::COLUMNS, interviews::list(&read)),
        Listing::Gaps => (&[Column::left("")], list.gaps()),
    };
    match args.format {
        Format::Human if args.what == Listing::Stories && list.portfolio.stories.is_empty() => {
            report::remark(report::NO_STORY);
        }
        Format::Human => {
            let cells: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
            table::print(columns, &cells, common.verbose)?;
        }
        Format::Json => rows.iter().try_for_each(|row| report::json(&row.value))?,
    }
    let has_errors = read.diagnostics.iter().any(Diagnostic::is_error);
    Ok(if has_errors {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// A row for each story that is wanted. What is to be mended is for the author alone, whoever the site is for.
fn of_stories(
    read: &ReadProject,
    args: &ListArgs,
    common: &Common,
) -> Result<Vec<ListedItem>, Failure> {
    let own = match read.project.config.visibility {
        Visibility::Private => None,
        Visibility::Shared | Visibility::Public => {
            let own = reading::open_own(&read.project, args.drafts)?;
            Some(reading::content_of(own))
        }
    };
    let read = own.as_ref().unwrap_or(read);
    let lexicon = Lexicon::of(&read.project.config.language);
    let told = Told::of(&read.project, &read.content, &lexicon, &Cache::default());
    stories::list(read, &told, args, common)
}

/// Refuses options of the list of stories where another list is wanted.
fn refuse_idle_options(args: &ListArgs) -> Result<(), Failure> {
    let options = [
        ("--sort", args.sort.is_some()),
        ("--tag", args.tag.is_some()),
        ("--question", args.question.is_some()),
        ("--to-mend", args.to_mend),
    ];
    match options.into_iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) if args.what != Listing::Stories => Err(Failure::new(format!(
            "`{option}` is for the list of stories alone"
        ))
        .hint(format!(
            "leave it out, or list stories: `starling list stories {option} ...`"
        ))),
        _ => Ok(()),
    }
}

const QUESTION_COLUMNS: [Column; 3] = [
    Column::right("stories"),
    Column::left("competency"),
    Column::long("question"),
];

const TAG_COLUMNS: [Column; 2] = [Column::right("stories"), Column::long("tag")];

/// One thing that is listed, for people and for programs.
struct ListedItem {
    cells: Vec<String>,
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
            cells: vec![
                count,
                competency.unwrap_or("-").to_owned(),
                question.text.clone(),
            ],
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
                cells: vec![stories, tag.name.clone()],
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
                cells: vec![format!("{}: {gap}", story.title.value)],
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
                cells: vec![format!("no story for: {}", question.text)],
                value: json!({ "question": question.slug, "text": question.text }),
            });
        facts.chain(uncovered).collect()
    }
}
