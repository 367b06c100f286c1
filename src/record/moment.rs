//! A day with the time of day at which something begins, and the zone in which that time is told.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Date, DateError};

/// A day, and the time of day and its zone where they are written.
///
/// Written as in `2026-12-03`, `2026-12-03T14:30`, `2026-12-03T14:30+01:00` (ISO 8601) or
/// `2026-12-03 14:30 Europe/Berlin`. Seconds are dropped.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The time of day.
    pub time: Option<TimeOfDay>,
    /// The zone, as it is written: `Z`, an offset such as `+01:00`, or a name.
    pub zone: Option<String>,
}

/// A time of day, in minutes since midnight: at most 24 hours less one minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

const MINUTES_OF_DAY: u32 = 24 * 60;

impl TimeOfDay {
    /// The time so many minutes later; `None` on the next day.
    pub fn later(self, minutes: u32) -> Option<Self> {
        let later = u32::from(self.0) + minutes;
        let of_day = (later < MINUTES_OF_DAY).then_some(later)?;
        u16::try_from(of_day).ok().map(Self)
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Self {
        Self {
            day,
            time: None,
            zone: None,
        }
    }
}

impl FromStr for TimeOfDay {
    type Err = DateError;

    /// Reads `14:30`, `9:30` or `14:30:00`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split(':');
        let mut number = |below: u16| {
            let digits = parts.next().unwrap_or_default();
            let is_number =
                (1..=2).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
            let number: u16 = digits.parse().map_err(|_| DateError::Time)?;
            let is_right = is_number && number < below;
            is_right.then_some(number).ok_or(DateError::Time)
        };
        let (hour, minute) = (number(24)?, number(60)?);
        Ok(Self(hour * 60 + minute))
    }
}

impl FromStr for Moment {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let Some((day, rest)) = text.split_once(['T', 't', ' ']) else {
            return Ok(Self::from(text.parse::<Date>()?));
        };
        let rest = rest.trim();
        let end = rest.find(|it: char| !matches!(it, '0'..='9' | ':' | '.'));
        let (time, zone) = rest.split_at(end.unwrap_or(rest.len()));
        let zone = zone.trim();
        if !zone.is_empty() && !is_zone(zone) {
            return Err(DateError::Zone);
        }
        Ok(Self {
            day: day.parse()?,
            time: Some(time.parse()?),
            zone: (!zone.is_empty()).then(|| zone.to_owned()),
        })
    }
}

/// Whether this is an offset, or may be the name of a zone: which names there are changes from year to year.
fn is_zone(text: &str) -> bool {
    match text.strip_prefix(['+', '-', '\u{2212}']) {
        Some(offset) => match offset.split_once(':') {
            Some(_) => offset.parse::<TimeOfDay>().is_ok(),
            None => {
                matches!(offset.len(), 1 | 2 | 4) && offset.bytes().all(|it| it.is_ascii_digit())
            }
        },
        None => {
            text.starts_with(|first: char| first.is_ascii_alphabetic())
                && text
                    .bytes()
                    .all(|it| it.is_ascii_alphanumeric() || b"/_+-".contains(&it))
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Written in one way, whichever it was read from.
impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { day, time, zone } = self;
        write!(formatter, "{day}")?;
        if let Some(time) = time {
            write!(formatter, " {time}")?;
        }
        match zone {
            Some(zone) => write!(formatter, " {zone}"),
            None => Ok(()),
        }
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
