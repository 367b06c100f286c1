//! The stories as a table, as spreadsheets read it (RFC 4180).

use crate::naming::Part;
use crate::portfolio::Portfolio;

use super::{covered, metric_text, part_text, script_text};

pub(super) fn export(portfolio: &Portfolio) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let head = [
        "id",
        "title",
        "headline",
        "date",
        "role",
        "tags",
        "metrics",
        "questions",
        "situation",
        "task",
        "actions",
        "result",
        "script",
    ];
    // Nothing can go wrong where it is written to memory.
    let _ = table.write_record(head);
    for (id, story) in portfolio.stories() {
        let text = |it: Option<&String>| it.cloned().unwrap_or_default();
        let tags = story.tags.iter().map(|it| it.value.clone());
        let metrics = story.metrics.iter().map(|it| metric_text(&it.value));
        let questions = covered(portfolio, id).map(|it| portfolio.question(it.0).text.clone());
        let mut row = vec![
            story.body.slug.clone(),
            story.title.value.clone(),
            text(story.headline.as_ref().map(|it| &it.value)),
            story
                .date
                .as_ref()
                .map(|it| it.value.to_string())
                .unwrap_or_default(),
            text(story.role.as_ref().map(|it| &it.value)),
            tags.collect::<Vec<_>>().join("; "),
            metrics.collect::<Vec<_>>().join("; "),
            questions.collect::<Vec<_>>().join("\n"),
        ];
        row.extend(Part::ALL.map(|part| part_text(story, part)));
        row.push(script_text(story));
        let _ = table.write_record(row.iter().map(|cell| inert(cell)));
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula.
fn inert(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
