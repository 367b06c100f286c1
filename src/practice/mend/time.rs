//! Time: an answer that is too long or too short.

use std::time::Duration;

use crate::practice::feedback::Remark;
use crate::practice::round::Round;
use crate::speech::minutes;

pub(super) fn too_long(round: &Round<'_>) -> Vec<Remark> {
    let (seconds, target) = (round.seconds, round.repertoire.target_seconds);
    let is_too_long = seconds * 100 > target * round.repertoire.limits.longest;
    if is_too_long {
        vec![timed(round, "too-long")]
    } else {
        Vec::new()
    }
}

pub(super) fn too_short(round: &Round<'_>) -> Vec<Remark> {
    let (seconds, target) = (round.seconds, round.repertoire.target_seconds);
    let is_too_short = seconds * 100 < target * round.repertoire.limits.shortest;
    if is_too_short {
        let percent = round.repertoire.limits.shortest;
        vec![timed(round, "too-short").with("percent", percent)]
    } else {
        Vec::new()
    }
}

fn timed(round: &Round<'_>, name: &'static str) -> Remark {
    let time = |seconds: u32| minutes(Duration::from_secs(seconds.into()));
    Remark::new(name)
        .with("time", time(round.seconds))
        .with("target", time(round.repertoire.target_seconds))
}
