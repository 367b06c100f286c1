//! Packs a finished site into one file, to be handed over.
//!
//! The archive holds what the last build wrote and nothing else, in the order of the routes and without
//! any time, so that one site makes one archive, byte for byte.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::disk::{self, EntryKind, cannot};
use super::folder::{OutputFolder, Patience};
use super::manifest::Manifest;
use super::target::resolve;
use crate::failure::Failure;

/// What an archive that holds a file begins with.
const BEGINNING: &[u8] = b"PK\x03\x04";

/// How an archive is written for the world to read, as any file is.
#[cfg(unix)]
const READABLE: u32 = 0o666;

/// A file that a site may be packed into.
#[derive(Debug)]
pub struct SiteArchive {
    file: PathBuf,
    /// The folder in the archive that holds the site: what the file is called without its ending.
    top: String,
}

impl SiteArchive {
    /// Checks that the site in `output` may be packed into `file`; nothing is written yet.
    ///
    /// # Errors
    /// Where the file lies in the output itself or in no folder, is a folder, or is there already and is no archive,
    /// unless the output was opened with `force`.
    pub fn open(file: &Path, output: &OutputFolder) -> Result<Self, Failure> {
        let shown = file.display();
        let hint = "name another file, as in `--zip=stories.zip`";
        let (Some(name), Some(folder)) = (file.file_stem(), file.parent()) else {
            return Err(Failure::new(format!("`{shown}` names no file")).hint(hint));
        };
        if resolve(folder)?.starts_with(&output.folder) {
            let message = format!("cannot pack the site into `{shown}`: it is in the site itself");
            return Err(Failure::new(message).hint(hint));
        }
        if !folder.is_dir() {
            let message = format!(
                "there is no folder `{}` to pack the site into",
                folder.display()
            );
            return Err(Failure::new(message).hint("make it first, or name another file"));
        }
        match EntryKind::at(file)? {
            EntryKind::Missing => {}
            EntryKind::File(_) if output.force || begins_as_archive(file)? => {}
            EntryKind::File(_) => {
                let message = format!("`{shown}` is there already and is no zip file");
                return Err(Failure::new(message).hint(format!("{hint}, or add `--force`")));
            }
            other => {
                let message = format!("`{shown}` is {}", other.name());
                return Err(Failure::new(message).hint(hint));
            }
        }
        Ok(Self {
            file: file.to_owned(),
            top: name.to_string_lossy().into_owned(),
        })
    }

    /// Packs what the last build wrote into `output`. An archive that holds just that is not touched.
    ///
    /// # Errors
    /// When another build is writing there for longer than `patience` allows, and when the disk refuses.
    /// The archive that was there before is then still whole.
    pub fn pack(&self, output: &OutputFolder, patience: &Patience<'_>) -> Result<(), Failure> {
        let _lock = output.lock(patience)?;
        let packed = self.draft()?;
        self.fill(packed.as_file(), output)?;
        let is_unchanged = matches!(EntryKind::at(&self.file)?, EntryKind::File(_))
            && disk::hash_of(&self.file)? == disk::hash_of(packed.path())?;
        if is_unchanged {
            return Ok(());
        }
        let persisted = packed.persist(&self.file);
        persisted.map_err(|error| cannot("write", &self.file, error.error))?;
        Ok(())
    }

    /// A file beside the archive, so that it can take its place at once. It is gone where anything fails.
    fn draft(&self) -> Result<NamedTempFile, Failure> {
        let folder = match self.file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(READABLE));
        let draft = builder.tempfile_in(folder);
        draft.map_err(|error| cannot("write", &self.file, error))
    }

    fn fill(&self, archive: &File, output: &OutputFolder) -> Result<(), Failure> {
        let manifest = output.records.last()?;
        let routes = manifest.iter().flat_map(Manifest::routes);
        let mut writer = ZipWriter::new(BufWriter::new(archive));
        for route in routes {
            let path = output.folder.join(route.as_str());
            let name = format!("{}/{route}", self.top);
            add(&mut writer, &name, &path).map_err(|error| cannot("pack", &path, error))?;
        }
        let finish = || writer.finish()?.flush();
        finish().map_err(|error| cannot("write", &self.file, error))
    }
}

fn add(writer: &mut ZipWriter<BufWriter<&File>>, name: &str, path: &Path) -> Result<(), io::Error> {
    let length = fs::metadata(path)?.len();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .large_file(length >= u64::from(u32::MAX));
    writer.start_file(name, options)?;
    io::copy(&mut File::open(path)?, writer)?;
    Ok(())
}

fn begins_as_archive(file: &Path) -> Result<bool, Failure> {
    let mut beginning = Vec::new();
    let read = File::open(file).and_then(|open| {
        open.take(BEGINNING.len() as u64)
            .read_to_end(&mut beginning)
    });
    read.map_err(|error| cannot("read", file, error))?;
    Ok(beginning == BEGINNING)
}
