//! How large papers are, and how sheets share one: the same grid on every page.

use crate::config::Paper;

/// A width and a height, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// So many millimetres in points.
pub(super) fn millimetres(length: f32) -> f32 {
    length * 72.0 / 25.4
}

impl Size {
    /// The size of a paper, upright.
    pub(super) fn of(paper: Paper) -> Self {
        let metric = |width, height| Self {
            width: millimetres(width),
            height: millimetres(height),
        };
        let inches = |width: f32, height: f32| Self {
            width: width * 72.0,
            height: height * 72.0,
        };
        match paper {
            Paper::A4 => metric(210.0, 297.0),
            Paper::Letter => inches(8.5, 11.0),
            Paper::A5 => metric(148.0, 210.0),
            Paper::A6 => metric(105.0, 148.0),
            Paper::FourBySix => inches(4.0, 6.0),
            Paper::ThreeByFive => inches(3.0, 5.0),
        }
    }
}

/// How sheets share a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// The page.
    pub page: Size,
    /// One sheet on it.
    pub card: Size,
    /// How many are beside each other.
    pub columns: usize,
    /// How many are below each other.
    pub rows: usize,
}

impl Grid {
    /// The grid of a paper that 1, 2 or 4 sheets share. Two are side by side on a page that lies
    /// on its side.
    pub fn of(paper: Paper, per_page: u32) -> Self {
        let upright = Size::of(paper);
        let lying = Size {
            width: upright.height,
            height: upright.width,
        };
        let (page, columns, rows) = match per_page {
            2 => (lying, 2, 1),
            4 => (upright, 2, 2),
            _ => (upright, 1, 1),
        };
        let card = Size {
            width: page.width / if columns == 2 { 2.0 } else { 1.0 },
            height: page.height / if rows == 2 { 2.0 } else { 1.0 },
        };
        Self {
            page,
            card,
            columns,
            rows,
        }
    }

    /// How many sheets a page holds.
    pub fn cards(&self) -> usize {
        self.columns * self.rows
    }

    /// The upper left corner of the card at `slot`, row by row. On the back of a page, which is
    /// turned over its long or upright edge, each row runs the other way.
    pub(super) fn corner(&self, slot: usize, is_back: bool) -> (f32, f32) {
        let (row, column) = (slot / self.columns, slot % self.columns);
        let column = if is_back {
            self.columns - 1 - column
        } else {
            column
        };
        let x = if column == 0 { 0.0 } else { self.card.width };
        let y = if row == 0 { 0.0 } else { self.card.height };
        (x, y)
    }
}
