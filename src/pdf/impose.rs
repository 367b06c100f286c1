//! Puts sheets on pages: where each side of each sheet goes.
//!
//! The grid is the same on every page, so that a pile of pages is cut at once.

/// One side of a piece of paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Leaf {
    /// What is in each slot of the grid.
    pub(super) cards: Vec<Option<SheetSide>>,
    /// Whether it is the back of the one before.
    pub(super) is_back: bool,
}

/// One side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SheetSide {
    /// Which of the sheets.
    pub(super) sheet: usize,
    /// Which of its sides.
    pub(super) side: usize,
}

/// Puts sheets with so many sides each on pages of so many cards.
///
/// With `duplex` every card has a back, and a sheet with several sides has its second one there:
/// a sheet begins on a back only where it has no more than one.
pub(super) fn impose(sides: &[usize], cards: usize, duplex: bool) -> Vec<Leaf> {
    let mut order: Vec<Option<SheetSide>> = Vec::new();
    for (sheet, sides) in sides.iter().enumerate() {
        if duplex && *sides > 1 && order.len() % 2 == 1 {
            order.push(None);
        }
        order.extend((0..*sides).map(|side| Some(SheetSide { sheet, side })));
    }
    if !duplex {
        return order
            .chunks(cards)
            .map(|cards| Leaf::new(cards, false))
            .collect();
    }
    let mut leaves = Vec::new();
    for both in order.chunks(cards * 2) {
        let of_side = |side| {
            both.iter()
                .skip(side)
                .step_by(2)
                .copied()
                .collect::<Vec<_>>()
        };
        leaves.push(Leaf::new(&of_side(0), false));
        leaves.push(Leaf::new(&of_side(1), true));
    }
    // Nothing on the last back: a printer that turns pages over needs none.
    if leaves
        .last()
        .is_some_and(|leaf| leaf.cards.iter().all(Option::is_none))
    {
        leaves.pop();
    }
    leaves
}

impl Leaf {
    fn new(cards: &[Option<SheetSide>], is_back: bool) -> Self {
        Self {
            cards: cards.to_vec(),
            is_back,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SheetSide, impose};

    fn order(sides: &[usize], cards: usize, duplex: bool) -> Vec<Vec<Option<(usize, usize)>>> {
        let name = |card: &Option<SheetSide>| card.map(|card| (card.sheet, card.side));
        let leaves = impose(sides, cards, duplex);
        leaves
            .iter()
            .map(|leaf| leaf.cards.iter().map(name).collect())
            .collect()
    }

    #[test]
    fn sheets_fill_one_page_after_the_other() {
        assert_eq!(
            order(&[1, 2, 1], 2, false),
            [[Some((0, 0)), Some((1, 0))], [Some((1, 1)), Some((2, 0))]]
        );
    }

    #[test]
    fn the_second_side_of_a_sheet_is_the_back_of_its_card() {
        assert_eq!(
            order(&[1, 2], 2, true),
            [vec![Some((0, 0)), Some((1, 0))], vec![None, Some((1, 1))]]
        );
        assert_eq!(
            order(&[1, 1, 1], 2, true),
            [vec![Some((0, 0)), Some((2, 0))], vec![Some((1, 0))]]
        );
    }
}
