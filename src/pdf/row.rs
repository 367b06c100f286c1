//! The rows of a sheet: paragraphs beside each other, and what they are to whoever reads them.
//!
//! What is in them is decided by the layout, where they are placed by the flow.

use super::paragraph::Paragraph;

/// The rows of a sheet, in the columns that they belong to.
pub(super) struct Rows {
    /// Across the whole width, on top.
    pub(super) head: Vec<Row>,
    /// Below it, in the column for what is said.
    pub(super) main: Vec<Row>,
    /// Below it, in the column beside.
    pub(super) side: Vec<Row>,
    /// The title and the number, at the foot of each page.
    pub(super) footer: [Paragraph; 2],
}

impl Rows {
    /// How many words are on the sheet below its title, without marks, times and the foot.
    pub(super) fn words(&self) -> usize {
        let rows = [&self.head, &self.main, &self.side].into_iter().flatten();
        rows.flat_map(|row| &row.cells)
            .filter(|cell| cell.role != Role::Title)
            .filter(|cell| !cell.is_mark())
            .map(|cell| cell.paragraph.count())
            .sum()
    }
}

/// Paragraphs beside each other.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// The room above it, in points at the largest size.
    pub(super) above: f32,
    /// The weight of the rule above it, between that room and the row.
    pub(super) rule: Option<f32>,
    /// Whether it is on the same page as the row below it.
    pub(super) keeps_next: bool,
}

/// A paragraph in its place.
pub(super) struct Cell {
    pub(super) paragraph: Paragraph,
    pub(super) place: Place,
    pub(super) role: Role,
    /// What the words are short for.
    pub(super) expands: Option<String>,
}

/// Where in its row a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// Across the whole row.
    Full,
    /// In the margin, as narrow as it can be.
    Margin,
    /// Between the margin and the end.
    Text,
    /// At the end, as narrow as it can be.
    End,
    /// In some of so many equal shares of the row, counted from 0.
    Shares {
        /// The first of them.
        from: usize,
        /// The first behind them.
        to: usize,
        /// How many the row has.
        of: usize,
    },
}

/// What a paragraph is to a reader who does not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of the sheet.
    Title,
    /// The heading of a part of it.
    Heading,
    /// A paragraph.
    Paragraph,
    /// The label of an item of a list.
    Label,
    /// The words of an item of a list.
    Body,
    /// More of what came before it.
    More,
}

impl Cell {
    /// A paragraph across the whole row.
    pub(super) fn of(paragraph: Paragraph, role: Role) -> Self {
        Self {
            paragraph,
            place: Place::Full,
            role,
            expands: None,
        }
    }

    /// Whether it only says something about the words beside it.
    pub(super) fn is_mark(&self) -> bool {
        matches!(self.place, Place::Margin | Place::End)
    }

    /// The same, in another place.
    pub(super) fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }
}

impl Row {
    /// A row of one cell, with so much room above it.
    pub(super) fn of(cell: Cell, above: f32) -> Self {
        Self {
            cells: vec![cell],
            above,
            rule: None,
            keeps_next: false,
        }
    }
}
