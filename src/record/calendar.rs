//! Reads days, and days with a time, out of a table.

use super::date::{Date, DateError};
use super::{Moment, Reader, ValueKind};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

impl Reader<'_> {
    /// The day of `key`: a date, or text such as `2025-03-14`. Reports `invalid-date`.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let help = "write a day as in `2025-03-14`";
        self.day(key, help, |moment| moment.day, Date::of_moment)
    }

    /// The day of `key`, with a time of day and its zone where they are written, as in
    /// `2025-03-14 09:30 Europe/Berlin`. Reports `invalid-date`.
    pub fn moment(&mut self, key: &'static str) -> Option<Spanned<Moment>> {
        let help = "write a day as in `2025-03-14`, or with a time as in `2025-03-14 09:30`";
        self.day(key, help, Moment::clone, str::parse)
    }

    fn day<T>(
        &mut self,
        key: &'static str,
        help: &str,
        of_moment: fn(&Moment) -> T,
        parse: fn(&str) -> Result<T, DateError>,
    ) -> Option<Spanned<T>> {
        let value = self.take(key)?;
        let day = match &value.kind {
            ValueKind::Date(moment) => Some(of_moment(moment)),
            ValueKind::Text(text) | ValueKind::Bare(text) if text.trim().is_empty() => None,
            ValueKind::Text(text) | ValueKind::Bare(text) => {
                let error = |error| self.report(invalid_date(error, value.span));
                parse(text.trim()).map_err(error).ok()
            }
            _ => {
                self.wrong_type(key, "a date", &value, help);
                None
            }
        };
        Some(Spanned::new(day?, value.span))
    }
}

/// Reports that what is at `span` is no day.
pub(super) fn invalid_date(error: DateError, span: Span) -> Diagnostic {
    Diagnostic::error("invalid-date", "this is not a date")
        .at(span, error.to_string())
        .help("write it as in `2025-03-14`")
}
