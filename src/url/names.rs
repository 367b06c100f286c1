//! Numbers names that would be equal.

use std::collections::{HashMap, HashSet};

/// The names that are taken so far, in one folder or one document.
#[derive(Debug, Default)]
pub struct UniqueNames {
    taken: HashSet<String>,
    /// The number to try next for a name that was wanted before.
    next: HashMap<String, usize>,
}

impl UniqueNames {
    /// The first of `wanted`, `wanted-2`, `wanted-3`, ... that is free; it is taken from now on.
    pub fn take(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let next = self.next.entry(wanted.to_owned()).or_insert(2);
        loop {
            let name = format!("{wanted}-{next}");
            *next += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

impl<S: Into<String>> FromIterator<S> for UniqueNames {
    fn from_iter<I: IntoIterator<Item = S>>(taken: I) -> Self {
        Self {
            taken: taken.into_iter().map(Into::into).collect(),
            next: HashMap::new(),
        }
    }
}
