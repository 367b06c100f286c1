//! Checks that every link of a finished site leads to one of its files, and to a place in it.
//!
//! Each file is scanned once, when it is finished; what depends on other files is settled when all
//! are. Links to other sites are not followed.

use std::collections::{HashMap, HashSet};

use crate::html::{Attribute, candidates, decode_entities, scan};
use crate::url::{self, AddressError, Route, Target};

/// A link that does not lead where it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenLink {
    /// The page that holds it.
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
    /// What follows its scheme is no address, and browsers guess what is meant.
    Malformed,
}

/// What the check knows of one finished file.
#[derive(Debug)]
pub struct ScannedFile {
    route: Route,
    /// Every id in it; `None` for a file whose ids are not known, in which any place is taken for
    /// granted.
    anchors: Option<HashSet<Box<str>>>,
    /// Links that are broken, or may turn out to be, in the order of the page.
    doubtful: Vec<(String, Lead)>,
}

/// Where a link leads, as far as its page shows.
#[derive(Debug)]
enum Lead {
    Broken(Broken),
    /// To an anchor of the file at a path.
    Anchor(String, String),
}

/// Scans a finished file. `has_file` says whether the site has a file at a path.
///
/// Pages are the files whose name ends in `.html`. Of SVG files the ids are known, so that a link
/// to a part of one is checked as well.
pub fn scan_file(route: &Route, bytes: &[u8], has_file: impl Fn(&str) -> bool) -> ScannedFile {
    let is_page = route.ending() == "html";
    let mut scanned = ScannedFile {
        route: route.clone(),
        anchors: None,
        doubtful: Vec::new(),
    };
    if !is_page && route.ending() != "svg" {
        return scanned;
    }
    let mut anchors = HashSet::new();
    let mut links = Vec::new();
    let text = String::from_utf8_lossy(bytes);
    scan(&text, |attribute| match attribute {
        Attribute::Anchor(id) => {
            anchors.insert(decode_entities(id).into());
        }
        Attribute::Link(link) => links.push(link),
        Attribute::Candidates(list) => links.extend(candidates(list)),
    });
    if is_page {
        let doubtful = links.into_iter().filter_map(|link| {
            let lead = follow(link, route, &anchors, &has_file)?;
            Some((link.to_owned(), lead))
        });
        scanned.doubtful = doubtful.collect();
    }
    scanned.anchors = Some(anchors);
    scanned
}

/// Follows a link of the page at `route`; `None` where it is good.
fn follow(
    link: &str,
    route: &Route,
    anchors: &HashSet<Box<str>>,
    has_file: impl Fn(&str) -> bool,
) -> Option<Lead> {
    let (path, anchor) = match url::resolve(&decode_entities(link), route.folder()) {
        Ok(Target::External) => return None,
        Ok(Target::SamePage(anchor)) if anchors.contains(anchor.as_str()) => return None,
        Ok(Target::SamePage(anchor)) => (route.as_str().to_owned(), anchor),
        Ok(Target::File(path, _)) if !has_file(&path) => {
            return Some(Lead::Broken(Broken::NoSuchFile));
        }
        Ok(Target::File(path, anchor)) => (path, anchor),
        Err(error) => return Some(Lead::Broken(error.into())),
    };
    // Both of these mean the beginning of any page.
    let is_beginning = anchor.is_empty() || anchor.eq_ignore_ascii_case("top");
    (!is_beginning).then_some(Lead::Anchor(path, anchor))
}

impl From<AddressError> for Broken {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::NoFile => Self::NoSuchFile,
            AddressError::LeavesTheSite => Self::LeavesTheSite,
            AddressError::Unsafe => Self::Unsafe,
            AddressError::Malformed => Self::Malformed,
        }
    }
}

/// Every broken link of a site, in the order of the pages and within them, now that all its files
/// are scanned.
pub fn broken_links(mut files: Vec<ScannedFile>) -> Vec<BrokenLink> {
    files.sort_by(|left, right| left.route.cmp(&right.route));
    let by_path: HashMap<&str, &ScannedFile> = files
        .iter()
        .map(|file| (file.route.as_str(), file))
        .collect();
    let has_anchor = |path: &str, anchor: &str| {
        let anchors = by_path.get(path).and_then(|file| file.anchors.as_ref());
        anchors.is_none_or(|anchors| anchors.contains(anchor))
    };
    let mut broken = Vec::new();
    for file in &files {
        for (link, lead) in &file.doubtful {
            let reason = match lead {
                Lead::Broken(reason) => *reason,
                Lead::Anchor(path, anchor) if has_anchor(path, anchor) => continue,
                Lead::Anchor(..) => Broken::NoSuchAnchor,
            };
            broken.push(BrokenLink {
                page: file.route.clone(),
                link: link.clone(),
                reason,
            });
        }
    }
    broken
}
