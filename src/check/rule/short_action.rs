//! The rule `short-action`.

use crate::check::{Case, Finding};
use crate::naming::{Part, Topic};

use super::long_setup;
use crate::sheet::Share;

/// The least that Actions take of a script, in per cent. Sources put them at 60.
const LEAST: usize = 45;

declare! {
    /// # What it does
    /// Finds scripts that spend less than 45 % on what you did.
    ///
    /// # Why it matters
    /// What you did is what you are asked for. It is the part that nobody else can tell.
    ///
    /// # Example
    /// "So I fixed it." After: what you did first, what you decided and why, whom you asked, what you did then.
    "short-action", Time, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(shares) = case.shares() else {
        return Vec::new();
    };
    let percent = shares[Part::Actions as usize].percent;
    if !is_worst(&shares) {
        return Vec::new();
    }
    let finding = Finding::new(
        format!("what you did takes {percent} % of what you say"),
        case.opening_of(Part::Actions, Topic::Script),
        if percent == 0 {
            "no sentence of it tells the Actions"
        } else {
            "your actions begin here"
        },
    );
    vec![
        finding
            .why("it is what you are asked for")
            .help("say step by step what you did, and why you did it so"),
    ]
}

/// Whether the actions take too little, and not only because the setting takes too much: of the two that is
/// said which is further from what it should be.
pub(super) fn is_worst(shares: &[Share; 4]) -> bool {
    let missing = LEAST.saturating_sub(shares[Part::Actions as usize].percent);
    missing > long_setup::excess(shares)
}
