//! The files of a site: one row of a table for each kind of them.

mod all_sheets;
mod asset;
mod attachment;
mod interview_pack;
mod lock_facts;
mod page;
mod pocket_card;
mod robots;
mod search_index;
mod sheet;
mod sitemap;

use std::collections::BTreeMap;

use crate::cache::Key;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::project::StoredFile;
use crate::url::Route;

use super::inputs::Inputs;

/// Every kind of file that a site may have. To add one: a file with its row, and a line here.
///
/// Where two kinds have a file at one route, the earlier kind's is made. Files are made in this order
/// as well: sheets take longest, and must be laid out before they can be printed all together.
const KINDS: [&OutputKind; 11] = [
    &attachment::KIND,
    &asset::KIND,
    &robots::KIND,
    &lock_facts::KIND,
    &sitemap::KIND,
    &search_index::KIND,
    &sheet::KIND,
    &all_sheets::KIND,
    &interview_pack::KIND,
    &pocket_card::KIND,
    &page::KIND,
];

/// A kind of file.
pub(super) struct OutputKind {
    /// Its files: the route of each, and the number by which the kind knows it.
    pub(super) list: fn(&Inputs) -> Vec<(Route, usize)>,
    /// A key of all that a file is made from, where making the file takes much longer than this.
    pub(super) key: Option<fn(&Inputs, usize) -> Key>,
    /// Whether a file shows something of the content, so that it is locked on a locked site.
    pub(super) shows_content: fn(&Inputs, usize) -> bool,
    /// Makes a file.
    pub(super) make: fn(&Inputs, usize) -> Result<Made, Fault>,
}

/// A file of the site, still to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Output {
    /// Its kind, as an index into [`KINDS`].
    kind: usize,
    /// The number by which the kind knows it.
    number: usize,
}

/// A file that is made.
#[derive(Debug)]
pub struct Made {
    /// What is in it.
    pub content: Content,
    /// What is wrong with it, though it could be made.
    pub problems: Vec<Diagnostic>,
}

/// Why a file cannot be made.
#[derive(Debug)]
pub enum Fault {
    /// Its template is at fault.
    Template(Box<Diagnostic>),
    /// Something outside of the content is at fault: a sheet cannot be printed, a file cannot be read.
    World(Failure),
}

/// What is in a file of the site.
#[derive(Debug)]
pub enum Content {
    /// Bytes that were made.
    Bytes(Vec<u8>),
    /// What is in a file of the project, as it is.
    Stored(StoredFile),
}

impl Made {
    /// The bytes, where it was made and is not a file of the project.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) => bytes,
            Content::Stored(_) => &[],
        }
    }
}

impl From<Content> for Made {
    fn from(content: Content) -> Self {
        Self {
            content,
            problems: Vec::new(),
        }
    }
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Self {
        Content::Bytes(bytes).into()
    }
}

/// Every file of a site by its route.
pub(super) fn list(inputs: &Inputs) -> BTreeMap<Route, Output> {
    let mut outputs = BTreeMap::new();
    for (kind, row) in KINDS.iter().enumerate() {
        for (route, number) in (row.list)(inputs) {
            outputs.entry(route).or_insert(Output { kind, number });
        }
    }
    outputs
}

impl Output {
    /// A key of all that the file is made from, where that saves making it.
    pub(super) fn key(self, inputs: &Inputs) -> Option<Key> {
        KINDS[self.kind].key.map(|key| key(inputs, self.number))
    }

    /// Whether the file is locked.
    pub(super) fn is_locked(self, inputs: &Inputs) -> bool {
        inputs.lock.is_some() && (KINDS[self.kind].shows_content)(inputs, self.number)
    }

    /// Makes the file.
    pub(super) fn make(self, inputs: &Inputs) -> Result<Made, Fault> {
        (KINDS[self.kind].make)(inputs, self.number)
    }
}
