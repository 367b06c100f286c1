//! The list of interviews: when each is, where and what for, what is expected there.

use std::cmp::Reverse;

use serde_json::{Value, json};

use crate::interview::{InterviewPlan, plans};
use crate::portfolio::{LinkedInterview, Portfolio};
use crate::record::Date;

use super::super::reading::ReadProject;
use super::super::report;
use super::ListedItem;
use super::table::Column;

/// What stands in a row.
pub(super) const COLUMNS: [Column; 6] = [
    Column::left("date"),
    Column::right("rounds"),
    Column::right("questions"),
    Column::right("uncovered"),
    Column::long("interview"),
    Column::left("state"),
];

/// A row for each interview: the coming ones by their day, those without one behind them, what is past last. On a
/// public site there is none.
pub(super) fn list(read: &ReadProject) -> Vec<ListedItem> {
    let portfolio = &read.content.portfolio;
    let plans = plans(portfolio);
    let rows = portfolio.interviews.iter().zip(&plans);
    let mut rows: Vec<Row<'_>> = rows
        .map(|(interview, plan)| Row::new(interview, plan, read.project.today))
        .collect();
    // The newest of those that are past first.
    rows.sort_by_key(|row| {
        let past = row.is_past.then(|| Reverse(row.day()));
        (row.is_past, past)
    });
    let items = rows.iter().map(|row| row.item(portfolio, read));
    items.collect()
}

/// An interview with what its row says.
struct Row<'a> {
    interview: &'a LinkedInterview,
    plan: &'a InterviewPlan,
    is_past: bool,
}

impl<'a> Row<'a> {
    fn new(interview: &'a LinkedInterview, plan: &'a InterviewPlan, today: Date) -> Self {
        let date = interview.said.date.as_ref();
        let is_before = date.is_some_and(|date| date.value.day < today);
        Self {
            interview,
            plan,
            is_past: is_before || interview.said.is_over(),
        }
    }

    fn day(&self) -> Option<Date> {
        let date = self.interview.said.date.as_ref()?;
        Some(date.value.day)
    }

    fn item(&self, portfolio: &Portfolio, read: &ReadProject) -> ListedItem {
        let said = &self.interview.said;
        let questions = self.plan.expected().filter_map(|it| it.question);
        let uncovered = self.plan.uncovered().filter_map(|it| it.question);
        let uncovered: Vec<&str> = uncovered
            .map(|id| portfolio.question(id).slug.as_str())
            .collect();
        let rounds = said.rounds.iter().map(|round| {
            let interviewer = round.interviewer.as_ref().map(|it| &it.value);
            json!({
                "name": round.name.value,
                "minutes": round.minutes,
                "interviewer": interviewer,
            })
        });
        let rounds: Vec<Value> = rounds.collect();
        let questions: Vec<&str> = questions
            .map(|id| portfolio.question(id).slug.as_str())
            .collect();
        ListedItem {
            cells: vec![
                said.date
                    .as_ref()
                    .map_or_else(|| "no date".to_owned(), |date| date.value.to_string()),
                report::counted(rounds.len(), "round", "rounds"),
                report::counted(questions.len(), "question", "questions"),
                match uncovered.len() {
                    0 => String::new(),
                    count => format!("{count} uncovered"),
                },
                said.title(),
                if self.is_past { "(past)" } else { "" }.to_owned(),
            ],
            value: json!({
                "slug": said.body.slug,
                "path": read.project.sources.path(said.body.file),
                "date": self.day(),
                "time": said.date.as_ref().and_then(|date| date.value.time),
                "company": said.company.value,
                "role": said.role.as_ref().map(|it| &it.value),
                "past": self.is_past,
                "rounds": rounds,
                "questions": questions,
                "uncovered": uncovered,
            }),
        }
    }
}
