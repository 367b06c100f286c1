//! The rule `script-too-long`.

use crate::check::{Case, Finding, wording};
use crate::naming::Topic;
use crate::sheet::Fit;
use crate::speech::whole_seconds;

declare! {
    /// # What it does
    /// Finds scripts that take more than 115 % of the target at your own rate: by default more than 258
    /// words, which are 103 seconds.
    ///
    /// # Why it matters
    /// After a minute and a half an interviewer waits for the end. What comes after that is not heard, and
    /// that is where the result is.
    ///
    /// # Example
    /// A script of 320 words takes over two minutes. Cut the setting to two sentences, and one of the actions.
    /// Where you do speak faster, set `words_per_minute` under `[speaking]`.
    "script-too-long", Time, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let finding = misses(case, Fit::Long).map(|(finding, words)| {
        let words = wording::counted(words, "word");
        finding
            .why("what comes after the time is up is the result")
            .help(format!("take about {words} out; begin with the setting"))
    });
    finding.into_iter().collect()
}

/// What is said of a script that misses its target in this way, and by how many words it does.
pub(super) fn misses(case: &Case<'_>, fit: Fit) -> Option<(Finding, usize)> {
    let script = case.clocked?;
    let speaking = case.config.speaking;
    let target = speaking.target();
    if script.fit(target) != fit {
        return None;
    }
    let words = speaking.words_in(script.time.abs_diff(target));
    let words = usize::try_from(words).unwrap_or(usize::MAX);
    let (seconds, target) = (whole_seconds(script.time), whole_seconds(target));
    let finding = Finding::new(
        format!("the spoken version takes {seconds} seconds, of {target}"),
        case.heading(Topic::Script),
        wording::counted(script.words, "word"),
    );
    Some((finding, words))
}
