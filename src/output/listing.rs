//! Lists what a sink is given, as it passes.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Digest, FinishedFile, Sink};
use crate::cache::Key;
use crate::failure::Failure;
use crate::url::Route;

/// Hands finished files on to another sink, and lists them. Whoever changes names or bytes stands
/// before it, so that the list is of what is really written.
#[derive(Debug)]
pub struct ListingSink<'s, S> {
    sink: &'s S,
    files: Mutex<BTreeMap<Route, Digest>>,
}

impl<'s, S: Sink> ListingSink<'s, S> {
    /// Lists what `sink` is given.
    pub fn new(sink: &'s S) -> Self {
        Self {
            sink,
            files: Mutex::default(),
        }
    }

    /// The digest of each file that was taken, in the order of their routes.
    pub fn into_files(self) -> BTreeMap<Route, Digest> {
        let files = self.files.into_inner();
        files.unwrap_or_else(PoisonError::into_inner)
    }

    /// The list. A thread that panicked while it held it has left it whole.
    fn files(&self) -> MutexGuard<'_, BTreeMap<Route, Digest>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S: Sink> Sink for ListingSink<'_, S> {
    fn write(&self, file: FinishedFile<'_>) -> Result<(), Failure> {
        let digest = Digest::of_content(file.content)?;
        self.sink.write(file)?;
        self.files().insert(file.route.clone(), digest);
        Ok(())
    }

    fn has(&self, route: &Route, key: Key) -> Result<Option<Digest>, Failure> {
        let digest = self.sink.has(route, key)?;
        if let Some(digest) = digest {
            self.files().insert(route.clone(), digest);
        }
        Ok(digest)
    }
}
