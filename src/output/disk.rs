//! Looks at what is on disk, without ever following a symbolic link.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use crate::failure::Failure;
use crate::url::Route;

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Missing,
    /// A regular file, and its length in bytes.
    File(u64),
    Folder,
    SymbolicLink,
    /// A device, a pipe, a socket.
    Special,
}

impl EntryKind {
    /// Looks at `path` itself, not at what it may link to.
    pub(super) fn at(path: &Path) -> Result<Self, Failure> {
        match fs::symlink_metadata(path) {
            Ok(metadata) if metadata.is_file() => Ok(Self::File(metadata.len())),
            Ok(metadata) if metadata.is_dir() => Ok(Self::Folder),
            Ok(metadata) if metadata.is_symlink() => Ok(Self::SymbolicLink),
            Ok(_) => Ok(Self::Special),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(Self::Missing),
                _ => Err(cannot("read", path, error)),
            },
        }
    }

    /// What a person calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Missing => "nothing",
            Self::File(_) => "a file",
            Self::Folder => "a folder",
            Self::SymbolicLink => "a symbolic link",
            Self::Special => "a device or pipe",
        }
    }
}

/// The folders that some routes lie in, with all folders above them, and what is there.
pub(super) struct DiskScan<'a> {
    folders: BTreeMap<&'a str, EntryKind>,
}

impl<'a> DiskScan<'a> {
    /// Looks at every folder that one of `routes` lies in; `root` is the site's folder.
    ///
    /// What lies below anything but a folder counts as nothing.
    pub(super) fn of(
        root: &Path,
        routes: impl IntoIterator<Item = &'a Route>,
    ) -> Result<Self, Failure> {
        let mut folders = BTreeMap::new();
        for route in routes {
            let mut folder = route.folder();
            while folders.insert(folder, EntryKind::Missing).is_none() && !folder.is_empty() {
                folder = Route::parent(folder);
            }
        }
        let mut scan = Self { folders };
        // In their order a folder comes before those inside it.
        for folder in scan.folders.keys().copied().collect::<Vec<_>>() {
            if folder.is_empty() || scan.at(Route::parent(folder)) == EntryKind::Folder {
                let kind = EntryKind::at(&root.join(folder))?;
                scan.folders.insert(folder, kind);
            }
        }
        Ok(scan)
    }

    /// What is where `folder` should be.
    pub(super) fn at(&self, folder: &str) -> EntryKind {
        self.folders
            .get(folder)
            .copied()
            .unwrap_or(EntryKind::Missing)
    }

    /// The part of `folder` that is there, but is not a folder.
    pub(super) fn obstacle<'f>(&self, mut folder: &'f str) -> Option<(&'f str, EntryKind)> {
        while !folder.is_empty() && self.at(folder) == EntryKind::Missing {
            folder = Route::parent(folder);
        }
        match self.at(folder) {
            EntryKind::Missing | EntryKind::Folder => None,
            kind => Some((folder, kind)),
        }
    }

    /// Every folder, those inside another before it.
    pub(super) fn deepest_first(&self) -> impl Iterator<Item = (&'a str, EntryKind)> {
        self.folders
            .iter()
            .rev()
            .map(|(folder, kind)| (*folder, *kind))
    }

    /// Whether one of the routes lies in `folder` or below.
    pub(super) fn uses(&self, folder: &str) -> bool {
        self.folders.contains_key(folder)
    }
}

/// Whether the file at `path`, `length` bytes long when it was looked at, holds just `bytes`.
pub(super) fn holds(path: &Path, length: u64, bytes: &[u8]) -> Result<bool, Failure> {
    if length != bytes.len() as u64 {
        return Ok(false);
    }
    let mut buffer = Vec::with_capacity(bytes.len());
    read(path, &mut buffer)?;
    Ok(buffer == bytes)
}

/// A hash of what is in the file at `path`, which is read piece by piece.
pub(super) fn hash_of(path: &Path) -> Result<u128, Failure> {
    const PIECE: usize = 128 * 1024;
    let hash = || {
        let mut file = File::open(path)?;
        let mut hasher = Xxh3::new();
        let mut piece = vec![0; PIECE];
        loop {
            match file.read(&mut piece)? {
                0 => return Ok(hasher.digest128()),
                read => hasher.update(&piece[..read]),
            }
        }
    };
    hash().map_err(|error| cannot("read", path, error))
}

/// Reads the file at `path` into `buffer`, which is emptied first.
pub(super) fn read(path: &Path, buffer: &mut Vec<u8>) -> Result<(), Failure> {
    buffer.clear();
    File::open(path)
        .and_then(|mut file| file.read_to_end(buffer))
        .map_err(|error| cannot("read", path, error))?;
    Ok(())
}

/// The failure to do something with the file or folder at `path`.
pub(super) fn cannot(verb: &str, path: &Path, error: io::Error) -> Failure {
    Failure::new(format!("cannot {verb} `{}`", path.display())).because(error)
}

/// Waits until the entries of the folder at `path` are on the disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), Failure> {
    // Only Unix lets a folder be opened to be synced.
    if cfg!(unix) {
        let synced = File::open(path).and_then(|folder| folder.sync_all());
        synced.map_err(|error| cannot("write", path, error))?;
    }
    Ok(())
}

/// Waits until all files below the folder at `path` are on the disk.
#[cfg(target_os = "linux")]
pub(super) fn sync_below(path: &Path) -> Result<(), Failure> {
    // One call for the whole file system: one for each file takes many times longer.
    let synced = File::open(path).and_then(|folder| Ok(rustix::fs::syncfs(folder)?));
    synced.map_err(|error| cannot("write", path, error))
}

/// Waits until all files below the folder at `path` are on the disk.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync_below(path: &Path) -> Result<(), Failure> {
    let sync = || {
        for entry in walkdir::WalkDir::new(path) {
            let entry = entry?;
            if entry.file_type().is_file() {
                File::open(entry.path())?.sync_all()?;
            }
        }
        Ok(())
    };
    sync().map_err(|error: io::Error| cannot("write", path, error))
}

/// Whether files may be added to and removed from the folder at `path`.
#[cfg(unix)]
pub(super) fn is_writable(path: &Path) -> bool {
    use rustix::fs::{Access, AtFlags, CWD, accessat};

    let access = Access::WRITE_OK | Access::EXEC_OK;
    accessat(CWD, path, access, AtFlags::EACCESS).is_ok()
}

/// Whether files may be added to and removed from the folder at `path`.
#[cfg(not(unix))]
pub(super) fn is_writable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| !it.permissions().readonly())
}
