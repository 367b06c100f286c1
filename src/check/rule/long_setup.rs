//! The rule `long-setup`.

use crate::check::{Case, Finding};
use crate::naming::{Part, Topic};
use crate::sheet::Share;

use super::short_action;

/// The most that Situation and Task together take of a script, in per cent. Sources put them at 20 to 30.
const MOST: usize = 35;

declare! {
    /// # What it does
    /// Finds scripts that spend more than 35 % on Situation and Task.
    ///
    /// # Why it matters
    /// An interviewer wants to know what you did. Until you say it, they wait.
    ///
    /// # Example
    /// Half a script about the company and its departments. After: one sentence on where it was, one on what was
    /// at stake, one on what had to be done.
    "long-setup", Time, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(shares) = case.shares() else {
        return Vec::new();
    };
    if excess(&shares) == 0 || short_action::is_worst(&shares) {
        return Vec::new();
    }
    let percent = setup_of(&shares);
    let finding = Finding::new(
        format!("Situation and Task take {percent} % of what you say"),
        case.opening_of(Part::Situation, Topic::Script),
        "the setting begins here",
    );
    vec![
        finding
            .why("until you say what you did, they wait")
            .help("cut it to three sentences: where, what was at stake, what had to be done"),
    ]
}

/// By how much Situation and Task take too much, in per cent of the script.
pub(super) fn excess(shares: &[Share; 4]) -> usize {
    setup_of(shares).saturating_sub(MOST)
}

fn setup_of(shares: &[Share; 4]) -> usize {
    shares[Part::Situation as usize].percent + shares[Part::Task as usize].percent
}
