//! Finds the largest type at which a sheet fits its card.
//!
//! All sizes shrink together, from the design's down to its floor. What does not fit even then goes
//! on to another side, and how many words that are is told: nothing is ever cut.

use super::design::Design;
use super::flow::{Frame, Side};
use super::paragraph::count;
use super::row::Rows;

/// How near the scale is to the largest that fits: a sixth of a point for the largest of what is said.
const PRECISION: f32 = 0.01;

/// How much of the card a guess is to fill, so that it fits sooner than that it nearly does.
const AIM: f32 = 0.99;

/// A sheet that is so many times as long as its card has no size at which it fits, and none is tried.
const HOPELESS: f32 = 4.0;

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
    if let Some(scale) = largest_scale(smallest, |scale| at(scale).filled(rows)) {
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

/// The largest scale from `smallest` to 1 at which the sheet fits. `filled` says how much of the card
/// is filled at a scale: 1 is all of it.
fn largest_scale(smallest: f32, mut filled: impl FnMut(f32) -> f32) -> Option<f32> {
    let mut high = (1.0, filled(1.0));
    if high.1 <= 1.0 {
        return Some(1.0);
    }
    // Half the size takes a quarter of the room, and hardly ever less.
    if high.1 * smallest * smallest > HOPELESS {
        return None;
    }
    let mut low = None;
    loop {
        let scale = match low {
            None => (high.0 * (AIM / high.1).sqrt()).max(smallest),
            Some((low, _)) if high.0 - low <= PRECISION => return Some(low),
            // On a straight line between the two, but not so near to one that the other stays.
            Some((low, fill)) => {
                let share: f32 = (1.0 - fill) / (high.1 - fill);
                low + (high.0 - low) * share.clamp(0.2, 0.8)
            }
        };
        let fill = filled(scale);
        if fill <= 1.0 {
            low = Some((scale, fill));
        } else if scale <= smallest {
            return None;
        } else {
            high = (scale, fill);
        }
    }
}

/// How many words stand on a side, marks and its foot left out.
fn words_on(side: &Side) -> usize {
    let blocks = side.blocks.iter().filter(|block| !block.is_mark);
    let lines = blocks.flat_map(|block| &block.lines);
    lines.map(|line| count(line.text())).sum()
}

#[cfg(test)]
mod tests {
    use super::{PRECISION, largest_scale};

    /// The scale that is found from 0.5 on where so much is filled, and in how many tries.
    fn found(filled: impl Fn(f32) -> f32) -> (Option<f32>, usize) {
        let mut tries = 0;
        let scale = largest_scale(0.5, |scale| {
            tries += 1;
            filled(scale)
        });
        (scale, tries)
    }

    fn is_near(scale: Option<f32>, most: f32) -> bool {
        scale.is_some_and(|scale| scale <= most && most - scale <= PRECISION)
    }

    #[test]
    fn the_largest_scale_that_fits_is_found_in_a_few_tries() {
        for most in [0.501, 0.6, 0.75, 0.9, 0.999] {
            let (scale, tries) = found(|scale| (scale / most).powi(2));
            assert!(is_near(scale, most), "{scale:?} {most}");
            assert!(tries <= 6, "{tries} tries for {most}");
        }
    }

    #[test]
    fn a_jump_at_the_edge_is_found_as_well() {
        let (scale, tries) = found(|scale| if scale > 0.7 { 1.4 } else { 0.8 });
        assert!(is_near(scale, 0.7) && tries <= 12, "{scale:?} {tries}");
    }

    #[test]
    fn what_fits_at_once_or_never_takes_one_try() {
        assert_eq!(found(|_| 0.5), (Some(1.0), 1));
        assert_eq!(found(|scale| 100.0 * scale), (None, 1));
        assert_eq!(found(|_| 1.5).0, None);
        assert_eq!(found(|_| f32::NAN).0, None);
    }
}
