//! Takes the files of a site one by one as they are finished, from many threads.

use std::sync::{Mutex, PoisonError};

use super::{Route, Site};
use crate::failure::Failure;

/// Where finished files go. Which file comes when is left to chance; no route comes twice.
pub trait Shelf: Sync {
    /// Takes a finished file.
    ///
    /// # Errors
    /// When there is no room for it.
    fn put(&self, route: &Route, bytes: &[u8]) -> Result<(), Failure>;

    /// Says now and then, while pages are made, that there is still room for them.
    ///
    /// # Errors
    /// When nobody wants them any more.
    fn goes_on(&self) -> Result<(), Failure> {
        Ok(())
    }

    /// Hears that the larger part of the work on a file is done, long before it is finished.
    fn prepared(&self, _route: &Route) {}
}

/// Keeps every file in memory.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Vec<(Route, Vec<u8>)>>);

impl Memory {
    /// The site of all files that were put here.
    pub fn into_site(self) -> Site {
        Site::new(self.0.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Shelf for Memory {
    fn put(&self, route: &Route, bytes: &[u8]) -> Result<(), Failure> {
        let file = (route.clone(), bytes.to_vec());
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push(file);
        Ok(())
    }
}

/// Keeps nothing: for a site that is only looked over.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nowhere;

impl Shelf for Nowhere {
    fn put(&self, _: &Route, _: &[u8]) -> Result<(), Failure> {
        Ok(())
    }
}
