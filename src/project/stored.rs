//! A file that stays on the disk until its bytes are asked for: a video is many times larger than all
//! stories together.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// How much of a file is read at once, in bytes.
const PIECE: usize = 256 * 1024;

/// A file that is not held in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    path: Arc<Path>,
    /// How many bytes it had when it was looked at.
    length: u64,
    /// A hash of what was in it then.
    hash: u64,
}

impl StoredFile {
    /// Looks at a file, piece by piece.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut hasher = Xxh3::new();
        let mut piece = vec![0; PIECE];
        let mut length = 0;
        loop {
            let read = file.read(&mut piece)?;
            if read == 0 {
                break;
            }
            hasher.update(&piece[..read]);
            length += read as u64;
        }
        Ok(Self {
            path: path.into(),
            length,
            hash: hasher.digest(),
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes it has.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// A piece of it from `start` on, of at most `most` bytes; empty at its end.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn piece(&self, start: u64, most: u64) -> io::Result<Vec<u8>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(start))?;
        let mut piece = Vec::new();
        file.take(most.min(PIECE as u64)).read_to_end(&mut piece)?;
        Ok(piece)
    }
}

/// A file beside the content.
#[derive(Debug, Clone)]
pub enum Attachment {
    /// It is small, and in memory.
    Held(Arc<[u8]>),
    /// It is large, and on the disk.
    Stored(StoredFile),
}

impl Attachment {
    /// What is in it, where it is in memory.
    pub fn held(&self) -> Option<&[u8]> {
        match self {
            Self::Held(bytes) => Some(bytes),
            Self::Stored(_) => None,
        }
    }

    /// A hash of what is in it.
    pub fn hash(&self) -> u64 {
        match self {
            Self::Held(bytes) => xxh3_64(bytes),
            Self::Stored(file) => file.hash,
        }
    }
}
