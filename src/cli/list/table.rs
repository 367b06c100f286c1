//! Rows in columns: for a person's terminal with a heading and cut to its width, for everybody else as they are.

use std::io::{self, IsTerminal};

use unicode_width::UnicodeWidthStr;

use crate::failure::Failure;
use crate::terminal::{cut, visible};

use super::super::report;

/// What is between two columns.
const BETWEEN: &str = "  ";

/// A column that is cut is never narrower.
const NARROWEST: usize = 12;

/// A column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    name: &'static str,
    is_right: bool,
    /// Whether it is cut where a row is too long.
    is_cut: bool,
}

impl Column {
    /// What is counted or measured, at the right of its column.
    pub(super) const fn right(name: &'static str) -> Self {
        Self {
            name,
            is_right: true,
            is_cut: false,
        }
    }

    /// Words, at the left of their column.
    pub(super) const fn left(name: &'static str) -> Self {
        Self {
            name,
            is_right: false,
            is_cut: false,
        }
    }

    /// Words that may be long; there is one such column at most.
    pub(super) const fn long(name: &'static str) -> Self {
        Self {
            name,
            is_right: false,
            is_cut: true,
        }
    }
}

/// Prints rows in columns.
pub(super) fn print(
    columns: &[Column],
    rows: &[Vec<String>],
    is_whole: bool,
) -> Result<(), Failure> {
    let is_seen = io::stdout().is_terminal();
    let width = (is_seen && !is_whole).then(report::width);
    let lines = lines(columns, rows, is_seen, width);
    lines.iter().try_for_each(|line| report::line(line))
}

/// The rows as lines of at most `width` columns; a column in which nothing stands is left out.
fn lines(
    columns: &[Column],
    rows: &[Vec<String>],
    has_heading: bool,
    width: Option<usize>,
) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let is_used = |number: &usize| rows.iter().any(|row| !row[*number].is_empty());
    let used: Vec<usize> = (0..columns.len()).filter(is_used).collect();
    let heading = columns
        .iter()
        .map(|column| column.name.to_uppercase())
        .collect();
    // Lines of words alone need no heading.
    let heading: Option<Vec<String>> = (has_heading && used.len() > 1).then_some(heading);
    let rows = heading.iter().chain(rows);
    let rows = rows.map(|row| {
        used.iter()
            .map(|number| visible(&row[*number]).into_owned())
    });
    let rows: Vec<Vec<String>> = rows.map(Iterator::collect).collect();
    let columns: Vec<Column> = used.iter().map(|number| columns[*number]).collect();
    let mut widths: Vec<usize> = (0..columns.len())
        .map(|number| {
            rows.iter()
                .map(|row| row[number].width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let long = columns.iter().position(|column| column.is_cut);
    if let (Some(long), Some(width), true) = (long, width, columns.len() > 1) {
        let all = widths.iter().sum::<usize>() + BETWEEN.len() * (widths.len() - 1);
        let excess = all.saturating_sub(width);
        widths[long] = widths[long].min(widths[long].saturating_sub(excess).max(NARROWEST));
    }
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&columns).zip(&widths);
        let cells = cells.map(|((cell, column), width)| padded(cell, *column, *width));
        let line = cells.collect::<Vec<_>>().join(BETWEEN);
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn padded(cell: &str, column: Column, width: usize) -> String {
    let cell = if column.is_cut {
        cut(cell, width)
    } else {
        cell.into()
    };
    let blanks = " ".repeat(width.saturating_sub(cell.width()));
    if column.is_right {
        format!("{blanks}{cell}")
    } else {
        format!("{cell}{blanks}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, lines};

    const COLUMNS: [Column; 4] = [
        Column::right("time"),
        Column::right("gaps"),
        Column::long("story"),
        Column::left("state"),
    ];

    fn rows() -> Vec<Vec<String>> {
        let rows = [
            ["90 s", "", "The lift that broke on the day of the fair", ""],
            ["no script", "", "電梯", "(draft)"],
        ];
        rows.map(|row| row.map(str::to_owned).to_vec()).to_vec()
    }

    #[test]
    fn a_terminal_has_a_heading_and_no_line_that_is_longer() {
        let expected = [
            "     TIME  STORY             STATE",
            "     90 s  The lift that b…",
            "no script  電梯              (draft)",
        ];
        assert_eq!(lines(&COLUMNS, &rows(), true, Some(36)), expected);
    }

    #[test]
    fn programs_have_every_word() {
        let expected = [
            "     90 s  The lift that broke on the day of the fair",
            "no script  電梯                                        (draft)",
        ];
        assert_eq!(lines(&COLUMNS, &rows(), false, None), expected);
    }
}
