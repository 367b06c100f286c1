//! Remembers what a build wrote, so that the next one removes that and nothing else.
//!
//! A manifest holds no time and no absolute path: one input makes one manifest, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Record;
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

    /// Reads the manifest at `path`; `None` where there is no such file.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, Failure> {
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(
                    Failure::new(format!("cannot read `{}`", path.display())).because(error)
                );
            }
        };
        Self::parse(&text).map(Some).map_err(|problem| {
            Failure::new(format!("`{}` {problem}", path.display())).hint(
                "build with `--force` to take the folder over: pages of this site are replaced, \
                 and nothing is deleted",
            )
        })
    }

    fn parse(text: &[u8]) -> Result<Self, &'static str> {
        let damaged = "is damaged, so what earlier builds wrote is not known";
        let version: Version = serde_json::from_slice(text).map_err(|_| damaged)?;
        if version.version != VERSION {
            return Err("was written by another version of Starling");
        }
        let written: Written = serde_json::from_slice(text).map_err(|_| damaged)?;
        let made_from = written.made_from;
        let files = written.files.into_iter().map(|(path, hash)| {
            let route = Route::new(path.as_str());
            let made_from = made_from
                .get(&path)
                .map(|key| Key::parse(key).ok_or(damaged));
            let record = FileRecord {
                hash: u128::from_str_radix(&hash, 16).map_err(|_| damaged)?,
                made_from: made_from.transpose()?,
            };
            let is_possible = route.as_str() == path && !super::folder::is_reserved(&route);
            if is_possible {
                Ok((route, record))
            } else {
                Err(damaged)
            }
        });
        Ok(Self {
            record: Record {
                input: written.input,
                note: written.note,
            },
            files: files.collect::<Result<_, &str>>()?,
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
