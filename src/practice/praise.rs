//! What was good about an answer.

use std::time::Duration;

use crate::naming::Part;
use crate::speech::{minutes, taken_back};

use super::feedback::Remark;
use super::lasting_change::{tells_change, told_change};
use super::mend::said_number;
use super::round::Round;

/// What was good, the best first; `findings` are what is to be mended.
pub(super) fn praise(round: &Round<'_>, findings: &[Remark]) -> Vec<Remark> {
    let is_found = |name: &str| findings.iter().any(|finding| finding.name == name);
    if is_found("wrong-story") {
        return Vec::new();
    }
    let mut praise = Vec::new();
    praise.extend(owned(round));
    let number = said_number(round);
    praise.extend(number.map(|number| Remark::new("number-said").with("number", number)));
    praise.extend(lasting_change(round));
    let tells_all = Part::ALL.into_iter().all(|part| round.tells(part));
    if tells_all && round.is_long_enough() {
        praise.push(Remark::new("all-parts"));
    }
    if round.is_long_enough() && !is_found("too-long") && !is_found("too-short") {
        let time = |seconds: u32| minutes(Duration::from_secs(seconds.into()));
        praise.push(
            Remark::new("in-time")
                .with("time", time(round.seconds))
                .with("target", time(round.repertoire.target_seconds)),
        );
    }
    let acts = round.lexicon.phrases.acting.find(&round.answer.said).len();
    if acts >= round.repertoire.limits.many_acts && !is_found("we-not-i") {
        praise.push(Remark::new("own-acts").with("n", acts));
    }
    praise
}

/// A failure that is owned and not taken back.
fn owned(round: &Round<'_>) -> Option<Remark> {
    let said = &round.answer.said;
    if !round.is_of_failure() || taken_back(said, round.lexicon).is_some() {
        return None;
    }
    let owned = round.lexicon.phrases.own_fault.find(said);
    let first = owned.into_iter().find(|range| !said.is_quoted(range))?;
    Some(Remark::new("owned").quote(&said.text[first]))
}

/// Something that is different for good.
fn lasting_change(round: &Round<'_>) -> Option<Remark> {
    let told = tells_change(round).then(|| told_change(round));
    let change = told.flatten()?;
    Some(Remark::new("lasting-change").quote(&change))
}
