//! A day of the calendar.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A day of the calendar. Ordered by time; written as in `2025-03-14` (ISO 8601).
///
/// Made by [`Date::new`] or from text, and therefore one that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, up to 9999.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// Why something is no [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// It is not written year-month-day.
    Form,
    /// It is written as a date, but the calendar has no such day.
    Calendar,
    /// What is written behind the day is no time of day.
    Time,
    /// What is written behind the time is no zone.
    Zone,
}

impl Date {
    /// The day with these numbers (month and day from 1), if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = year <= 9999 && (1..=days(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day that was so many days after the first of January in 1970, in UTC; `None` after the year 9999.
    pub fn after_epoch(days: u64) -> Option<Self> {
        let (mut year, mut left) = (1970_u16, days);
        while year <= 9999 && left >= days_of_year(year) {
            left -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while left >= u64::from(self::days(year, month)) && month < 12 {
            left -= u64::from(self::days(year, month));
            month += 1;
        }
        Self::new(year, month, u8::try_from(left + 1).ok()?)
    }

    /// The day of a text such as `2025-03-14` or `2025-03-14T09:30`, whose time is dropped.
    pub(super) fn of_moment(text: &str) -> Result<Self, DateError> {
        match text.split_once(['T', 't', ' ']) {
            Some((day, time)) if time.starts_with(|first: char| first.is_ascii_digit()) => {
                day.parse()
            }
            _ => text.parse(),
        }
    }
}

/// How many days the year has.
fn days_of_year(year: u16) -> u64 {
    (1..=12).map(|month| u64::from(days(year, month))).sum()
}

/// How many days the month has; none where there is no such month.
fn days(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().ok_or(DateError::Form)?;
            let right = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            match part.parse::<u16>() {
                Ok(number) if right => Ok(number),
                _ => Err(DateError::Form),
            }
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        let small = |number: u16| u8::try_from(number).map_err(|_| DateError::Calendar);
        Self::new(year, small(month)?, small(day)?).ok_or(DateError::Calendar)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Form => "not written as year, month and day",
            Self::Calendar => "the calendar has no such day",
            Self::Time => "the time of day is not written as in `14:30`",
            Self::Zone => "the zone is not written as in `Z`, `+01:00` or `Europe/Berlin`",
        })
    }
}

impl Error for DateError {}
