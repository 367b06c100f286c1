//! The rule `script-too-short`.

use crate::check::{Case, Finding};
use crate::naming::Topic;
use crate::sheet::Fit;

declare! {
    /// # What it does
    /// Finds scripts that take less than 85 % of the target at your own rate: by default less than 77 seconds,
    /// 191 words.
    ///
    /// # Why it matters
    /// There is time left that you could have used to say what you did.
    ///
    /// # Example
    /// A script of 120 words is over after 48 seconds. Say one more thing that you did, and how.
    "script-too-short", Time, Warning, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(script) = &case.sheet.script else {
        return Vec::new();
    };
    let speaking = case.config.speaking;
    let target = speaking.target();
    if script.fit(target) != Fit::Short {
        return Vec::new();
    }
    let spare = speaking.words_in(target.saturating_sub(script.time));
    let (seconds, target) = (script.time.as_secs(), target.as_secs());
    let finding = Finding::new(
        format!("the spoken version takes {seconds} seconds, of {target}"),
        case.heading(Topic::Script),
        format!("{} words", script.words),
    );
    vec![
        finding
            .why("there is time left to say what you did")
            .help(format!("about {spare} more words fit; say how you did it")),
    ]
}
