//! The rule `script-too-short`.

use crate::check::{Case, Finding, wording};
use crate::sheet::Fit;

use super::script_too_long::misses;

declare! {
    /// # What it does
    /// Finds scripts that take less than 85 % of the target at your own rate: by default less than 192
    /// words, which are 77 seconds.
    ///
    /// # Why it matters
    /// There is time left that you could have used to say what you did.
    ///
    /// # Example
    /// A script of 120 words is over after 48 seconds. Say one more thing that you did, and how.
    "script-too-short", Time, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let finding = misses(case, Fit::Short).map(|(finding, words)| {
        let fit = if words == 1 { "fits" } else { "fit" };
        let words = wording::counted(words, "more word");
        finding
            .why("there is time left to say what you did")
            .help(format!("about {words} {fit}; say how you did it"))
    });
    finding.into_iter().collect()
}
