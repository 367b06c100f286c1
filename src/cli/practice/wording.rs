//! The words for what is said of an answer: labels, as on the page.

use serde_json::{Map, Value};

use crate::practice::Remark;

/// The words of the interface.
#[derive(Clone, Copy)]
pub(super) struct Wording<'l> {
    pub(super) labels: &'l Map<String, Value>,
}

impl<'l> Wording<'l> {
    /// What is to be mended, and what to do about it.
    pub(super) fn to_mend(self, remark: &Remark) -> (String, String) {
        let name = remark.name.replace('-', "_");
        (
            self.filled(&format!("mend_{name}"), remark),
            self.filled(&format!("mend_{name}_help"), remark),
        )
    }

    /// What was good.
    pub(super) fn praise(self, remark: &Remark) -> String {
        let name = remark.name.replace('-', "_");
        self.filled(&format!("praise_{name}"), remark)
    }

    /// The words of a label.
    pub(super) fn label(self, name: &str) -> &'l str {
        self.labels
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// A label with its braces filled. A part is called what it is called on the page.
    fn filled(self, label: &str, remark: &Remark) -> String {
        let mut pieces = self.label(label).split('{');
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let named = piece.split_once('}');
            let value = named.and_then(|(name, _)| remark.values.get(name));
            match (named, value) {
                (Some((name, after)), Some(value)) => {
                    text += &self.said(name, value);
                    text += after;
                }
                _ => text.extend(["{", piece]),
            }
        }
        text
    }

    fn said(self, name: &str, value: &Value) -> String {
        match value {
            Value::String(part) if name == "part" => self.label(part).to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}
