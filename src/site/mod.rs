//! Is the finished site in memory, path to bytes in sorted order, and puts it on disk safely. **(writes)**
//!
//! It knows nothing of stories, pages or themes: a file is a [`Route`] and bytes. A site comes one
//! file at a time, to a [`Shelf`]: to [`Memory`], or to the [`Stage`] of an [`Output`].

mod address;
mod commit;
mod ground;
mod links;
mod manifest;
mod output;
mod plan;
mod route;
mod shelf;
mod slug;
mod stage;
mod tags;
mod target;

use rayon::slice::ParallelSliceMut;

pub use address::decoded;
pub use links::{Broken, BrokenLink, Links, Read, broken_links};
pub use output::{Output, Record};
pub use plan::Plan;
pub use route::Route;
pub use shelf::{Memory, Nowhere, Shelf};
pub use slug::slug;
pub use stage::Stage;

/// Every file of a finished site, in the order of their routes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    files: Vec<(Route, Vec<u8>)>,
}

impl Site {
    /// Gathers the files of a site, in any order.
    ///
    /// Of two files with one route the first is kept; whoever plans the routes reports such a pair.
    pub fn new(mut files: Vec<(Route, Vec<u8>)>) -> Self {
        files.par_sort_by(|(left, _), (right, _)| left.cmp(right));
        files.dedup_by(|(later, _), (earlier, _)| later == earlier);
        Self { files }
    }

    /// The bytes of the file at `route`, written as in [`Route::as_str`].
    pub fn get(&self, route: &str) -> Option<&[u8]> {
        self.position(route)
            .map(|position| self.files[position].1.as_slice())
    }

    /// The file that a browser asks for by an address from the site's root, with its route. An
    /// address that ends in `/` asks for the `index.html` there.
    pub fn at_address(&self, address: &str) -> Option<(&Route, &[u8])> {
        let mut path = decoded(address);
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        let (route, bytes) = &self.files[self.position(&path)?];
        Some((route, bytes))
    }

    /// Every file with its route, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Route, &[u8])> {
        self.files
            .iter()
            .map(|(route, bytes)| (route, bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    fn position(&self, route: &str) -> Option<usize> {
        self.files
            .binary_search_by(|(known, _)| known.as_str().cmp(route))
            .ok()
    }
}
