//! Checks that every link of every page leads to a file of the site, and to a place in it.
//!
//! Links to other sites are not followed.

use std::collections::HashMap;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use xxhash_rust::xxh3::xxh3_64;

use super::address::{Target, clean, percent_decode, resolve};
use super::tags::{Attribute, candidates, decode, scan};
use super::{Route, Site};

/// A link that does not lead where it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenLink {
    /// The page that it stands on.
    pub page: Route,
    /// The link as it is written there.
    pub link: String,
    /// What is wrong with it.
    pub reason: Broken,
}

/// Why a link does not lead where it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Broken {
    /// The site has no such file. A folder is none: a link names its file.
    NoSuchFile,
    /// The file is there, but nothing in it has this id.
    NoSuchAnchor,
    /// It begins with `/` or leads above the root, so that it breaks where the site is not at
    /// the root of a server.
    LeavesTheSite,
    /// Its scheme runs a script, holds a document of its own, or is not one of the web's.
    Unsafe,
}

/// Finds every link of every page that is broken, in the order of the pages and within them.
///
/// Pages are the files whose name ends in `.html`. Of SVG files the ids are known, so that a link
/// to a part of one is checked as well; a place in any other file is taken for granted.
pub fn broken_links(site: &Site) -> Vec<BrokenLink> {
    let known = site.files.iter().enumerate();
    let checker = Checker {
        known: known
            .map(|(position, (route, _))| (route.as_str().as_bytes(), position))
            .collect(),
    };
    let scanned: Vec<Option<Scanned<'_>>> = site
        .files
        .par_iter()
        .enumerate()
        .map_init(Vec::new, |buffer, (position, (route, bytes))| {
            let page = Page { position, route };
            let has_anchors = has_ending(route, ".html") || has_ending(route, ".svg");
            has_anchors.then(|| checker.scan(page, bytes, buffer))
        })
        .collect();
    site.files
        .par_iter()
        .zip(&scanned)
        .filter(|((route, _), _)| has_ending(route, ".html"))
        .flat_map_iter(|((page, _), own)| {
            let doubtful = own.iter().flat_map(|own| &own.doubtful);
            doubtful.filter_map(|(link, doubt)| {
                Some(BrokenLink {
                    page: page.clone(),
                    reason: doubt.settle(&scanned)?,
                    link: String::from_utf8_lossy(link).into_owned(),
                })
            })
        })
        .collect()
}

/// A page while it is looked at.
#[derive(Clone, Copy)]
struct Page<'a> {
    /// Its place among the site's files.
    position: usize,
    route: &'a Route,
}

/// What one look at a page has shown.
#[derive(Default)]
struct Scanned<'a> {
    /// The hash of each id, sorted.
    anchors: Vec<u64>,
    /// Links that are broken, or may turn out to be.
    doubtful: Vec<(&'a [u8], Doubt)>,
}

enum Doubt {
    Broken(Broken),
    /// It leads to a place in the file at a position; the place is known by its hash.
    Anchor(usize, u64),
}

impl Doubt {
    /// What is wrong with the link, now that all pages have been looked at.
    fn settle(&self, scanned: &[Option<Scanned<'_>>]) -> Option<Broken> {
        match self {
            Self::Broken(reason) => Some(*reason),
            Self::Anchor(file, anchor) => {
                let anchors = &scanned[*file].as_ref()?.anchors;
                let is_missing = anchors.binary_search(anchor).is_err();
                is_missing.then_some(Broken::NoSuchAnchor)
            }
        }
    }
}

struct Checker<'a> {
    /// The position of each file by its route.
    known: HashMap<&'a [u8], usize>,
}

impl Checker<'_> {
    fn scan<'h>(&self, page: Page<'_>, html: &'h [u8], buffer: &mut Vec<u8>) -> Scanned<'h> {
        let mut scanned = Scanned::default();
        scan(html, |attribute| {
            let mut check = |link| {
                if let Some(doubt) = self.doubt(page, link, buffer) {
                    scanned.doubtful.push((link, doubt));
                }
            };
            match attribute {
                Attribute::Anchor(id) => scanned.anchors.push(xxh3_64(&decode(id))),
                Attribute::Link(link) => check(link),
                Attribute::Candidates(list) => candidates(list).for_each(check),
            }
        });
        scanned.anchors.sort_unstable();
        scanned
    }

    /// What may be wrong with a link.
    fn doubt(&self, page: Page<'_>, link: &[u8], buffer: &mut Vec<u8>) -> Option<Doubt> {
        let address = clean(link);
        let (file, fragment) = match resolve(&address, page.route.folder(), buffer) {
            Err(reason) => return Some(Doubt::Broken(reason)),
            Ok(Target::External) => return None,
            Ok(Target::SamePage(fragment)) => (page.position, fragment),
            Ok(Target::File(fragment)) => match self.known.get(buffer.as_slice()) {
                Some(position) => (*position, fragment),
                None => return Some(Doubt::Broken(Broken::NoSuchFile)),
            },
        };
        // Both of these mean the beginning of any page.
        if fragment.is_empty() || fragment.eq_ignore_ascii_case(b"top") {
            return None;
        }
        percent_decode(fragment, buffer);
        Some(Doubt::Anchor(file, xxh3_64(buffer)))
    }
}

fn has_ending(route: &Route, ending: &str) -> bool {
    route.as_str().ends_with(ending)
}
