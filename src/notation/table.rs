//! Turns a table that has a story in each row into one story below another.

use std::ops::Range;

use crate::naming::{Field, Names, Topic};
use crate::source::Edit;

use super::label::{Meaning, meaning_of};
use super::line::{Line, LineKind, lines, trimmed};

/// A column of such a table.
struct Column {
    /// What its head is called.
    name: String,
    /// What it says of the stories.
    meaning: Meaning,
}

/// The edits that put the stories of such tables below one another.
pub(super) fn edits(text: &str, names: &Names) -> Vec<Edit> {
    if !text.contains('|') {
        return Vec::new();
    }
    let lines = lines(text);
    let mut edits = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let is_row = |line: &&Line| line.kind == LineKind::Row && !line.is_code;
        let length = lines[index..].iter().take_while(is_row).count();
        let rows = &lines[index..index + length];
        if let [head, _, stories @ ..] = rows {
            let columns = columns(text, head, names);
            if let Some(text) = side_by_side(text, head, stories, names) {
                let end = rows[rows.len() - 1].end;
                edits.push(Edit::replacement(head.start..end, text));
                index += length;
                continue;
            }
            let mut topics = columns
                .iter()
                .filter(|it| matches!(it.meaning, Meaning::Topic(Topic::Part(_))));
            if topics.by_ref().count() >= 3 && !stories.is_empty() {
                edits.push(Edit::removal(head.start..rows[1].next));
                for story in stories {
                    row(text, story, &columns, names, &mut edits);
                }
            }
        }
        index += length.max(1);
    }
    edits
}

/// The stories of a table that has one in each column, and a part in each row. Nothing is over the names of
/// the parts.
fn side_by_side(text: &str, head: &Line, rows: &[Line], names: &Names) -> Option<String> {
    let titles = cells(text, head);
    let is_part = |cell: &Range<usize>| {
        let name = text[cell.clone()].trim_matches(['*', '_', ' ']);
        matches!(meaning_of(name, names), Meaning::Topic(Topic::Part(_)))
    };
    let rows: Vec<Vec<Range<usize>>> = rows.iter().map(|row| cells(text, row)).collect();
    let parts = rows.iter().filter(|row| row.first().is_some_and(is_part));
    let is_meant = titles.len() > 2 && titles[0].is_empty() && parts.count() >= 3;
    if !is_meant {
        return None;
    }
    let mut stories = String::new();
    for (column, title) in titles.iter().enumerate().skip(1) {
        stories.extend(["\n## ", &text[title.clone()], "\n"]);
        for row in &rows {
            let name = row[0].clone();
            if let Some(cell) = row.get(column) {
                let name = text[name].trim_matches(['*', '_', ' ']);
                stories.extend(["\n**", name, ":** ", &text[cell.clone()], "\n"]);
            }
        }
    }
    Some(stories)
}

fn columns(text: &str, head: &Line, names: &Names) -> Vec<Column> {
    let cells = cells(text, head).into_iter();
    let columns = cells.map(|cell| {
        let name = text[cell].trim_matches(['*', '_', ' ']).to_owned();
        Column {
            meaning: meaning_of(&name, names),
            name,
        }
    });
    columns.collect()
}

/// Writes a row as a story: its title as a heading, each cell behind a label.
fn row(text: &str, line: &Line, columns: &[Column], names: &Names, edits: &mut Vec<Edit>) {
    let cells = cells(text, line);
    let is_titled = |column: &&Column| column.meaning == Meaning::Field(Field::Title);
    let is_unknown =
        |column: &&Column| column.meaning == Meaning::Unknown && !is_count(&column.name);
    let titled = columns
        .iter()
        .find(is_titled)
        .or_else(|| columns.iter().find(is_unknown));
    let titled = titled.map(|column| column.name.clone());
    let title = columns
        .iter()
        .position(|column| Some(&column.name) == titled.as_ref());
    let title = title
        .and_then(|at| cells.get(at))
        .filter(|cell| !cell.is_empty());
    let heading = title.map_or("…", |cell| &text[cell.clone()]);
    // `Story` is said of each title, so that it is known for what it is.
    let count = titled.filter(|name| names.is_counted(name));
    let count = count.map_or_else(String::new, |name| format!("{name}: "));
    let mut at = line.start;
    let mut before = format!("\n## {count}{heading}\n\n");
    for (column, cell) in columns.iter().zip(&cells) {
        let is_title = Some(cell) == title;
        let label = if is_title || cell.is_empty() {
            String::new()
        } else {
            format!("**{}:** ", column.name)
        };
        let end = if is_title { cell.end } else { cell.start };
        edits.push(Edit::replacement(
            at..end.max(at),
            format!("{before}{label}"),
        ));
        at = cell.end.max(at);
        before = if label.is_empty() {
            String::new()
        } else {
            "\n\n".to_owned()
        };
    }
    edits.push(Edit::replacement(at..line.end, "\n"));
}

fn is_count(name: &str) -> bool {
    name.is_empty() || name == "#" || name.chars().all(|it| !it.is_alphabetic())
}

/// The cells of a row, without white space around them.
fn cells(text: &str, line: &Line) -> Vec<Range<usize>> {
    let said = &text[line.words.clone()];
    let inside = said.strip_prefix('|').unwrap_or(said);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let mut at = line.words.start + said.find(inside).unwrap_or_default();
    let mut cells = Vec::new();
    let mut start = at;
    let mut is_escaped = false;
    for letter in inside.chars() {
        if letter == '|' && !is_escaped {
            cells.push(trimmed(text, start..at));
            start = at + 1;
        }
        is_escaped = letter == '\\' && !is_escaped;
        at += letter.len_utf8();
    }
    cells.push(trimmed(text, start..at));
    cells
}
