//! The words of the interface that stand on a printed sheet.

use serde_json::{Map, Value};

use crate::content::Part;

/// Labels, by the names that they have in a theme.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a>(&'a Map<String, Value>);

impl<'a> Wording<'a> {
    /// Takes the words out of a theme's labels.
    pub fn of(labels: &'a Map<String, Value>) -> Self {
        Self(labels)
    }

    /// Whether the interface is written from right to left.
    pub(super) fn is_rtl(self) -> bool {
        self.text("direction") == "rtl"
    }

    /// The label `name`; empty where there is none.
    pub(super) fn text(self, name: &str) -> &'a str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The name of a part.
    pub(super) fn part(self, part: Part) -> &'a str {
        self.text(part.id())
    }

    /// The letter of a part.
    pub(super) fn letter(self, part: Part) -> &'a str {
        self.text(&format!("{}_letter", part.id()))
    }

    /// So many seconds.
    pub(super) fn seconds(self, seconds: u32) -> String {
        let form = if seconds == 1 { "one" } else { "other" };
        let words = self.0.get("second_count").and_then(|it| it.get(form));
        let words = words.and_then(Value::as_str).unwrap_or("{n}");
        words.replace("{n}", &seconds.to_string())
    }

    /// Which sheet it is, and of how many.
    pub(super) fn number(self, number: usize, of: usize) -> String {
        let words = self.text("sheet_of").replace("{n}", &number.to_string());
        words.replace("{of}", &of.to_string())
    }
}
