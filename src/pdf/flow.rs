//! Puts the columns of a sheet on as many sides as they need, each with its foot.
//!
//! How small everything is set is decided by the fit.

use super::column::{Column, Edges, Spot};
use super::line::Line;
use super::paper::Size;
use super::paragraph::Paragraph;
use super::row::{Role, Rows};

/// What a sheet of this size needs to know about its page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) card: Size,
    pub(super) margin: f32,
    /// The share of the column beside.
    pub(super) beside: f32,
    /// The room between columns and beside a margin, in points at the largest size.
    pub(super) gap: f32,
    /// The smallest type.
    pub(super) floor: f32,
    /// By how much everything is shrunk.
    pub(super) shrink: f32,
    /// The weight of the rule above the foot.
    pub(super) rule: f32,
    pub(super) is_rtl: bool,
}

/// One side of a card.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Side {
    /// What is on it, in the order in which it is read.
    pub blocks: Vec<TextBlock>,
    /// The rules between them.
    pub rules: Vec<HorizontalRule>,
    /// What is at its foot.
    pub footer: Vec<Line>,
}

/// The lines of one paragraph on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// What it is.
    pub role: Role,
    /// What its words are short for.
    pub expands: Option<String>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether it only says something about the words beside it.
    pub(super) is_mark: bool,
}

/// A rule from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HorizontalRule {
    /// The left end, in points from the left of the card.
    pub x: f32,
    /// The middle, in points from the top of the card.
    pub y: f32,
    /// The length in points.
    pub width: f32,
    /// The weight in points.
    pub weight: f32,
}

impl Frame {
    /// Whether the rows fit on one side.
    pub(super) fn fits(&self, rows: &mut Rows) -> bool {
        let bottom = self.bottom(&rows.footer);
        let columns = self.columns(rows, f32::INFINITY);
        columns.iter().all(|column| column.end.y <= bottom)
    }

    /// Puts the rows in their places.
    pub(super) fn set(&self, rows: &mut Rows) -> Vec<Side> {
        let columns = self.columns(rows, self.bottom(&rows.footer));
        let last = columns.iter().map(|column| column.end.side).max();
        let mut sides = vec![Side::default(); last.unwrap_or(0) + 1];
        for column in columns {
            column.draw(self, &mut sides);
        }
        for side in &mut sides {
            self.foot(&mut rows.footer, side);
        }
        sides
    }

    /// The columns on sides that end at `bottom`: the head, what is said, and what is beside it.
    fn columns<'r>(&self, rows: &'r mut Rows, bottom: f32) -> [Column<'r>; 3] {
        let (left, width) = (self.margin, self.card.width - 2.0 * self.margin);
        let start = Spot {
            side: 0,
            y: self.margin,
        };
        let gap = 2.0 * self.gap * self.shrink;
        let beside = width * self.beside - gap / 2.0;
        let main_width = width - beside - gap;
        // The words of the head and those below it begin at the same place.
        let edges = Edges::of(&mut [&mut rows.head, &mut rows.main], main_width, self);
        let head = Column::place(&mut rows.head, (left, width), edges, start, bottom, self);
        let below = head.end;
        let main = Column::place(
            &mut rows.main,
            (left, main_width),
            edges,
            below,
            bottom,
            self,
        );
        let edges = Edges::of(&mut [&mut rows.side], beside, self);
        let place = (left + main_width + gap, beside);
        let side = Column::place(&mut rows.side, place, edges, below, bottom, self);
        [head, main, side]
    }

    /// Where a side ends for what is above its foot.
    fn bottom(&self, footer: &[Paragraph; 2]) -> f32 {
        self.card.height - self.margin - self.foot_height(footer)
    }

    /// By how much a paragraph is scaled.
    pub(super) fn scale(&self, paragraph: &Paragraph) -> f32 {
        paragraph.scale(self.shrink, self.floor)
    }

    fn foot_height(&self, footer: &[Paragraph; 2]) -> f32 {
        let scale = self.scale(&footer[1]);
        footer[1].height(scale) + 11.0 * self.shrink
    }

    /// The title, as far as it fits in one line beside the number, and the number.
    fn foot(&self, footer: &mut [Paragraph; 2], side: &mut Side) {
        let (left, width) = (self.margin, self.card.width - 2.0 * self.margin);
        let top = self.card.height - self.margin - self.foot_height(footer);
        let [title, number] = footer;
        let scale = self.scale(number);
        let number_width = number.width(scale);
        let y = top + 10.0 * self.shrink;
        side.rules.push(HorizontalRule {
            x: left,
            y: top + 7.0 * self.shrink,
            width,
            weight: self.rule,
        });
        for (paragraph, offset, width, to_end) in [
            (title, 0.0, width - number_width - self.gap, false),
            (number, width - number_width, number_width, true),
        ] {
            let x = self.mirrored(left + offset, width);
            let lines = paragraph.lines(0..1, (x, y), width, scale, to_end);
            side.footer.extend(lines);
        }
    }

    /// Where something `width` wide begins that is at `x` where people read from left to right.
    pub(super) fn mirrored(&self, x: f32, width: f32) -> f32 {
        if self.is_rtl {
            self.card.width - x - width
        } else {
            x
        }
    }
}
