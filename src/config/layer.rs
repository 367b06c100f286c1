//! Turns settings that are outside the file into layers over it.
//!
//! Each layer gets a text of its own among the sources, so that a problem in it has a place.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, closest};
use crate::record::{Entry, Table, Value, ValueKind};
use crate::source::{FileId, Sources, Span, Spanned};

/// The settings that hold one value: those that the environment can give.
const SINGLE: [&str; 19] = [
    "title",
    "author",
    "language",
    "base_url",
    "visibility",
    "links",
    "theme",
    "skin",
    "speaking.words_per_minute",
    "speaking.characters_per_minute",
    "speaking.target_seconds",
    "sheets.paper",
    "sheets.per_page",
    "sheets.pdf",
    "lock.salt",
    "host.offline",
    "host.headers",
    "host.nojekyll",
    "markdown.raw_html",
];

/// The settings that hold a list: the environment gives it with commas between its texts.
const LISTS: [&str; 3] = ["sheets.fonts", "check.allow", "check.deny"];

/// The settings that hold a table, for which the environment has no notation.
const TABLES: [&str; 6] = [
    "share.redact",
    "search.same",
    "check.severity",
    "sections",
    "labels",
    "extra",
];

const PREFIX: &str = "STARLING_";

/// The settings among `variables`: `STARLING_SPEAKING__WORDS_PER_MINUTE=140` and the like.
///
/// They become one source, `the environment`, with one line each, sorted by name. A value that
/// is set but empty takes the setting back to its default. A list has commas between its texts.
/// Other variables that begin with `STARLING_` are reported (`unknown-setting`).
pub fn environment(
    variables: impl IntoIterator<Item = (String, String)>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table {
    let ours: BTreeMap<String, String> = variables
        .into_iter()
        .filter(|(name, _)| name.starts_with(PREFIX))
        .collect();
    let mut layer = Layer::default();
    let mut unknown = Vec::new();
    for (name, value) in &ours {
        let setting = name[PREFIX.len()..].to_lowercase().replace("__", ".");
        let mut known = SINGLE.iter().chain(&LISTS);
        match known.find(|known| **known == setting) {
            Some(setting) => layer.write(name, setting, value),
            None => unknown.push((layer.line(name, value).0, setting)),
        }
    }
    let (table, place) = layer.finish("the environment", sources);
    for (name, setting) in unknown {
        let span = Span::new(place.file, name);
        let written = sources.slice(span);
        diagnostics.push(unknown_setting(written, &setting).at(span, ""));
    }
    table
}

/// Says that no setting can be given by the variable `written`.
fn unknown_setting(written: &str, setting: &str) -> Diagnostic {
    let problem = |message| Diagnostic::warning("unknown-setting", message);
    let holds = |table: &&&str| {
        let rest = setting.strip_prefix(**table);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    if let Some(table) = TABLES.iter().find(holds) {
        return problem(format!("`{written}` cannot be given by the environment"))
            .note(format!("`{table}` is a table"))
            .help("unset it, and write the table into `starling.toml`");
    }
    let problem = problem(format!("no setting is called `{written}`"));
    match closest(setting, SINGLE.into_iter().chain(LISTS)) {
        Some(meant) => problem.help(format!("did you mean `{}`?", variable(meant))),
        None => problem.help("unset it, or write the setting into `starling.toml`"),
    }
}

/// The settings that `given` flags make, each as the flag, the setting (`sheets.paper`) and the value.
///
/// They become one source, `the command line`, with one line each.
pub fn flags<'a>(
    given: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
    sources: &mut Sources,
) -> Table {
    let mut layer = Layer::default();
    for (flag, setting, value) in given {
        layer.write(flag, setting, value);
    }
    layer.finish("the command line", sources).0
}

/// The variable that stands for a setting.
fn variable(setting: &str) -> String {
    format!("{PREFIX}{}", setting.replace('.', "__").to_uppercase())
}

/// A text of `name=value` lines and the settings that they make.
#[derive(Default)]
struct Layer<'a> {
    text: String,
    settings: Vec<Setting<'a>>,
}

struct Setting<'a> {
    path: &'a str,
    value: &'a str,
    /// The bytes of the name and of the value.
    written: (Range<usize>, Range<usize>),
}

impl<'a> Layer<'a> {
    fn write(&mut self, name: &str, path: &'a str, value: &'a str) {
        let written = self.line(name, value);
        self.settings.push(Setting {
            path,
            value,
            written,
        });
    }

    /// Adds a line; returns where its name and its value are.
    fn line(&mut self, name: &str, value: &str) -> (Range<usize>, Range<usize>) {
        let start = self.text.len();
        let equals = start + name.len();
        let shown = value.replace('\r', "\\r").replace('\n', "\\n");
        self.text.extend([name, "=", shown.as_str(), "\n"]);
        (start..equals, equals + 1..self.text.len() - 1)
    }

    /// Hands the text over under `title`; the settings come back with their places.
    fn finish(self, title: &str, sources: &mut Sources) -> (Table, Span) {
        let end = self.text.len();
        let file = sources.add(title, self.text);
        let place = Span::new(file, 0..end);
        let text = sources.text(file);
        let tables = self.settings.into_iter().map(|setting| {
            let (name, value) = setting.written;
            let kind = if LISTS.contains(&setting.path) {
                ValueKind::List(listed(file, value.start, &text[value.clone()]))
            } else {
                ValueKind::Bare(setting.value.to_owned())
            };
            let value = Value {
                span: Span::new(file, value),
                kind,
            };
            nested(setting.path, value, Span::new(file, name))
        });
        (tables.fold(Table::empty(place), Table::overlay), place)
    }
}

/// The texts of a list with commas between them; `start` is where it begins in the file.
fn listed(file: FileId, start: usize, list: &str) -> Vec<Value> {
    let mut end = start;
    let texts = list.split_inclusive(',').map(|piece| {
        let text = piece.trim_end_matches(',').trim();
        let begin = end + (piece.len() - piece.trim_start().len());
        end += piece.len();
        Value {
            span: Span::new(file, begin..begin + text.len()),
            kind: ValueKind::Bare(text.to_owned()),
        }
    });
    texts.collect()
}

/// The table that holds `value` under `path`; every table on the way is written as `name`.
fn nested(path: &str, value: Value, name: Span) -> Table {
    let (key, value) = match path.split_once('.') {
        None => (path, value),
        Some((key, rest)) => {
            let kind = ValueKind::Table(nested(rest, value, name));
            (key, Value { span: name, kind })
        }
    };
    let key = Spanned::new(key.to_owned(), name);
    Table {
        span: name,
        entries: vec![Entry { key, value }],
    }
}
