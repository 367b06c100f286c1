//! Checks that every link of every page leads to a file of the site, and to a place in it.
//!
//! Links to other sites are not followed.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

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

/// Follows the links of a site's pages, one page after another and on many threads.
#[derive(Debug)]
pub struct Links<'a> {
    routes: &'a [Route],
    /// The position of each file by its route.
    known: ByName<&'a [u8], usize>,
}

impl<'a> Links<'a> {
    /// Gets to know every file that the site is going to have; `routes` has each of them once.
    pub fn among(routes: &'a [Route]) -> Self {
        let known = routes.iter().enumerate();
        Self {
            routes,
            known: known
                .map(|(position, route)| (route.as_str().as_bytes(), position))
                .collect(),
        }
    }

    /// Somebody who reads pages, on one thread.
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            links: self,
            folder: "",
            followed: ByName::default(),
            buffer: Vec::new(),
        }
    }

    /// Every link that is broken, in the order of the pages and within them, now that all files
    /// are `read`.
    ///
    /// Pages are the files whose name ends in `.html`. Of SVG files the ids are known, so that a
    /// link to a part of one is checked as well; a place in any other file is taken for granted.
    pub fn broken(&self, read: impl IntoIterator<Item = Read>) -> Vec<BrokenLink> {
        let mut files: Vec<Option<Read>> = self.routes.iter().map(|_| None).collect();
        for file in read {
            let position = file.position;
            files[position] = Some(file);
        }
        let mut pages: Vec<&Read> = files.iter().flatten().collect();
        pages.retain(|page| is_page(&self.routes[page.position]));
        pages.sort_unstable_by_key(|page| &self.routes[page.position]);
        let of_page = |page: &Read| {
            let page_route = &self.routes[page.position];
            let files = &files;
            let links = page.doubtful.iter().filter_map(move |(link, lead)| {
                Some(BrokenLink {
                    page: page_route.clone(),
                    reason: lead.settle(page.position, files)?,
                    link: String::from_utf8_lossy(link).into_owned(),
                })
            });
            links.collect::<Vec<_>>()
        };
        pages.into_iter().flat_map(of_page).collect()
    }
}

/// Finds every broken link of a finished site, as [`Links::broken`] does.
pub fn broken_links(site: &Site) -> Vec<BrokenLink> {
    let routes: Vec<Route> = site.iter().map(|(route, _)| route.clone()).collect();
    let links = Links::among(&routes);
    let mut reader = links.reader();
    let files = site.iter().enumerate();
    links.broken(files.map(|(position, (_, bytes))| reader.read(position, bytes)))
}

fn is_page(route: &Route) -> bool {
    route.ending() == "html"
}

/// Whether links to a place in the file are checked.
fn has_anchors(route: &Route) -> bool {
    is_page(route) || route.ending() == "svg"
}

/// What one look at a file has shown.
#[derive(Debug)]
pub struct Read {
    /// Which file it was.
    position: usize,
    /// The hash of each id, sorted; `None` if it is not known which places the file has.
    anchors: Option<Vec<u64>>,
    /// Links that are broken, or may turn out to be.
    doubtful: Vec<(Box<[u8]>, Lead)>,
}

/// Where a link leads, as far as one page tells.
#[derive(Debug, Clone, Copy)]
enum Lead {
    Good,
    Broken(Broken),
    /// To a place on the page itself, known by its hash.
    Here(u64),
    /// To a place in the file at a position among the site's files.
    There(usize, u64),
}

impl Lead {
    /// What is wrong with the link of the page at `position`, now that all files are scanned.
    fn settle(self, position: usize, files: &[Option<Read>]) -> Option<Broken> {
        let (file, anchor) = match self {
            Self::Good => return None,
            Self::Broken(reason) => return Some(reason),
            Self::Here(anchor) => (position, anchor),
            Self::There(file, anchor) => (file, anchor),
        };
        let anchors = files[file].as_ref()?.anchors.as_ref()?;
        let is_missing = anchors.binary_search(&anchor).is_err();
        is_missing.then_some(Broken::NoSuchAnchor)
    }
}

/// Reads one page after another.
#[derive(Debug)]
pub struct Reader<'a> {
    links: &'a Links<'a>,
    /// The folder of the page.
    folder: &'a str,
    /// Where links on pages of this folder lead. Most stand on many of them.
    followed: ByName<Box<[u8]>, Lead>,
    buffer: Vec<u8>,
}

impl Reader<'_> {
    /// Reads the file at a position among the site's routes.
    pub fn read(&mut self, position: usize, bytes: &[u8]) -> Read {
        let route = &self.links.routes[position];
        let mut read = Read {
            position,
            anchors: None,
            doubtful: Vec::new(),
        };
        if !has_anchors(route) {
            return read;
        }
        if route.folder() != self.folder {
            self.folder = route.folder();
            self.followed.clear();
        }
        let mut anchors = Vec::new();
        scan(bytes, |attribute| {
            let mut follow = |link: &[u8]| match self.follow(link) {
                Lead::Good => {}
                lead => read.doubtful.push((link.into(), lead)),
            };
            match attribute {
                Attribute::Anchor(id) => anchors.push(xxh3_64(&decode(id))),
                Attribute::Link(link) => follow(link),
                Attribute::Candidates(list) => candidates(list).for_each(follow),
            }
        });
        anchors.sort_unstable();
        // What leads to a place on the page itself is settled here and now.
        read.doubtful.retain(|(_, lead)| match lead {
            Lead::Here(anchor) => anchors.binary_search(anchor).is_err(),
            _ => true,
        });
        read.anchors = Some(anchors);
        read
    }

    fn follow(&mut self, link: &[u8]) -> Lead {
        if let Some(lead) = self.followed.get(link) {
            return *lead;
        }
        let lead = self.resolve(link);
        self.followed.insert(link.into(), lead);
        lead
    }

    fn resolve(&mut self, link: &[u8]) -> Lead {
        let address = clean(link);
        let (file, fragment) = match resolve(&address, self.folder, &mut self.buffer) {
            Err(reason) => return Lead::Broken(reason),
            Ok(Target::External) => return Lead::Good,
            Ok(Target::SamePage(fragment)) => (None, fragment),
            Ok(Target::File(fragment)) => match self.links.known.get(self.buffer.as_slice()) {
                Some(position) => (Some(*position), fragment),
                None => return Lead::Broken(Broken::NoSuchFile),
            },
        };
        // Both of these mean the beginning of any page.
        if fragment.is_empty() || fragment.eq_ignore_ascii_case(b"top") {
            return Lead::Good;
        }
        percent_decode(fragment, &mut self.buffer);
        let anchor = xxh3_64(&self.buffer);
        file.map_or(Lead::Here(anchor), |file| Lead::There(file, anchor))
    }
}

/// A table with short texts for keys, which come from the site itself and mean no harm.
type ByName<K, T> = HashMap<K, T, BuildHasherDefault<FastHasher>>;

#[derive(Default)]
struct FastHasher(u64);

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64_with_seed(bytes, self.0);
    }

    fn write_usize(&mut self, length: usize) {
        self.0 ^= length as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
