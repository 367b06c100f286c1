//! Gives every heading of a document an id of its own.

use std::collections::HashMap;

use crate::site::slug;

/// The ids that a document has used so far.
#[derive(Default)]
pub(super) struct Identifiers {
    /// Each id that is taken, with the number that the next heading of that name tries first.
    taken: HashMap<String, usize>,
}

impl Identifiers {
    /// An id for a heading that says `text`: `the-crux`, and `the-crux-2` for the next one.
    pub(super) fn assign(&mut self, text: &str) -> String {
        let name = slug(text);
        let mut id = name.clone();
        while self.taken.contains_key(&id) {
            let number = self.taken.entry(name.clone()).or_insert(2);
            id = format!("{name}-{number}");
            *number += 1;
        }
        self.taken.insert(id.clone(), 2);
        id
    }
}
