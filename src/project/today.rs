//! The day on which a project is read.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::record::Date;

use super::Overrides;

/// A moment that stands for now, in seconds since 1970: whoever wants the same results again sets it
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
const MOMENT: &str = "SOURCE_DATE_EPOCH";

const SECONDS_OF_DAY: u64 = 24 * 60 * 60;

/// Today in UTC, or the day of the moment that the environment sets. A clock that is wrong by ages is taken for its
/// beginning.
pub(super) fn read(overrides: &Overrides) -> Date {
    let seconds = set(overrides).unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        since.map_or(0, |since| since.as_secs())
    });
    let first = Date {
        year: 1970,
        month: 1,
        day: 1,
    };
    Date::after_epoch(seconds / SECONDS_OF_DAY).unwrap_or(first)
}

fn set(overrides: &Overrides) -> Option<u64> {
    let mut environment = overrides.environment.iter();
    let (_, value) = environment.find(|(name, _)| name == MOMENT)?;
    value.trim().parse().ok()
}
