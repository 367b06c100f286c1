//! Numbers names that would be equal.

use std::collections::{HashMap, HashSet};

/// The names that are taken so far, in one folder or one document.
#[derive(Debug)]
pub struct UniqueNames {
    /// The number of the second of several equal names.
    first: usize,
    taken: HashSet<String>,
    /// The number to try next for a name that was wanted before.
    next: HashMap<String, usize>,
}

impl Default for UniqueNames {
    fn default() -> Self {
        Self {
            first: 2,
            taken: HashSet::new(),
            next: HashMap::new(),
        }
    }
}

impl UniqueNames {
    /// Names of headings in one document: `wanted`, `wanted-1`, `wanted-2`, as people know them from
    /// GitHub.
    pub fn of_headings() -> Self {
        Self {
            first: 1,
            ..Self::default()
        }
    }

    /// The first of `wanted`, `wanted-2`, `wanted-3`, ... that is free; it is taken from now on.
    pub fn take(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let next = self.next.entry(wanted.to_owned()).or_insert(self.first);
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
            ..Self::default()
        }
    }
}
