//! Compares a site with what a folder holds, and refuses to write over what no build wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::disk::{self, DiskScan, EntryKind};
use super::manifest::{FileRecord, Manifest};
use crate::failure::Failure;
use crate::url::Route;

/// What writing a site does to a folder; each list is in the order of the routes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are not there yet.
    pub added: Vec<Route>,
    /// Files that are there with other bytes.
    pub changed: Vec<Route>,
    /// Files of an earlier build that the site no longer has.
    pub removed: Vec<Route>,
    /// Files of an earlier build that the site no longer has, but that somebody has edited
    /// since: they are left alone, and are that person's own from now on.
    pub kept: Vec<Route>,
    /// How many files are there already, byte for byte; they are not touched.
    pub unchanged: usize,
}

impl Changes {
    /// Whether every file is as it should be already.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

/// A file of a new site.
#[derive(Debug)]
pub(super) struct StagedFile {
    pub(super) route: Route,
    /// The hash of its bytes, and what it was made from.
    pub(super) record: FileRecord,
    /// Whether the folder holds just these bytes there already.
    pub(super) is_unchanged: bool,
}

/// What is to be done, so that `folder` holds the `finished` files, which are in the order of their
/// routes, and nothing stale of `old`.
///
/// With `force`, a file or link that no build wrote gives way to a page.
pub(super) fn compare(
    folder: &Path,
    finished: &[StagedFile],
    old: Option<&Manifest>,
    force: bool,
) -> Result<Changes, Failure> {
    let old_routes = old.into_iter().flat_map(Manifest::routes);
    let routes = finished.iter().map(|file| &file.route).chain(old_routes);
    let scan = DiskScan::of(folder, routes)?;
    let stale = match old {
        Some(old) => stale(folder, &scan, old, |route| {
            let same = finished.binary_search_by(|file| file.route.cmp(route));
            same.is_ok()
        })?,
        None => Stale::default(),
    };
    let survey = Survey {
        folder,
        scan,
        old,
        going: stale.removed.iter().map(|route| route.as_str()).collect(),
        force,
    };
    let findings: Vec<PathState<'_>> = finished
        .par_iter()
        .map(|file| survey.finding(file))
        .collect::<Result<_, _>>()?;
    let mut changes = Changes {
        removed: stale.removed.into_iter().cloned().collect(),
        kept: stale.kept.into_iter().cloned().collect(),
        ..Changes::default()
    };
    let mut obstacles = BTreeMap::new();
    for (file, finding) in finished.iter().zip(findings) {
        match finding {
            PathState::Added => changes.added.push(file.route.clone()),
            PathState::Changed => changes.changed.push(file.route.clone()),
            PathState::Unchanged => changes.unchanged += 1,
            PathState::Blocked(path, obstacle) => {
                obstacles.insert(path, obstacle);
            }
        }
    }
    if obstacles.is_empty() {
        Ok(changes)
    } else {
        Err(in_the_way(folder, &obstacles, force))
    }
}

/// Files of an earlier build that are not wanted any more.
#[derive(Default)]
pub(super) struct Stale<'a> {
    /// Those that still hold what was written.
    pub(super) removed: Vec<&'a Route>,
    /// Those that somebody has changed since.
    pub(super) kept: Vec<&'a Route>,
}

/// Finds the files of `old` that are still on disk, but are not `wanted`.
pub(super) fn stale<'a>(
    folder: &Path,
    scan: &DiskScan<'_>,
    old: &'a Manifest,
    wanted: impl Fn(&Route) -> bool,
) -> Result<Stale<'a>, Failure> {
    let candidates: Vec<(&Route, &FileRecord)> = old
        .files()
        .filter(|(route, _)| !wanted(route) && scan.at(route.folder()) == EntryKind::Folder)
        .collect();
    let held: Vec<Option<bool>> = candidates
        .par_iter()
        .map(|(route, record)| {
            let path = folder.join(route.as_str());
            Ok(match EntryKind::at(&path)? {
                EntryKind::Missing | EntryKind::Folder => None,
                EntryKind::File(_) => Some(disk::hash_of(&path)? == record.hash),
                EntryKind::SymbolicLink | EntryKind::Special => Some(false),
            })
        })
        .collect::<Result<_, Failure>>()?;
    let mut stale = Stale::default();
    for ((route, _), held) in candidates.into_iter().zip(held) {
        match held {
            Some(true) => stale.removed.push(route),
            Some(false) => stale.kept.push(route),
            None => {}
        }
    }
    Ok(stale)
}

/// What was found where one file of the site must go.
enum PathState<'a> {
    Added,
    Changed,
    Unchanged,
    /// The path of something that is in the way, and what it is.
    Blocked(&'a str, EntryKind),
}

struct Survey<'a> {
    folder: &'a Path,
    scan: DiskScan<'a>,
    old: Option<&'a Manifest>,
    /// The stale files that will be removed before anything is put in place.
    going: BTreeSet<&'a str>,
    force: bool,
}

impl Survey<'_> {
    fn finding<'r>(&self, file: &'r StagedFile) -> Result<PathState<'r>, Failure> {
        if file.is_unchanged {
            return Ok(PathState::Unchanged);
        }
        let route = &file.route;
        if self.scan.at(route.folder()) != EntryKind::Folder {
            return Ok(match self.scan.obstacle(route.folder()) {
                Some((path, kind)) if !self.going.contains(path) => PathState::Blocked(path, kind),
                _ => PathState::Added,
            });
        }
        let path = self.folder.join(route.as_str());
        let kind = EntryKind::at(&path)?;
        Ok(match kind {
            EntryKind::Missing => PathState::Added,
            EntryKind::File(_) if self.is_own(route) => PathState::Changed,
            EntryKind::Folder if self.vanishes(route.as_str())? => PathState::Added,
            EntryKind::Folder => PathState::Blocked(route.as_str(), kind),
            _ if self.force => PathState::Changed,
            _ => PathState::Blocked(route.as_str(), kind),
        })
    }

    /// Whether an earlier build wrote a file there.
    fn is_own(&self, route: &Route) -> bool {
        self.old.is_some_and(|old| old.file(route).is_some())
    }

    /// Whether nothing is left of the folder at `path` once the stale files are gone.
    fn vanishes(&self, path: &str) -> Result<bool, Failure> {
        let folder = self.folder.join(path);
        let cannot_read = |error| disk::cannot("read", &folder, error);
        if !self.scan.uses(path) {
            return Ok(false);
        }
        for entry in fs::read_dir(&folder).map_err(cannot_read)? {
            let entry = entry.map_err(cannot_read)?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                return Ok(false);
            };
            let inside = format!("{path}/{name}");
            let is_folder = entry.file_type().map_err(cannot_read)?.is_dir();
            let goes = if is_folder {
                self.vanishes(&inside)?
            } else {
                self.going.contains(inside.as_str())
            };
            if !goes {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Describes what keeps the site from being written.
fn in_the_way(folder: &Path, obstacles: &BTreeMap<&str, EntryKind>, force: bool) -> Failure {
    let described = obstacles
        .iter()
        .map(|(path, kind)| format!("`{path}` ({})", kind.name()));
    let message = format!(
        "something that no build wrote is in the way in `{}`: {}",
        folder.display(),
        first_few(described)
    );
    let remedy = if force {
        "move it elsewhere: `--force` neither replaces a folder nor writes through a link"
    } else {
        "move it elsewhere, or build with `--force` to replace files and links with pages"
    };
    Failure::new(message).hint(remedy)
}

/// The first few of some names, and how many more there are.
pub(super) fn first_few(names: impl ExactSizeIterator<Item = String>) -> String {
    const FEW: usize = 3;
    let more = names.len().saturating_sub(FEW);
    let few: Vec<String> = names.take(FEW).collect();
    match more {
        0 => few.join(", "),
        more => format!("{} and {more} more", few.join(", ")),
    }
}
