//! Takes a table apart by type, and reports what does not fit and what is left over.
//!
//! What a missing key means is left to whoever asks.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::{Entry, Table, Value, ValueKind};
use crate::diagnostic::{Diagnostic, closest};
use crate::source::{Span, Spanned};

/// How many keys of other programs a message names.
const NAMED: usize = 5;

/// Hands out the values of a table by key and type.
///
/// A value of the wrong type is reported (`wrong-type`) and then treated as absent. So is, without
/// a word, empty text: that is how people leave a blank to be filled in later, and whoever needs
/// the value says that it is missing. Every key that is asked for is a known key:
/// [`Self::finish`] reports the others.
pub struct Reader<'a> {
    span: Span,
    left: Vec<Entry>,
    known: Vec<&'static str>,
    subject: &'static str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Starts on `table`, which describes `subject` (as in `a story`).
    pub fn new(table: Table, subject: &'static str, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            span: table.span,
            left: table.entries,
            known: Vec::new(),
            subject,
            diagnostics,
        }
    }

    /// Where the table is.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Reports a problem that the caller found.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Where problems go, for reading a table within this one.
    pub fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        self.diagnostics
    }

    /// The text of `key` without white space at its ends.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.take(key)?;
        let text = self.as_text(key, "text", &value)?;
        (!text.value.is_empty()).then_some(text)
    }

    /// Whether `key` is on. Without quotes, `yes`, `no`, `on` and `off` count as well.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        let flag = match &value.kind {
            ValueKind::Boolean(flag) => Some(*flag),
            ValueKind::Bare(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => Some(true),
                "false" | "no" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if flag.is_none() {
            self.wrong_type(
                key,
                "`true` or `false`",
                &value,
                "write `true` or `false`, without quotes",
            );
        }
        flag
    }

    /// The whole number of `key`, if it is within `range`. Reports `out-of-range`.
    pub fn whole_number(
        &mut self,
        key: &'static str,
        range: RangeInclusive<u32>,
    ) -> Option<Spanned<u32>> {
        let value = self.take(key)?;
        let (from, to) = (range.start(), range.end());
        let number = match &value.kind {
            ValueKind::Integer(number) => Some(i128::from(*number)),
            ValueKind::Bare(text) => text.parse().ok(),
            _ => None,
        };
        let Some(number) = number else {
            let help = format!("write a number from {from} to {to}, without quotes");
            self.wrong_type(key, "a whole number", &value, &help);
            return None;
        };
        match u32::try_from(number) {
            Ok(number) if range.contains(&number) => Some(Spanned::new(number, value.span)),
            _ => {
                let message = format!("`{key}` must be from {from} to {to}");
                let label = if number < i128::from(*from) {
                    "too small"
                } else {
                    "too large"
                };
                self.report(Diagnostic::error("out-of-range", message).at(value.span, label));
                None
            }
        }
    }

    /// The number of `key`, whole or not, if it is within `range`. Reports `out-of-range`.
    pub fn number(
        &mut self,
        key: &'static str,
        range: RangeInclusive<f64>,
    ) -> Option<Spanned<f64>> {
        let value = self.take(key)?;
        let (from, to) = (range.start(), range.end());
        let number = match &value.kind {
            #[expect(clippy::cast_precision_loss, reason = "no range reaches to 2^52")]
            ValueKind::Integer(number) => Some(*number as f64),
            ValueKind::Float(number) => Some(*number),
            ValueKind::Bare(text) => text.parse().ok(),
            _ => None,
        };
        let Some(number) = number else {
            let help = format!("write a number from {from} to {to}, without quotes");
            self.wrong_type(key, "a number", &value, &help);
            return None;
        };
        if range.contains(&number) {
            return Some(Spanned::new(number, value.span));
        }
        let message = format!("`{key}` must be from {from} to {to}");
        let label = if number > *to {
            "too large"
        } else {
            "too small"
        };
        self.report(Diagnostic::error("out-of-range", message).at(value.span, label));
        None
    }

    /// The texts of `key`: a list, or a single text as a list of one. Empty ones are left out.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let values = self.values(key);
        values
            .into_iter()
            .filter_map(|value| self.as_text(key, "a list of texts", &value))
            .filter(|text| !text.value.is_empty())
            .collect()
    }

    /// The tags of `key`: a list of texts, or one text with commas between them; without the `#` that
    /// other programs put before each.
    pub fn tags(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let is_list = matches!(
            self.left.iter().find(|entry| entry.key.value == key),
            Some(entry) if matches!(entry.value.kind, ValueKind::List(_))
        );
        let tags = self.texts(key).into_iter().flat_map(|text| {
            let tags: Vec<String> = if is_list {
                vec![text.value.clone()]
            } else {
                text.value.split(',').map(str::to_owned).collect()
            };
            tags.into_iter()
                .map(move |tag| Spanned::new(tag, text.span))
        });
        let tags = tags.map(|tag| tag.map(|name| name.trim().trim_start_matches('#').to_owned()));
        tags.filter(|tag| !tag.value.is_empty()).collect()
    }

    /// The values of `key`: a list, or a single value as a list of one.
    pub fn values(&mut self, key: &'static str) -> Vec<Value> {
        let mut values = match self.take(key) {
            None => Vec::new(),
            Some(Value {
                kind: ValueKind::List(values),
                ..
            }) => values,
            Some(value) => vec![value],
        };
        values.retain(|value| value.kind != ValueKind::Nothing);
        values
    }

    /// The table of `key`.
    pub fn table(&mut self, key: &'static str) -> Option<Table> {
        let value = self.take(key)?;
        if let ValueKind::Table(table) = value.kind {
            return Some(table);
        }
        let help = "give it keys with values of their own";
        self.wrong_type(key, "a table", &value, help);
        None
    }

    /// The table of `key` as pairs of texts, where the author chooses the names. Empty texts are kept.
    pub fn pairs(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let entries = self.table(key).map_or(Vec::new(), |table| table.entries);
        let written = entries
            .into_iter()
            .filter(|entry| entry.value.kind != ValueKind::Nothing);
        written
            .filter_map(|Entry { key, value }| {
                let text = self.as_text(&key.value, "text", &value)?;
                Some((key, text))
            })
            .collect()
    }

    /// What `key` stands for among `choices`; upper and lower case are alike. Reports `unknown-choice`.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(key)?;
        self.chosen(key, &text, choices)
    }

    /// The table of `key` as pairs of a text and what another stands for among `choices`, where the author
    /// chooses the names. Reports `unknown-choice`.
    pub fn choices<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Vec<(Spanned<String>, Spanned<T>)> {
        let pairs = self.pairs(key).into_iter();
        let chosen = pairs.filter_map(|(name, text)| {
            let choice = self.chosen(&name.value, &text, choices)?;
            Some((name, Spanned::new(choice, text.span)))
        });
        chosen.collect()
    }

    fn chosen<T: Copy>(
        &mut self,
        key: &str,
        text: &Spanned<String>,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let written = text.value.as_str();
        let mut known = choices.iter();
        if let Some((_, choice)) = known.find(|(name, _)| name.eq_ignore_ascii_case(written)) {
            return Some(*choice);
        }
        let names = || choices.iter().map(|(name, _)| *name);
        self.report(
            Diagnostic::error("unknown-choice", format!("unknown choice for `{key}`"))
                .at(text.span, "not one of the choices")
                .did_you_mean(written, names())
                .help(format!("the choices are {}", listed(names()))),
        );
        None
    }

    /// Reports every key that was not asked for (`unknown-key`), and ends the reading.
    pub fn finish(self) {
        for entry in self.left {
            let written = entry.key.value.as_str();
            let message = format!("unknown key `{written}` in {}", self.subject);
            let problem = Diagnostic::warning("unknown-key", message).at(entry.key.span, "");
            let known = || self.known.iter().copied();
            self.diagnostics.push(match closest(written, known()) {
                Some(_) => problem.did_you_mean(written, known()),
                None => problem.help(format!("the keys are {}", listed(known()))),
            });
        }
    }

    /// Ends the reading: keys that are like known ones are reported (`unknown-key`), and all others, which
    /// other programs have written, are added to the author's own ones (`foreign-keys`).
    pub fn finish_with(mut self, own: Option<Table>) -> serde_json::Value {
        let mut own = own.unwrap_or_else(|| Table::empty(self.span));
        let is_like_known =
            |entry: &Entry| closest(&entry.key.value, self.known.iter().copied()).is_some();
        let foreign: Vec<Entry> = self
            .left
            .extract_if(.., |entry| !is_like_known(entry))
            .collect();
        if let Some(first) = foreign.first() {
            let names = foreign.iter().map(|it| it.key.value.as_str());
            let more = match foreign.len() {
                1 => " is".to_owned(),
                2..=NAMED => " are".to_owned(),
                count => format!(" and {} more are", count - NAMED),
            };
            let message = format!(
                "{}{more} no key of {}",
                listed(names.take(NAMED)),
                self.subject
            );
            let known = listed(self.known.iter().copied());
            self.diagnostics.push(
                Diagnostic::advice("foreign-keys", message)
                    .at(first.key.span, "kept for templates, as if under `extra`")
                    .help(format!("the keys are {known}")),
            );
        }
        for entry in foreign {
            if !own.entries.iter().any(|it| it.key.value == entry.key.value) {
                own.entries.push(entry);
            }
        }
        self.finish();
        if own.entries.is_empty() {
            serde_json::Value::Null
        } else {
            own.to_json()
        }
    }

    /// Takes the entries out that are meant by `is_meant`, though nobody asked for their keys.
    pub fn take_where(&mut self, is_meant: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        self.left.extract_if(.., |entry| is_meant(entry)).collect()
    }

    /// Takes the value of `key` out; nothing written counts as absent.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Value> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let has_key = |entry: &Entry| entry.key.value.to_lowercase() == key;
        let exact = self.left.iter().position(|entry| entry.key.value == key);
        let position = exact.or_else(|| self.left.iter().position(has_key))?;
        let value = self.left.remove(position).value;
        (value.kind != ValueKind::Nothing).then_some(value)
    }

    fn as_text(&mut self, key: &str, expected: &str, value: &Value) -> Option<Spanned<String>> {
        if let Some(text) = value.text() {
            return Some(Spanned::new(text.trim().to_owned(), value.span));
        }
        let quoted = |value: &dyn Display| format!("put it in quotes, as in `\"{value}\"`");
        let help = match &value.kind {
            ValueKind::Integer(number) => quoted(number),
            ValueKind::Float(number) => quoted(number),
            ValueKind::Boolean(flag) => quoted(flag),
            ValueKind::Date(date) => quoted(date),
            _ if expected == "text" => "write one text, as in `\"...\"`".to_owned(),
            _ => "write texts, as in `[\"...\", \"...\"]`".to_owned(),
        };
        self.wrong_type(key, expected, value, &help);
        None
    }

    pub(super) fn wrong_type(&mut self, key: &str, expected: &str, value: &Value, help: &str) {
        let found = value.kind.name();
        let message = format!("expected {expected} for `{key}`, found {found}");
        self.report(
            Diagnostic::error("wrong-type", message)
                .at(value.span, found)
                .help(help),
        );
    }
}

/// The names in a row, each in code quotes.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
