//! Reads TOML, with the place of every key and value.

use std::ops::Range;

use ::toml::Spanned as Placed;
use ::toml::de::{DeInteger, DeString, DeTable, DeValue, Error};

use super::calendar::invalid_date;
use super::{DEEPEST, Entry, Table, Value, ValueKind, nesting};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// How many syntax errors of one text are shown: later ones mostly follow from earlier ones.
const SHOWN: usize = 3;

/// Reads `text`, the part of a file that `place` covers; places come out as those of the file.
///
/// Reports `invalid-toml` for the first errors of syntax, and `invalid-date` for a day
/// that the calendar does not have. What could be read is kept.
pub fn toml(text: &str, place: Span, diagnostics: &mut Vec<Diagnostic>) -> Table {
    let mut builder = TreeBuilder {
        text,
        place,
        replaced: Vec::new(),
        diagnostics,
    };
    if let Some(at) = nesting::too_deep(text) {
        let span = builder.span(at..at + 1);
        diagnostics.push(
            Diagnostic::error("invalid-toml", super::TOO_DEEP)
                .at(span, format!("level {}", DEEPEST + 1))
                .help("close every bracket, and keep lists and tables flat"),
        );
        return Table::empty(place);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let table = builder.table(root.into_inner(), place);
    builder.report(&errors, &table);
    table
}

/// One text on its way to a tree.
struct TreeBuilder<'a> {
    text: &'a str,
    place: Span,
    /// Values that were reported here, so that what the parser says of them is not repeated.
    replaced: Vec<Range<usize>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl TreeBuilder<'_> {
    /// The table with its entries back in the order of the source.
    fn table(&mut self, table: DeTable<'_>, span: Span) -> Table {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| self.entry(key, value))
            .collect();
        entries.sort_by_key(|entry| entry.key.span.start);
        Table { span, entries }
    }

    fn entry(&mut self, key: Placed<DeString<'_>>, value: Placed<DeValue<'_>>) -> Entry {
        let span = self.span(key.span());
        Entry {
            key: Spanned::new(key.into_inner().into_owned(), span),
            value: self.value(value),
        }
    }

    fn value(&mut self, value: Placed<DeValue<'_>>) -> Value {
        let range = value.span();
        let span = self.span(range.clone());
        let kind = match value.into_inner() {
            // What the parser put where a value is missing has no text.
            _ if range.is_empty() => ValueKind::Nothing,
            DeValue::String(text) => ValueKind::Text(text.into_owned()),
            DeValue::Integer(number) => self.integer(&number, range),
            DeValue::Float(number) => number
                .as_str()
                .parse()
                .map_or(ValueKind::Nothing, ValueKind::Float),
            DeValue::Boolean(flag) => ValueKind::Boolean(flag),
            DeValue::Datetime(moment) => match (moment.date, moment.time) {
                (None, Some(_)) => ValueKind::Bare(self.slice(range).to_owned()),
                _ => self.date(range),
            },
            DeValue::Array(values) => {
                ValueKind::List(values.into_iter().map(|value| self.value(value)).collect())
            }
            DeValue::Table(table) => ValueKind::Table(self.table(table, span)),
        };
        Value { span, kind }
    }

    fn integer(&mut self, number: &DeInteger<'_>, range: Range<usize>) -> ValueKind {
        let digits = number.as_str();
        match i64::from_str_radix(digits, number.radix()) {
            Ok(number) => ValueKind::Integer(number),
            Err(_) if digits.chars().all(|digit| digit.is_digit(number.radix())) => {
                let problem = Diagnostic::error("out-of-range", "this number is too large")
                    .at(self.span(range.clone()), "")
                    .help(format!("the largest whole number is {}", i64::MAX));
                self.replace(range, problem)
            }
            Err(_) => ValueKind::Nothing,
        }
    }

    fn date(&mut self, range: Range<usize>) -> ValueKind {
        let text = self.slice(range.clone());
        match text.parse() {
            Ok(moment) => ValueKind::Date(moment),
            Err(error) => {
                let problem = invalid_date(error, self.span(range.clone()));
                self.replace(range, problem)
            }
        }
    }

    /// Reports a value instead of the parser, and leaves nothing in its place.
    fn replace(&mut self, range: Range<usize>, problem: Diagnostic) -> ValueKind {
        self.replaced.push(range);
        self.diagnostics.push(problem);
        ValueKind::Nothing
    }

    /// Reports the first of the parser's errors, one a line: the others mostly follow from it.
    fn report(&mut self, errors: &[Error], table: &Table) {
        self.replaced.sort_by_key(|told| told.start);
        let mut errors: Vec<(Range<usize>, &str)> = errors
            .iter()
            .map(|error| {
                (
                    self.bounded(error.span().unwrap_or_default()),
                    error.message(),
                )
            })
            .filter(|(at, _)| !self.is_replaced(at))
            .collect();
        errors.sort_by_key(|(at, _)| at.start);
        errors.dedup_by(|(later, _), (first, _)| {
            let between = first.start..later.start;
            !self.text[between].contains('\n')
        });
        let hidden = errors.len().saturating_sub(SHOWN);
        let shown = errors.into_iter().take(SHOWN);
        let mut problems: Vec<Diagnostic> = shown
            .map(|(at, message)| self.problem(message, at, table))
            .collect();
        if hidden > 0
            && let Some(last) = problems.pop()
        {
            let lines = if hidden == 1 {
                "line has"
            } else {
                "lines have"
            };
            problems.push(last.note(format!(
                "{hidden} more {lines} errors, perhaps from the same cause"
            )));
        }
        self.diagnostics.append(&mut problems);
    }

    /// Whether `at` lies in a value that was reported here.
    fn is_replaced(&self, at: &Range<usize>) -> bool {
        let after = self.replaced.partition_point(|told| told.start <= at.start);
        after > 0 && at.end <= self.replaced[after - 1].end
    }

    fn problem(&self, message: &str, at: Range<usize>, table: &Table) -> Diagnostic {
        let span = self.span(at.clone());
        let written = self.slice(at);
        if message == "duplicate key" {
            let name = written.trim_matches(['"', '\'']);
            let problem = Diagnostic::error("invalid-toml", format!("`{name}` is given twice"))
                .at(span, "again here")
                .help("keep one of the two");
            return match first_mention(table, name, span) {
                Some(first) => problem.related(first, "first here"),
                None => problem,
            };
        }
        let (message, help) = in_plain_words(message, written);
        let problem = Diagnostic::error("invalid-toml", message).at(span, "");
        match help {
            "" => problem,
            help => problem.help(help),
        }
    }

    fn slice(&self, range: Range<usize>) -> &str {
        &self.text[self.bounded(range)]
    }

    /// The place in the file of a range of the text.
    fn span(&self, range: Range<usize>) -> Span {
        let offset = self.place.start as usize;
        let range = self.bounded(range);
        Span::new(self.place.file, offset + range.start..offset + range.end)
    }

    /// The range, if need be cut to the text and to whole characters.
    fn bounded(&self, range: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end.max(start));
        start..end
    }
}

/// What the parser says of `written`, in the words of somebody who writes front matter, and the
/// remedy. The commonest mistakes only; the rest stays as it is.
fn in_plain_words<'m>(message: &'m str, written: &str) -> (&'m str, &'static str) {
    if message.contains("must be quoted") && written.is_empty() {
        let help = "write a value after `=`, or delete the key";
        return ("this key has no value", help);
    }
    if message.contains("must be quoted") {
        return ("text has to stand in quotes", "write it as in `\"...\"`");
    }
    if message.contains("invalid unquoted key") && written == ":" {
        let help = "write `key = value`; front matter in YAML stands between `---` lines";
        return ("a key is followed by `=`, not by `:`", help);
    }
    if message.contains("key with no value") {
        return (
            "this line has no `=`",
            "write one `key = value` on each line",
        );
    }
    if message.contains("string, expected") && written.is_empty() {
        return ("this text is never closed", "add the closing quote");
    }
    if message.contains("missing comma") {
        return (
            "a comma is missing before this",
            "write one between two values",
        );
    }
    if message.contains("extra comma") {
        return (
            "there is a comma too many",
            "take it out, or write what is missing before it",
        );
    }
    if message.contains("unclosed array,") {
        return ("this list is never closed", "add the closing `]`");
    }
    if message.contains("escaped value") {
        let help =
            "double each backslash, or use single quotes: in them it is a character like others";
        return ("a single backslash cannot stand in double quotes", help);
    }
    (message, "")
}

/// Where `key` is before `again`, if that is beyond doubt: a table's name may hold it too.
fn first_mention(table: &Table, key: &str, again: Span) -> Option<Span> {
    let mut found = mentions(table, key);
    found.retain(|span| span.start < again.start);
    match found[..] {
        [only] => Some(only),
        _ => None,
    }
}

fn mentions(table: &Table, key: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for entry in &table.entries {
        if entry.key.value == key {
            found.push(entry.key.span);
        }
        if let ValueKind::Table(inner) = &entry.value.kind {
            found.append(&mut mentions(inner, key));
        }
    }
    found
}
