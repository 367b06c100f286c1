//! Finds the largest type at which a sheet fits its card.
//!
//! All sizes shrink together, from the design's down to its floor. What does not fit even then goes
//! on to another side, and the number of such words is reported: nothing is ever cut.

use super::design::Design;
use super::flow::{Frame, Side};
use super::paragraph::count;
use super::row::Rows;

/// How near the scale is to the largest that fits: a sixth of a point for the largest of what is said.
const PRECISION: f32 = 0.01;

/// A sheet as it was made to fit.
pub(super) struct Fitted {
    pub(super) sides: Vec<Side>,
    /// The scale of its type.
    pub(super) scale: f32,
    /// How many words too many there are; `None` where it fits.
    pub(super) over: Option<usize>,
}

/// Sets the rows as large as the card allows.
pub(super) fn fit(rows: &mut Rows, design: &Design, frame: Frame) -> Fitted {
    let at = |shrink| Frame { shrink, ..frame };
    let too_many = design
        .words
        .and_then(|most| rows.words().checked_sub(most))
        .filter(|over| *over > 0);
    let smallest = design.smallest_scale();
    if let Some(scale) = largest_scale(smallest, |scale| at(scale).fits(rows)) {
        return Fitted {
            sides: at(scale).set(rows),
            scale,
            over: too_many,
        };
    }
    let sides = at(smallest).set(rows);
    let over = sides[1..].iter().map(words_on).sum();
    Fitted {
        sides,
        scale: smallest,
        over: Some(over),
    }
}

/// The largest scale from `smallest` to 1 at which the sheet fits; `None` where it fits at none.
fn largest_scale(smallest: f32, mut fits: impl FnMut(f32) -> bool) -> Option<f32> {
    if fits(1.0) {
        return Some(1.0);
    }
    if !fits(smallest) {
        return None;
    }
    let (mut low, mut high) = (smallest, 1.0);
    while high - low > PRECISION {
        let middle = f32::midpoint(low, high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low)
}

/// How many words are on a side, marks and its foot left out.
fn words_on(side: &Side) -> usize {
    let blocks = side.blocks.iter().filter(|block| !block.is_mark);
    let lines = blocks.flat_map(|block| &block.lines);
    lines.map(|line| count(line.text())).sum()
}
