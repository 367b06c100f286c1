//! What helps to cut cards apart and to print them in their size: hairlines and a ruler.

use super::paper::{Grid, millimetres};

/// A thin box: left, top, width and height in points.
pub(super) type Mark = [f32; 4];

/// The weight of a mark, as thin as a printer draws.
const HAIR: f32 = 0.25;

/// A ruler 50 mm long.
pub(super) struct Ruler {
    /// Where its corner is on the page.
    pub(super) corner: (f32, f32),
    /// Whether it runs down the page, turned by a quarter.
    pub(super) is_upright: bool,
    /// The ruler, as it lies at the corner `(0, 0)`.
    pub(super) marks: Vec<Mark>,
}

/// Short lines at the edges of the page, and a cross in its middle, where the cards are cut.
pub(super) fn cuts(grid: Grid) -> Vec<Mark> {
    let (page, card, long) = (grid.page, grid.card, millimetres(5.0));
    let mut marks = Vec::new();
    if grid.columns == 2 {
        let x = card.width - HAIR / 2.0;
        let ends = [0.0, page.height - long];
        marks.extend(ends.map(|y| [x, y, HAIR, long]));
    }
    if grid.rows == 2 {
        let (x, y) = (card.width - HAIR / 2.0, card.height - HAIR / 2.0);
        let ends = [0.0, page.width - long];
        marks.extend(ends.map(|x| [x, y, long, HAIR]));
        marks.push([card.width - long / 2.0, y, long, HAIR]);
        marks.push([x, card.height - long / 2.0, HAIR, long]);
    }
    marks
}

/// The ruler, beside a cut: every printer prints there, and no card has any words.
pub(super) fn ruler(grid: Grid) -> Ruler {
    let (from_edge, from_cut) = (millimetres(20.0), millimetres(2.0));
    let is_upright = grid.rows == 1;
    let corner = if is_upright {
        (grid.card.width - from_cut, from_edge)
    } else {
        (from_edge, grid.card.height + from_cut)
    };
    let ticks = (0..=5_u8).map(|centimetre| {
        let x = millimetres(10.0 * f32::from(centimetre)) - HAIR / 2.0;
        let is_end = centimetre == 0 || centimetre == 5;
        [x, 0.0, HAIR, millimetres(if is_end { 2.5 } else { 1.5 })]
    });
    Ruler {
        corner,
        is_upright,
        marks: ticks.chain([[0.0, 0.0, millimetres(50.0), HAIR]]).collect(),
    }
}
