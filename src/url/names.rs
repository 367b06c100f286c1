//! Numbers names that would be equal.

use std::collections::HashSet;

/// The names that are taken so far, in one folder or one document.
#[derive(Debug, Default)]
pub struct UniqueNames(HashSet<String>);

impl UniqueNames {
    /// The first of `wanted`, `wanted-2`, `wanted-3`, ... that is free; it is taken from now on.
    pub fn take(&mut self, wanted: &str) -> String {
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
        let free = names.find(|name| !self.0.contains(name));
        let free = free.unwrap_or_else(|| wanted.to_owned());
        self.0.insert(free.clone());
        free
    }
}

impl<S: Into<String>> FromIterator<S> for UniqueNames {
    fn from_iter<I: IntoIterator<Item = S>>(taken: I) -> Self {
        Self(taken.into_iter().map(Into::into).collect())
    }
}
