//! Remembers what a build wrote, so that the next one removes that and nothing else.
//!
//! A manifest holds no time and no absolute path: one input makes one manifest, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Record;
use super::disk::cannot;
use crate::cache::Key;
use crate::failure::Failure;
use crate::url::Route;

/// The version of the form that manifests are written in.
const VERSION: u32 = 1;

/// What a build recorded of itself and of each file that it wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) record: Record,
    files: BTreeMap<Route, FileRecord>,
}

/// Why a manifest cannot be read.
#[derive(Debug)]
pub(super) enum ReadError {
    Missing,
    /// It is empty, cut off or otherwise not what a build writes.
    Damaged,
    /// Another version wrote it, or the disk refuses.
    Failed(Failure),
}

/// What a build recorded of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileRecord {
    /// The hash of its bytes.
    pub(super) hash: u128,
    /// A key of all that it was made from, where it need not be made again while that stays the same.
    pub(super) made_from: Option<Key>,
}

impl Manifest {
    /// The manifest of the files of a site.
    pub(super) fn new(
        record: &Record,
        files: impl IntoIterator<Item = (Route, FileRecord)>,
    ) -> Self {
        Self {
            record: record.clone(),
            files: files.into_iter().collect(),
        }
    }

    /// Reads the manifest at `path`.
    pub(super) fn read(path: &Path) -> Result<Self, ReadError> {
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(ReadError::Missing);
            }
            Err(error) => return Err(ReadError::Failed(cannot("read", path, error))),
        };
        let version: Version = serde_json::from_slice(&text).map_err(|_| ReadError::Damaged)?;
        if version.version != VERSION {
            let message = format!(
                "`{}` was written by another version of Starling",
                path.display()
            );
            return Err(ReadError::Failed(Failure::new(message).hint(
                "build with `--force` to take the folder over: pages of this site are replaced, \
                 and nothing is deleted",
            )));
        }
        Self::parse(&text).ok_or(ReadError::Damaged)
    }

    fn parse(text: &[u8]) -> Option<Self> {
        let written: Written = serde_json::from_slice(text).ok()?;
        let mut files = BTreeMap::new();
        for (path, hash) in written.files {
            let route = Route::new(path.as_str());
            if route.as_str() != path || super::folder::is_reserved(&route) {
                return None;
            }
            let made_from = match written.made_from.get(&path) {
                Some(key) => Some(Key::parse(key)?),
                None => None,
            };
            let hash = u128::from_str_radix(&hash, 16).ok()?;
            files.insert(route, FileRecord { hash, made_from });
        }
        Some(Self {
            record: Record {
                input: written.input,
                note: written.note,
            },
            files,
        })
    }

    /// The manifest as it is stored.
    pub(super) fn to_json(&self) -> Vec<u8> {
        let hash = |(route, record): (&Route, &FileRecord)| {
            (route.to_string(), format!("{:032x}", record.hash))
        };
        let made_from = |(route, record): (&Route, &FileRecord)| {
            Some((route.to_string(), record.made_from?.to_string()))
        };
        let written = Written {
            version: VERSION,
            input: self.record.input.clone(),
            note: self.record.note.clone(),
            files: self.files.iter().map(hash).collect(),
            made_from: self.files.iter().filter_map(made_from).collect(),
        };
        let mut json = serde_json::to_vec_pretty(&written)
            .expect("a structure of strings can always be written as JSON");
        json.push(b'\n');
        json
    }

    /// What is recorded of the file at `route`, if the build wrote one there.
    pub(super) fn file(&self, route: &Route) -> Option<&FileRecord> {
        self.files.get(route)
    }

    /// Every file with what is recorded of it, in the order of their routes.
    pub(super) fn files(&self) -> impl Iterator<Item = (&Route, &FileRecord)> + Send {
        self.files.iter()
    }

    /// The route of every file, in order.
    pub(super) fn routes(&self) -> impl Iterator<Item = &Route> {
        self.files.keys()
    }

    /// Adds the files of an `older` manifest that this one does not have.
    pub(super) fn and(mut self, older: Self) -> Self {
        for (route, record) in older.files {
            self.files.entry(route).or_insert(record);
        }
        self
    }
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    input: String,
    note: String,
    /// The hash of each file.
    files: BTreeMap<String, String>,
    /// The key of each file that need not be made again while it stays the same.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    made_from: BTreeMap<String, String>,
}
