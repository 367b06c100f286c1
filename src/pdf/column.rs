//! Puts rows below each other in a column, from one side to the next where one is full.
//!
//! It never leaves anything out: a row that is longer than a side is parted between lines.

use std::ops::Range;

use super::flow::{Frame, HorizontalRule, Side, TextBlock};
use super::paragraph::Paragraph;
use super::row::{Cell, Place, Row};

/// The room between a rule and the words below it, as a share of the room above the rule.
const BELOW_RULE: f32 = 0.8;

/// The room between equal shares of a row, as a multiple of that beside a margin.
const BETWEEN_SHARES: f32 = 1.25;

/// A height on one of the sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) side: usize,
    pub(super) y: f32,
}

/// A row in its place, or some lines of one that is longer than a side.
struct Placed {
    row: usize,
    spot: Spot,
    rule: Option<f32>,
    lines: Option<Range<usize>>,
}

/// How much of the width the margin takes, and the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges {
    margin: f32,
    end: f32,
}

/// Rows below each other, in their places.
pub(super) struct Column<'r> {
    rows: &'r mut [Row],
    x: f32,
    width: f32,
    edges: Edges,
    /// The room between equal shares.
    gap: f32,
    placed: Vec<Placed>,
    /// Where the last row ends.
    pub(super) end: Spot,
}

impl Edges {
    /// As wide as the widest mark in columns of which the narrowest has this `width`.
    pub(super) fn of(columns: &mut [&mut Vec<Row>], width: f32, frame: &Frame) -> Self {
        let mut edges = Self {
            margin: 0.0,
            end: 0.0,
        };
        let rows = columns.iter_mut().flat_map(|rows| rows.iter_mut());
        for cell in rows.flat_map(|row| &mut row.cells) {
            let edge = match cell.place {
                Place::Margin => &mut edges.margin,
                Place::End => &mut edges.end,
                _ => continue,
            };
            let scale = frame.scale(&cell.paragraph);
            let own = (cell.paragraph.width(scale) + 0.1).min(width / 3.0);
            *edge = edge.max(own + frame.gap * frame.shrink);
        }
        edges
    }
}

impl<'r> Column<'r> {
    /// Finds the place of each row from `start` on.
    pub(super) fn place(
        rows: &'r mut [Row],
        (x, width): (f32, f32),
        edges: Edges,
        start: Spot,
        bottom: f32,
        frame: &Frame,
    ) -> Self {
        let mut column = Self {
            rows,
            x,
            width,
            edges,
            gap: frame.gap * BETWEEN_SHARES,
            placed: Vec::new(),
            end: start,
        };
        let mut spot = start;
        let heights: Vec<f32> = (0..column.rows.len())
            .map(|row| column.height(row, frame))
            .collect();
        for (row, height) in heights.iter().enumerate() {
            let needed = match heights.get(row + 1) {
                Some(next) if column.rows[row].keeps_next => {
                    height + next + column.above(row + 1, frame)
                }
                _ => *height,
            };
            spot = column.place_row(row, *height, needed, spot, bottom, frame);
        }
        column.end = spot;
        column
    }

    /// The room above a row, with that below its rule.
    fn above(&self, row: usize, frame: &Frame) -> f32 {
        let row = &self.rows[row];
        let below_rule = if row.rule.is_some() { BELOW_RULE } else { 0.0 };
        row.above * frame.shrink * (1.0 + below_rule)
    }

    fn place_row(
        &mut self,
        row: usize,
        height: f32,
        needed: f32,
        start: Spot,
        bottom: f32,
        frame: &Frame,
    ) -> Spot {
        let is_first = start.y <= frame.margin;
        let above = if is_first {
            0.0
        } else {
            self.above(row, frame)
        };
        let mut spot = Spot {
            y: start.y + above,
            ..start
        };
        let mut rule = self.rows[row].rule.filter(|_| !is_first);
        if spot.y + needed > bottom && !is_first {
            if self.can_be_parted(row, bottom - spot.y, frame) {
                return self.place_lines(row, spot, bottom, frame);
            }
            spot = Spot {
                side: start.side + 1,
                y: frame.margin,
            };
            rule = None;
        }
        if spot.y + height <= bottom {
            self.placed.push(Placed {
                row,
                spot,
                rule,
                lines: None,
            });
            return Spot {
                y: spot.y + height,
                ..spot
            };
        }
        self.place_lines(row, spot, bottom, frame)
    }

    /// Whether a row may begin in the room that is left and go on on the next side: it is running
    /// text, and there is room for two of its lines.
    fn can_be_parted(&self, row: usize, room: f32, frame: &Frame) -> bool {
        let row = &self.rows[row];
        let second = longest(row, frame).and_then(|paragraph| {
            let scale = frame.scale(paragraph);
            paragraph.line_ends(scale).nth(1)
        });
        row.rule.is_none() && !row.keeps_next && second.is_some_and(|end| end <= room)
    }

    /// Places a row between whose lines a side ends, as many on each as it takes.
    fn place_lines(&mut self, row: usize, mut spot: Spot, bottom: f32, frame: &Frame) -> Spot {
        let ends: Vec<f32> = longest(&self.rows[row], frame)
            .map(|paragraph| paragraph.line_ends(frame.scale(paragraph)).collect())
            .unwrap_or_default();
        let mut from = 0;
        let mut top = 0.0;
        while from < ends.len() {
            let fits = ends[from..]
                .iter()
                .take_while(|end| spot.y + **end - top <= bottom)
                .count()
                .max(1);
            let to = from + fits;
            self.placed.push(Placed {
                row,
                spot,
                rule: None,
                lines: Some(from..to),
            });
            spot.y += ends[to - 1] - top;
            top = ends[to - 1];
            from = to;
            if from < ends.len() {
                spot = Spot {
                    side: spot.side + 1,
                    y: frame.margin,
                };
            }
        }
        spot
    }

    /// Breaks the paragraphs of a row into lines; returns how high it is.
    fn height(&mut self, row: usize, frame: &Frame) -> f32 {
        let places: Vec<(f32, f32)> = self.cells_of(row).collect();
        let cells = self.rows[row].cells.iter_mut().zip(places);
        let broken: Vec<(f32, f32)> = cells
            .map(|(cell, (_, width))| {
                let scale = frame.scale(&cell.paragraph);
                cell.paragraph.break_lines(width, scale)
            })
            .collect();
        let first = broken.iter().map(|(first, _)| *first).fold(0.0, f32::max);
        let ends = broken.iter().map(|(own, height)| first - own + height);
        ends.fold(0.0, f32::max)
    }

    /// For each cell of a row where it begins, from the left of the column, and how wide it is.
    fn cells_of(&self, row: usize) -> impl Iterator<Item = (f32, f32)> + '_ {
        let cells = &self.rows[row].cells;
        let has = |place| cells.iter().any(|cell| cell.place == place);
        let (is_marked, is_ended) = (has(Place::Margin), has(Place::End));
        cells.iter().map(move |cell| match cell.place {
            Place::Full => (0.0, self.width),
            Place::Margin => (0.0, self.edges.margin),
            Place::End => (self.width - self.edges.end, self.edges.end),
            Place::Text => {
                let from = if is_marked { self.edges.margin } else { 0.0 };
                let to = self.width - if is_ended { self.edges.end } else { 0.0 };
                (from, to - from)
            }
            #[expect(clippy::cast_precision_loss, reason = "a handful")]
            Place::Shares { from, to, of } => {
                let share = (self.width + self.gap) / of as f32;
                let width = share * (to - from) as f32 - self.gap;
                (share * from as f32, width)
            }
        })
    }

    /// Draws what was placed, in order.
    pub(super) fn draw(mut self, frame: &Frame, sides: &mut [Side]) {
        for placed in std::mem::take(&mut self.placed) {
            let side = &mut sides[placed.spot.side];
            if let Some(weight) = placed.rule {
                let below = self.rows[placed.row].above * frame.shrink * BELOW_RULE;
                side.rules.push(HorizontalRule {
                    x: frame.mirrored(self.x, self.width),
                    y: placed.spot.y - below,
                    width: self.width,
                    weight,
                });
            }
            self.draw_row(&placed, frame, side);
        }
    }

    fn draw_row(&mut self, placed: &Placed, frame: &Frame, side: &mut Side) {
        let spans: Vec<(f32, f32)> = self.cells_of(placed.row).collect();
        let cells = &mut self.rows[placed.row].cells;
        let firsts = cells.iter().map(|cell| first_baseline(cell, frame));
        let first = firsts.fold(0.0, f32::max);
        for (cell, (x, width)) in cells.iter_mut().zip(spans) {
            let scale = frame.scale(&cell.paragraph);
            let lines = placed.lines.clone().unwrap_or(0..usize::MAX);
            let down = if lines.start == 0 {
                first - first_baseline(cell, frame)
            } else {
                0.0
            };
            let x = frame.mirrored(self.x + x, width);
            let place = (x, placed.spot.y + down);
            let to_end = cell.place == Place::End;
            let lines = cell.paragraph.lines(lines, place, width, scale, to_end);
            if lines.is_empty() {
                continue;
            }
            side.blocks.push(TextBlock {
                role: cell.role,
                expands: cell.expands.clone(),
                lines,
                is_mark: cell.is_mark(),
            });
        }
    }
}

fn first_baseline(cell: &Cell, frame: &Frame) -> f32 {
    cell.paragraph.first_baseline(frame.scale(&cell.paragraph))
}

/// The paragraph of a row that is highest.
fn longest<'c>(row: &'c Row, frame: &Frame) -> Option<&'c Paragraph> {
    let paragraphs = row.cells.iter().map(|cell| &cell.paragraph);
    let height = |it: &&Paragraph| it.height(frame.scale(it));
    paragraphs.max_by(|left, right| height(left).total_cmp(&height(right)))
}
