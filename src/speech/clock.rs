//! Times as people read them.

/// Seconds as minutes and seconds: 81.4 is `1:21`.
pub fn minutes(seconds: f64) -> String {
    let whole = whole(seconds);
    format!("{}:{:02}", whole / 60, whole % 60)
}

/// Seconds rounded to whole ones, as nobody counts them more finely.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "times are positive and short"
)]
pub fn whole(seconds: f64) -> u32 {
    seconds.round().clamp(0.0, f64::from(u32::MAX)) as u32
}
