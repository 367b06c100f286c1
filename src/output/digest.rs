//! Names the content of a file as browsers check it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{Context, SHA256};

use super::FinishedContent;
use super::disk::cannot;
use crate::failure::Failure;

/// The SHA-256 digest of the bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut context = Context::new(&SHA256);
        context.update(bytes);
        Self::finish(context)
    }

    /// The digest of what is in a finished file.
    ///
    /// # Errors
    /// When the disk refuses to read it.
    pub fn of_content(content: FinishedContent<'_>) -> Result<Self, Failure> {
        match content {
            FinishedContent::Bytes(bytes) => Ok(Self::of(bytes)),
            FinishedContent::File(path) => Self::of_file(path),
        }
    }

    /// The digest of the file at `path`, which is read piece by piece.
    pub(super) fn of_file(path: &Path) -> Result<Self, Failure> {
        const PIECE: usize = 128 * 1024;
        let read = || -> io::Result<Self> {
            let mut file = File::open(path)?;
            let mut context = Context::new(&SHA256);
            let mut piece = vec![0; PIECE];
            loop {
                match file.read(&mut piece)? {
                    0 => return Ok(Self::finish(context)),
                    read => context.update(&piece[..read]),
                }
            }
        };
        read().map_err(|error| cannot("read", path, error))
    }

    /// The digest as Subresource Integrity writes it: `sha256-` and Base64.
    pub fn to_integrity(self) -> String {
        format!("sha256-{}", STANDARD.encode(self.0))
    }

    fn finish(context: Context) -> Self {
        let digest = context.finish();
        let bytes = digest.as_ref().try_into();
        Self(bytes.expect("SHA-256 has 32 bytes"))
    }
}
