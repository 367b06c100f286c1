//! Where the files of a site go as they are finished.

use crate::failure::Failure;
use crate::url::Route;

/// Takes finished files, one by one, from many threads.
pub trait Sink: Sync {
    /// Takes a finished file. No route comes twice; which comes when is left to chance.
    ///
    /// # Errors
    /// When it has no room for the file.
    fn write(&self, route: &Route, bytes: &[u8]) -> Result<(), Failure>;
}

/// Keeps nothing: for a site that is only checked.
#[derive(Debug, Clone, Copy, Default)]
pub struct NullSink;

impl Sink for NullSink {
    fn write(&self, _: &Route, _: &[u8]) -> Result<(), Failure> {
        Ok(())
    }
}
