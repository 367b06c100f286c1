//! Remembers what a build wrote, so that the next one removes that and nothing else.
//!
//! A manifest holds no time and no absolute path: one input makes one manifest, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Record;
use crate::failure::Failure;
use crate::url::Route;

/// The version of the form that manifests are written in.
const VERSION: u32 = 1;

/// What a build recorded, and the hash of each file that it wrote, in the order of their routes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) record: Record,
    files: Vec<(Route, u128)>,
}

impl Manifest {
    /// The manifest of the files of a site, which are in the order of their routes.
    pub(super) fn new(record: &Record, files: Vec<(Route, u128)>) -> Self {
        Self {
            record: record.clone(),
            files,
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
        let files = written.files.into_iter().map(|(path, hash)| {
            let route = Route::new(path.as_str());
            let hash = u128::from_str_radix(&hash, 16).ok()?;
            (route.as_str() == path && !super::folder::is_reserved(&route)).then_some((route, hash))
        });
        Ok(Self {
            record: Record {
                input: written.input,
                note: written.note,
            },
            files: files.collect::<Option<_>>().ok_or(damaged)?,
        })
    }

    /// The manifest as it is stored.
    pub(super) fn to_json(&self) -> Vec<u8> {
        let written = Written {
            version: VERSION,
            input: self.record.input.clone(),
            note: self.record.note.clone(),
            files: self
                .files
                .iter()
                .map(|(route, hash)| (route.to_string(), format!("{hash:032x}")))
                .collect(),
        };
        let mut json = serde_json::to_vec_pretty(&written)
            .expect("a structure of strings can always be written as JSON");
        json.push(b'\n');
        json
    }

    /// The hash of the file at `route`, if the build wrote one there.
    pub(super) fn hash(&self, route: &Route) -> Option<u128> {
        self.files
            .binary_search_by(|(known, _)| known.cmp(route))
            .ok()
            .map(|position| self.files[position].1)
    }

    /// Every file and its hash, in order.
    pub(super) fn files(&self) -> &[(Route, u128)] {
        &self.files
    }

    /// Every file, in order.
    pub(super) fn routes(&self) -> impl Iterator<Item = &Route> {
        self.files.iter().map(|(route, _)| route)
    }

    /// Adds the files of an `older` manifest that this one does not have.
    pub(super) fn and(mut self, older: Self) -> Self {
        self.files.extend(older.files);
        // The sort is stable, so that this manifest's own hash of a file comes first and stays.
        self.files.sort_by(|(left, _), (right, _)| left.cmp(right));
        self.files
            .dedup_by(|(later, _), (earlier, _)| later == earlier);
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
    files: BTreeMap<String, String>,
}
