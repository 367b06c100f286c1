//! Reads TOML and YAML into one tree of values that know where they are, and hands them out by type.
//!
//! Reading never fails: what cannot be understood becomes a
//! [`Diagnostic`](crate::diagnostic::Diagnostic), the rest is kept. What the keys mean, which of
//! them are needed and what is assumed in their absence is left to whoever asks a [`Reader`].

mod calendar;
mod date;
mod json;
mod moment;
mod nesting;
mod reader;
mod toml;
mod yaml;

use crate::source::{Span, Spanned};

pub use self::date::{Date, DateError};
pub use self::moment::{Moment, TimeOfDay};
pub use self::reader::Reader;
pub use self::toml::toml;
pub use self::yaml::yaml;

/// How deep lists and tables may be nested; deeper ones are reported, not read.
const DEEPEST: usize = 64;

/// What is said of lists and tables that are deeper.
const TOO_DEEP: &str = "lists and tables stand in each other over 64 levels deep";

/// Keys with their values, in the order of the source.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where it is. A TOML table with a header is at its header.
    pub span: Span,
    /// The entries; no key is here twice.
    pub entries: Vec<Entry>,
}

/// A key and what was written for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key, at its first mention.
    pub key: Spanned<String>,
    /// The value.
    pub value: Value,
}

/// Something written in a record, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: ValueKind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// Text in quotes, or a block of text.
    Text(String),
    /// Something without quotes in a notation where it is whatever is asked of it:
    /// a plain scalar of YAML, an environment variable, a time of day in TOML.
    Bare(String),
    /// A whole number.
    Integer(i64),
    /// A number with a decimal point or an exponent.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A day, with the time of day where one is written beside it.
    Date(Moment),
    /// Values in order.
    List(Vec<Value>),
    /// Keys with their values.
    Table(Table),
    /// Nothing at all, as after `key:` in YAML, or something that was reported as unreadable.
    Nothing,
}

impl Table {
    /// A table that nothing was written into, at `span`.
    pub fn empty(span: Span) -> Self {
        Self {
            span,
            entries: Vec::new(),
        }
    }

    /// The value of `key`, if it is there.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let entry = self.entries.iter().find(|entry| entry.key.value == key)?;
        Some(&entry.value)
    }

    /// Lays `upper` over this table: its values win, tables that both have are merged.
    ///
    /// The order is this table's, followed by the keys that only `upper` has.
    #[must_use]
    pub fn overlay(mut self, upper: Self) -> Self {
        for over in upper.entries {
            match self.position(&over.key.value) {
                Some(position) => self.entries[position].cover(over),
                None => self.entries.push(over),
            }
        }
        self
    }

    /// Changes every text in it.
    pub fn map_texts(&mut self, change: &mut impl FnMut(&str) -> String) {
        for entry in &mut self.entries {
            entry.value.map_texts(change);
        }
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.key.value == key)
    }
}

impl Entry {
    /// Is replaced by `over`, except that two tables become one.
    fn cover(&mut self, over: Self) {
        match (&mut self.value.kind, over.value.kind) {
            (ValueKind::Table(lower), ValueKind::Table(upper)) => {
                let merged = std::mem::replace(lower, Table::empty(lower.span)).overlay(upper);
                *lower = merged;
            }
            (_, kind) => {
                self.key = over.key;
                self.value = Value {
                    span: over.value.span,
                    kind,
                };
            }
        }
    }
}

impl Value {
    fn map_texts(&mut self, change: &mut impl FnMut(&str) -> String) {
        match &mut self.kind {
            ValueKind::Text(text) | ValueKind::Bare(text) => *text = change(text),
            ValueKind::List(values) => values.iter_mut().for_each(|it| it.map_texts(change)),
            ValueKind::Table(table) => table.map_texts(change),
            _ => {}
        }
    }

    /// The text that was written, with or without quotes; `None` for every other kind.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            ValueKind::Text(text) | ValueKind::Bare(text) => Some(text),
            _ => None,
        }
    }
}

impl ValueKind {
    /// What it is called in messages, such as `a whole number`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Bare(_) => "text",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a decimal number",
            Self::Boolean(_) => "a plain `true` or `false`",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Nothing => "nothing",
        }
    }
}
