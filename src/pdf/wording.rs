//! The words of the interface that are on a printed sheet.

use serde_json::{Map, Value};

use crate::config::Language;
use crate::naming::Part;
use crate::record::Date;

/// Labels, by the names that they have in a theme, and the language that they are in.
pub struct Wording {
    labels: Map<String, Value>,
    language: Language,
}

impl Wording {
    /// Takes the words out of a theme's `labels`, and counts as their `language` does.
    pub fn new(labels: Map<String, Value>, language: Language) -> Self {
        Self { labels, language }
    }

    /// Whether the interface is written from right to left.
    pub(super) fn is_rtl(&self) -> bool {
        self.text("direction") == "rtl"
    }

    /// The label `name`; empty where there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.labels
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// The name of a part.
    pub(super) fn part(&self, part: Part) -> &str {
        self.text(part.id())
    }

    /// The letter of a part.
    pub(super) fn letter(&self, part: Part) -> &str {
        self.text(&format!("{}_letter", part.id()))
    }

    /// So many seconds.
    pub(super) fn seconds(&self, seconds: u32) -> String {
        self.count("second_count", seconds)
    }

    /// So many minutes.
    pub(super) fn minutes(&self, minutes: u32) -> String {
        self.count("minute_count", minutes)
    }

    /// So many of what the label `name` counts.
    fn count(&self, name: &str, n: u32) -> String {
        let forms = self.labels.get(name);
        let form = |name| forms?.get(name)?.as_str();
        let words = form(self.language.plural(n.into())).or_else(|| form("other"));
        let words = words.unwrap_or("{n}");
        words.replace("{n}", &n.to_string())
    }

    /// A day, with the name of its month.
    pub(super) fn day(&self, day: Date) -> String {
        let months = self.labels.get("months");
        let month = months.and_then(|months| months.get(usize::from(day.month) - 1)?.as_str());
        let words = self.text("date_of_day");
        words
            .replace("{day}", &day.day.to_string())
            .replace("{month}", month.unwrap_or_default())
            .replace("{year}", &day.year.to_string())
    }

    /// Words that run in their own direction, as in `<bdi>`, where the interface is written from right
    /// to left: figures, times and names among other words.
    pub(super) fn isolated(&self, words: &str) -> String {
        if self.is_rtl() {
            format!("\u{2068}{words}\u{2069}")
        } else {
            words.to_owned()
        }
    }

    /// Which sheet it is, and of how many.
    pub(super) fn number(&self, number: usize, of: usize) -> String {
        let words = self.text("sheet_of").replace("{n}", &number.to_string());
        words.replace("{of}", &of.to_string())
    }
}
