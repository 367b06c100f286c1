//! The list of stories: how long each takes, what takes how much of it, what it answers, what is to be mended.

use std::cmp::Reverse;

use serde_json::json;

use crate::build::Told;
use crate::content::{Lack, Release, Story};
use crate::diagnostic::{Diagnostic, closest};
use crate::failure::Failure;
use crate::naming::Part;
use crate::notation::Style;
use crate::portfolio::{Portfolio, StoryId};
use crate::sheet::Share;
use crate::speech::whole_seconds;
use crate::url::slug;

use super::super::args::{Common, ListArgs, StoryOrder};
use super::super::groups::{Group, Groups};
use super::super::reading::ReadProject;
use super::super::report;
use super::ListedItem;
use super::table::Column;

/// What stands in a row.
pub(super) const COLUMNS: [Column; 7] = [
    Column::right("time"),
    Column::left("balance"),
    Column::right("questions"),
    Column::right("gaps"),
    Column::right("to mend"),
    Column::long("story"),
    Column::left("state"),
];

/// How many letters the bar has that shows what takes how much of a script.
const BAR: usize = 10;

/// A row for each story that is wanted, in the order that is wanted.
pub(super) fn list(
    read: &ReadProject,
    told: &Told,
    args: &ListArgs,
    common: &Common,
) -> Result<Vec<ListedItem>, Failure> {
    let portfolio = &read.content.portfolio;
    let mut structure = told.structure.clone();
    read.content.policy.apply(&mut structure);
    let groups = Groups::of(portfolio, &told.coaching, structure).into_vec();
    let mut rows: Vec<Row<'_>> = portfolio
        .stories()
        .zip(&groups)
        .map(|((id, story), group)| Row::new(id, story, group, portfolio, told))
        .collect();
    let wanted = wanted(args, portfolio)?;
    rows.retain(|row| {
        wanted
            .as_ref()
            .is_none_or(|wanted| wanted.contains(&row.id))
    });
    rows.retain(|row| !args.to_mend || !row.findings.is_empty());
    sort(&mut rows, args.sort.unwrap_or(StoryOrder::Date));
    let items = rows.iter().map(|row| row.item(read, common.verbose));
    Ok(items.collect())
}

/// The stories that the tag and the question leave; all where there is neither.
fn wanted(args: &ListArgs, portfolio: &Portfolio) -> Result<Option<Vec<StoryId>>, Failure> {
    let unknown = |what: &str, name: &str, known: Vec<&str>| {
        let failure = Failure::new(format!("there is no {what} `{name}`"));
        match closest(name, known) {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => failure.hint(format!("`starling list {what}s` names them all")),
        }
    };
    let of_tag = args.tag.as_ref().map(|name| {
        let tag = portfolio.tags.iter().find(|tag| tag.slug == slug(name));
        let names = || portfolio.tags.iter().map(|tag| tag.name.as_str()).collect();
        tag.map(|tag| tag.stories.clone())
            .ok_or_else(|| unknown("tag", name, names()))
    });
    let of_question = args.question.as_ref().map(|text| {
        let texts = || {
            portfolio
                .questions
                .iter()
                .map(|it| it.text.as_str())
                .collect()
        };
        let asked = portfolio.question_asked_as(text);
        let asked = asked.ok_or_else(|| unknown("question", text, texts()))?;
        let answers = portfolio.question(asked).answers.iter();
        Ok(answers.map(|answer| answer.story).collect::<Vec<_>>())
    });
    Ok(match (of_tag.transpose()?, of_question.transpose()?) {
        (Some(tagged), Some(answering)) => {
            let both = tagged.into_iter().filter(|story| answering.contains(story));
            Some(both.collect())
        }
        (some, other) => some.or(other),
    })
}

fn sort(rows: &mut [Row<'_>], order: StoryOrder) {
    match order {
        // As the portfolio has them.
        StoryOrder::Date => {}
        StoryOrder::Title => rows.sort_by_key(|row| row.story.title.value.to_lowercase()),
        StoryOrder::Seconds => rows.sort_by_key(|row| Reverse(row.seconds)),
        StoryOrder::Questions => rows.sort_by_key(|row| Reverse(row.questions)),
        StoryOrder::Gaps => rows.sort_by_key(|row| Reverse(row.story.gaps.len())),
        StoryOrder::Findings => rows.sort_by_key(|row| Reverse(row.findings.len())),
    }
}

/// A story with what its row says.
struct Row<'a> {
    id: StoryId,
    story: &'a Story,
    seconds: Option<u32>,
    shares: Option<[Share; 4]>,
    questions: usize,
    /// What is to be mended; facts still to be filled in are counted by themselves.
    findings: Vec<&'a Diagnostic>,
}

impl<'a> Row<'a> {
    fn new(
        id: StoryId,
        story: &'a Story,
        group: &'a Group<'_>,
        portfolio: &Portfolio,
        told: &Told,
    ) -> Self {
        let sheet = &told.sheets[id.0];
        let script = sheet.script.as_ref();
        Self {
            id,
            story,
            seconds: script.map(|script| whole_seconds(script.time)),
            shares: sheet.shares(),
            questions: portfolio.covers[id.0].len(),
            findings: group
                .findings
                .iter()
                .filter(|it| it.rule != "open-gap")
                .collect(),
        }
    }

    fn item(&self, read: &ReadProject, is_verbose: bool) -> ListedItem {
        let story = self.story;
        let missing: Vec<&str> = story.lacks().into_iter().map(Lack::id).collect();
        let shares = self.shares.map(|shares| {
            let shares = Part::ALL.into_iter().zip(shares);
            let percents = shares.map(|(part, share)| (part.id().to_owned(), share.percent.into()));
            serde_json::Value::Object(percents.collect())
        });
        ListedItem {
            cells: self.cells(&missing, is_verbose.then(|| reading(story, read))),
            value: json!({
                "slug": story.body.slug,
                "title": story.title.value,
                "path": read.project.sources.path(story.body.file),
                "date": story.date.as_ref().map(|date| date.value.to_string()),
                "draft": story.release == Release::Draft,
                "seconds": self.seconds,
                "balance": shares,
                "questions": self.questions,
                "missing": missing,
                "notation": story.style.map(Style::name),
                "gaps": story.gaps.iter().map(|gap| &gap.value).collect::<Vec<_>>(),
                "findings": self.findings.iter().map(|it| it.rule).collect::<Vec<_>>(),
            }),
        }
    }

    fn cells(&self, missing: &[&str], reading: Option<String>) -> Vec<String> {
        let time = self
            .seconds
            .map_or_else(|| "no script".to_owned(), |it| format!("{it} s"));
        let counted = |count, one, many| match count {
            0 => String::new(),
            count => report::counted(count, one, many),
        };
        let mut state = match (self.story.release == Release::Draft, missing.is_empty()) {
            (true, _) => "(draft)".to_owned(),
            (false, true) => String::new(),
            (false, false) => format!("(without {})", missing.join(", ")),
        };
        if let Some(reading) = reading {
            let between = if state.is_empty() { "" } else { "  " };
            state = format!("{state}{between}<- {reading}");
        }
        vec![
            time,
            self.shares.map(bar).unwrap_or_default(),
            report::counted(self.questions, "question", "questions"),
            counted(self.story.gaps.len(), "gap", "gaps"),
            counted(self.findings.len(), "to mend", "to mend"),
            self.story.title.value.clone(),
            state,
        ]
    }
}

/// What takes how much of a script, a letter for each tenth: `SSTAAAAAAR`.
fn bar(shares: [Share; 4]) -> String {
    let mut bar = String::new();
    let mut told = 0;
    for (letter, share) in ["S", "T", "A", "R"].into_iter().zip(shares) {
        told += share.percent;
        let end = (told * BAR + 50) / 100;
        bar.push_str(&letter.repeat(end.saturating_sub(bar.len())));
    }
    bar
}

/// Where a story is, how its parts are marked, and where each of them is.
fn reading(story: &Story, read: &ReadProject) -> String {
    let source = read.project.sources.get(story.body.file);
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
