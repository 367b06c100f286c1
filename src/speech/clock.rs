//! The clock: times as people read them.

use std::time::Duration;

/// A time as minutes and seconds: 81.4 seconds are `1:21`.
pub fn minutes(time: Duration) -> String {
    let seconds = whole_seconds(time);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A time rounded to whole seconds, as nobody counts it more finely.
pub fn whole_seconds(time: Duration) -> u32 {
    let seconds = (time + Duration::from_millis(500)).as_secs();
    u32::try_from(seconds).unwrap_or(u32::MAX)
}
