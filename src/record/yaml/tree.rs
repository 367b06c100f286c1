//! Puts the parser's events together into values.

use std::collections::HashMap;

use super::invalid;
use crate::diagnostic::Diagnostic;
use crate::record::{DEEPEST, Entry, Table, Value, ValueKind};
use crate::source::{Span, Spanned};

/// How many bytes all aliases of a text may copy together, anchors included.
/// Nobody repeats a megabyte by hand; ten lines that repeat each other reach gigabytes.
const COPIED: usize = 1024 * 1024;

/// What is known of a text so far.
pub(super) struct Tree<'a> {
    open: Vec<Open>,
    root: Option<Value>,
    anchors: HashMap<usize, Anchored>,
    copied: usize,
    /// The end of the last thing that was written: where a missing value is.
    last: Span,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A list or table whose end has not come yet.
struct Open {
    span: Span,
    anchor: usize,
    content: OpenContent,
}

enum OpenContent {
    List(Vec<Value>),
    Table {
        entries: Vec<Entry>,
        keys: HashMap<String, Span>,
        awaited: Awaited,
    },
}

/// What has to come next in a table.
enum Awaited {
    Key,
    /// The value of a key, or of something that cannot be one.
    Value(Option<Spanned<String>>),
}

struct Anchored {
    value: Value,
    height: usize,
    size: usize,
}

impl<'a> Tree<'a> {
    /// A tree of a text that begins at `start`.
    pub(super) fn new(start: Span, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            open: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            copied: 0,
            last: start,
            diagnostics,
        }
    }

    /// How many lists and tables are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }

    pub(super) fn open_list(&mut self, span: Span, anchor: usize) {
        self.open(span, anchor, OpenContent::List(Vec::new()));
    }

    pub(super) fn open_table(&mut self, span: Span, anchor: usize) {
        let content = OpenContent::Table {
            entries: Vec::new(),
            keys: HashMap::new(),
            awaited: Awaited::Key,
        };
        self.open(span, anchor, content);
    }

    pub(super) fn scalar(&mut self, kind: ValueKind, span: Span, anchor: usize) {
        self.settle(Value { span, kind }, anchor);
    }

    /// Adds a value that says nothing, as after `key:`. It is behind what was written last.
    pub(super) fn nothing(&mut self, anchor: usize) {
        let end = self.open.last().map_or(0, |open| open.span.start);
        let at = self.last.end.max(end);
        let span = Span {
            start: at,
            end: at,
            ..self.last
        };
        self.scalar(ValueKind::Nothing, span, anchor);
    }

    /// Adds a copy of what `anchor` names. It is at the alias; what is in it, where it was written.
    pub(super) fn alias(&mut self, anchor: usize, span: Span) {
        let kind = match self.copy(anchor) {
            Ok(kind) => kind,
            Err(message) => {
                self.report(invalid(message, span).help("write the value out"));
                ValueKind::Nothing
            }
        };
        self.settle(Value { span, kind }, 0);
    }

    /// Ends the innermost list or table, at `bracket` if it has one.
    pub(super) fn close(&mut self, bracket: Option<Span>) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let mut span = open.span;
        if let Some(bracket) = bracket {
            span.end = span.end.max(bracket.end);
        }
        let kind = match open.content {
            OpenContent::List(values) => ValueKind::List(values),
            OpenContent::Table { entries, .. } => ValueKind::Table(Table { span, entries }),
        };
        self.settle(Value { span, kind }, open.anchor);
    }

    /// Closes what is still open, and returns the whole.
    pub(super) fn finish(mut self) -> Option<Value> {
        while !self.open.is_empty() {
            let awaits_value = |open: &Open| {
                matches!(
                    &open.content,
                    OpenContent::Table {
                        awaited: Awaited::Value(_),
                        ..
                    }
                )
            };
            if self.open.last().is_some_and(awaits_value) {
                self.nothing(0);
            }
            self.close(None);
        }
        self.root
    }

    fn open(&mut self, span: Span, anchor: usize, content: OpenContent) {
        self.open.push(Open {
            span,
            anchor,
            content,
        });
    }

    /// Remembers a finished value under its anchor, and puts it where it belongs.
    fn settle(&mut self, value: Value, anchor: usize) {
        self.last = value.span;
        if anchor != 0 {
            let size = size(&value);
            self.copied += size;
            if self.copied <= COPIED {
                let anchored = Anchored {
                    height: height(&value),
                    value: value.clone(),
                    size,
                };
                self.anchors.insert(anchor, anchored);
            }
        }
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(value);
            return;
        };
        open.span.start = open.span.start.min(value.span.start);
        open.span.end = open.span.end.max(value.span.end);
        match &mut open.content {
            OpenContent::List(values) => values.push(value),
            OpenContent::Table {
                entries,
                keys,
                awaited,
            } => match std::mem::replace(awaited, Awaited::Key) {
                Awaited::Value(Some(key)) => entries.push(Entry { key, value }),
                Awaited::Value(None) => {}
                Awaited::Key => *awaited = Awaited::Value(key(&value, keys, self.diagnostics)),
            },
        }
    }

    /// The value under `anchor`, if it may be copied here.
    fn copy(&mut self, anchor: usize) -> Result<ValueKind, &'static str> {
        if self.copied > COPIED {
            return Err("the aliases of this text copy more than a megabyte");
        }
        let Some(anchored) = self.anchors.get(&anchor) else {
            return Err("an alias cannot stand within the value that it repeats");
        };
        self.copied += anchored.size;
        if self.open.len() + anchored.height > DEEPEST {
            return Err(crate::record::TOO_DEEP);
        }
        Ok(anchored.value.kind.clone())
    }
}

/// The key that `value` is, unless it is no text or among `keys` already.
fn key(
    value: &Value,
    keys: &mut HashMap<String, Span>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    let Some(text) = value.text() else {
        let message = format!("a key has to be text, this is {}", value.kind.name());
        diagnostics.push(invalid(&message, value.span).help("put the key in quotes"));
        return None;
    };
    if let Some(first) = keys.get(text) {
        let message = format!("`{text}` is given twice");
        let problem = Diagnostic::error("invalid-yaml", message).at(value.span, "again here");
        let problem = problem.related(*first, "first here");
        diagnostics.push(problem.help("keep one of the two"));
        return None;
    }
    keys.insert(text.to_owned(), value.span);
    Some(Spanned::new(text.to_owned(), value.span))
}

/// How deep lists and tables are nested.
fn height(value: &Value) -> usize {
    let deepest = match &value.kind {
        ValueKind::List(values) => values.iter().map(height).max(),
        ValueKind::Table(table) => table.entries.iter().map(|entry| height(&entry.value)).max(),
        _ => return 0,
    };
    1 + deepest.unwrap_or(0)
}

/// About how many bytes a copy takes.
fn size(value: &Value) -> usize {
    let content = match &value.kind {
        ValueKind::Text(text) | ValueKind::Bare(text) => text.len(),
        ValueKind::List(values) => values.iter().map(size).sum(),
        ValueKind::Table(table) => {
            let entry =
                |entry: &Entry| size_of::<Entry>() + entry.key.value.len() + size(&entry.value);
            table.entries.iter().map(entry).sum()
        }
        _ => 0,
    };
    size_of::<Value>() + content
}
