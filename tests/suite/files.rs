//! The files of a site, kept in memory.

use std::collections::BTreeMap;
use std::sync::Mutex;

use starling::testing::failure::Failure;
use starling::testing::output::{FinishedContent, FinishedFile, Sink};
use starling::testing::url::Route;

/// The files of a site, in the order of their routes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Files(BTreeMap<Route, Vec<u8>>);

impl Files {
    /// The bytes of the file at a route.
    pub(crate) fn get(&self, route: &str) -> Option<&[u8]> {
        self.0.get(route).map(Vec::as_slice)
    }

    /// How many files there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Every file with its route.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Route, &[u8])> {
        self.0
            .iter()
            .map(|(route, bytes)| (route, bytes.as_slice()))
    }
}

impl FromIterator<(Route, Vec<u8>)> for Files {
    fn from_iter<I: IntoIterator<Item = (Route, Vec<u8>)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

/// Takes the files of a site into memory.
#[derive(Default)]
pub(crate) struct MemorySink(Mutex<BTreeMap<Route, Vec<u8>>>);

impl MemorySink {
    /// What was taken.
    pub(crate) fn into_files(self) -> Files {
        Files(self.0.into_inner().unwrap())
    }
}

impl Sink for MemorySink {
    fn write(&self, file: FinishedFile<'_>) -> Result<(), Failure> {
        let mut files = self.0.lock().unwrap();
        let bytes = match file.content {
            FinishedContent::Bytes(bytes) => bytes.to_vec(),
            FinishedContent::File(path) => std::fs::read(path).unwrap(),
        };
        let before = files.insert(file.route.clone(), bytes);
        assert!(before.is_none(), "{} came twice", file.route);
        Ok(())
    }
}
