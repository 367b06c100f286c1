//! The rule `short-result`.

use crate::check::{Case, Finding};
use crate::naming::{Part, Topic};

/// The least that the Result takes of a script, in per cent. Sources put it at 10 to 20.
const LEAST: usize = 8;

declare! {
    /// # What it does
    /// Finds scripts that spend less than 8 % on the Result.
    ///
    /// # Why it matters
    /// The result is what they write down. A clause at the end of a sentence is not heard.
    ///
    /// # Example
    /// "... and it worked." After: "Nobody waited longer than ten minutes after that. The other wards have taken
    /// the list over."
    "short-result", Time, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(shares) = case.shares() else {
        return Vec::new();
    };
    let percent = shares[Part::Result as usize].percent;
    if percent >= LEAST {
        return Vec::new();
    }
    let finding = Finding::new(
        format!("the result takes {percent} % of what you say"),
        case.opening_of(Part::Result, Topic::Script),
        if percent == 0 {
            "no sentence of it tells the Result"
        } else {
            "the result begins here"
        },
    );
    vec![
        finding
            .why("it is what they write down")
            .help("say in two sentences what came of it, with its figure"),
    ]
}
