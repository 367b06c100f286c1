//! Finds the largest type at which a sheet fits its card.
//!
//! All sizes shrink together, from the design's down to its floor. What does not fit even then goes
//! on to another side, and how many words that are is told: nothing is ever cut.

use super::design::Design;
use super::flow::{Frame, Side};
use super::paragraph::count;
use super::row::Rows;

/// How often the sizes are halved in on: to a hundredth of a point.
const STEPS: usize = 8;

/// A sheet as it was made to fit.
pub(super) struct Fitted {
    pub(super) sides: Vec<Side>,
    /// The scale of its type.
    pub(super) scale: f32,
    /// How many words too many there are; nothing where it fits.
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
    let fits = |scale, rows: &mut Rows| at(scale).sides(rows) == 1;

    let scale = if fits(1.0, rows) {
        1.0
    } else if fits(smallest, rows) {
        let (mut low, mut high) = (smallest, 1.0);
        for _ in 0..STEPS {
            let middle = f32::midpoint(low, high);
            if fits(middle, rows) {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    } else {
        let sides = at(smallest).set(rows);
        let over = sides[1..].iter().map(words_on).sum();
        return Fitted {
            sides,
            scale: smallest,
            over: Some(over),
        };
    };
    Fitted {
        sides: at(scale).set(rows),
        scale,
        over: too_many,
    }
}

/// How many words stand on a side, marks and its foot left out.
fn words_on(side: &Side) -> usize {
    let blocks = side.blocks.iter().filter(|block| !block.is_mark);
    let lines = blocks.flat_map(|block| &block.lines);
    lines.map(|line| count(line.text())).sum()
}
