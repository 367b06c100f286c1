//! The finished site: routes, slugs, links, and writing to disk.

#![allow(
    clippy::unwrap_used,
    reason = "a test whose stage cannot be set has failed"
)]

pub(crate) mod hosting;
mod links;
mod naming;
mod recovering;
mod refusing;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use starling::testing::failure::Failure;
use starling::testing::output::{
    Changes, FinishedContent, FinishedFile, OutputFolder, Patience, Record, Sink, Stage,
};
use starling::testing::url::Route;
use tempfile::TempDir;

use crate::files::Files;

/// A project in a temporary folder, with an output folder that need not exist yet.
struct OutputDesk {
    folder: TempDir,
}

impl OutputDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Self { folder };
        for inside in ["project/content/stories", "project/themes/mine"] {
            fs::create_dir_all(desk.path(inside)).unwrap();
        }
        fs::write(desk.path("project/content/stories/a.md"), "# A").unwrap();
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    fn public(&self, path: &str) -> PathBuf {
        self.path("project/public").join(path)
    }

    /// Puts a file, and the folders it needs, where no build put it.
    fn put(&self, path: &str, text: &str) {
        let path = self.public(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn open(&self, target: &Path, force: bool) -> Result<OutputFolder, Failure> {
        OutputFolder::open(target, &self.path("project"), force)
    }

    fn output(&self) -> OutputFolder {
        self.open(&self.public(""), false).unwrap()
    }

    fn write(&self, site: &Files) -> Changes {
        write(&self.output(), site, &record("1")).unwrap()
    }

    /// All that the output folder holds.
    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.public(""))
    }

    /// All that the output folder holds and shows.
    fn pages(&self) -> Vec<String> {
        let is_page = |path: &String| !path.starts_with(".starling") && !path.ends_with('/');
        self.tree().into_keys().filter(is_page).collect()
    }
}

fn record(input: &str) -> Record {
    Record {
        input: input.to_owned(),
        note: format!("the note of {input}"),
    }
}

fn site(files: &[(&str, &str)]) -> Files {
    let file = |(path, text): &(&str, &str)| (Route::new(*path), text.as_bytes().to_vec());
    files.iter().map(file).collect()
}

/// Writes a site as a build does.
fn write(output: &OutputFolder, site: &Files, record: &Record) -> Result<Changes, Failure> {
    fill(output.stage(&all_routes(site), &Patience::default())?, site)?.commit(record)
}

/// What writing a site would do, as a dry run finds out.
fn plan(output: &OutputFolder, site: &Files) -> Result<Changes, Failure> {
    fill(output.rehearse(&all_routes(site))?, site)?.commit(&Record::default())
}

fn all_routes(site: &Files) -> BTreeSet<Route> {
    site.iter().map(|(route, _)| route.clone()).collect()
}

fn fill<'o>(stage: Stage<'o>, site: &Files) -> Result<Stage<'o>, Failure> {
    for (route, bytes) in site.iter() {
        stage.write(FinishedFile {
            route,
            content: FinishedContent::Bytes(bytes),
            made_from: None,
        })?;
    }
    Ok(stage)
}

fn routes(paths: &[&str]) -> Vec<Route> {
    paths.iter().map(|path| Route::new(*path)).collect()
}

/// Every path below a folder with what is there: folders end in `/`, links say where they lead.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    fn add(folder: &Path, prefix: &str, tree: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                tree.insert(format!("{path}/"), String::new());
                add(&entry.path(), &format!("{path}/"), tree);
            } else if kind.is_symlink() {
                let target = fs::read_link(entry.path()).unwrap();
                tree.insert(path, format!("-> {}", target.display()));
            } else {
                tree.insert(path, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    let mut tree = BTreeMap::new();
    if folder.exists() {
        add(folder, "", &mut tree);
    }
    tree
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Says that a file was last changed long ago, so that any later change shows.
fn age(path: &Path) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_hours(100_000);
    let file = File::options().append(true).open(path).unwrap();
    file.set_modified(long_ago).unwrap();
    long_ago
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}
