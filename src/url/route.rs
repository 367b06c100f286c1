//! Names a file's place in the site and links one place to another.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Component, Path};
use std::sync::Arc;

use super::encoding::push_percent_encoded;

/// A file's place in the site, such as `stories/a-release.html`.
///
/// It is relative to the site's root, with `/` between its parts, and can not lead out of the
/// site. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

impl Route {
    /// The place that `path` names.
    ///
    /// Callers pass names that are fit for a file already, made with [`slug`](super::slug()) or
    /// read from a folder. A part that is empty, `.`, `..` or otherwise no plain file name is
    /// dropped; where no part is left, the route is `untitled`.
    pub fn new(path: impl Into<String>) -> Self {
        let path = path.into();
        if path.split('/').all(is_file_name) {
            return Self(path.into());
        }
        let parts: Vec<&str> = path.split('/').filter(|part| is_file_name(part)).collect();
        if parts.is_empty() {
            return Self("untitled".into());
        }
        Self(parts.join("/").into())
    }

    /// The path of the file relative to the site's root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the file's name ends in, such as `html`; empty where it has no dot.
    pub fn ending(&self) -> &str {
        let parts = self.0.rsplit_once('.');
        parts.map_or("", |(_, ending)| ending)
    }

    /// The folder that the file lies in, without a `/` at its end; empty at the root.
    pub fn folder(&self) -> &str {
        Self::parent(&self.0)
    }

    /// The folder that the file or folder at `path` lies in; empty at the root.
    pub fn parent(path: &str) -> &str {
        path.rsplit_once('/').map_or("", |(parent, _)| parent)
    }

    /// The link to this place from the site's root, percent-encoded like every link.
    pub fn address(&self) -> String {
        let mut address = String::with_capacity(self.0.len());
        push_percent_encoded(&mut address, &self.0);
        address
    }

    /// The relative link from the page at this place to `target`, such as `../index.html`.
    ///
    /// Characters that mean something in a URL or in HTML are percent-encoded; letters of any
    /// script stay readable.
    pub fn link_to(&self, target: &Route) -> String {
        let shared = shared_folder(&self.0, &target.0);
        let depth = depth(&self.0[shared..]);
        let mut link = String::with_capacity(3 * depth + target.0.len() - shared);
        link.extend(std::iter::repeat_n("../", depth));
        push_percent_encoded(&mut link, &target.0[shared..]);
        link
    }

    /// The prefix that leads from the page at this place to the root: empty, `../`, `../../`.
    pub fn to_root(&self) -> String {
        "../".repeat(depth(&self.0))
    }
}

/// A route is found by its path.
impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// In how many folders the file at `path` lies.
fn depth(path: &str) -> usize {
    path.bytes().filter(|byte| *byte == b'/').count()
}

/// Whether `part` names a file or folder inside its parent, on this system.
fn is_file_name(part: &str) -> bool {
    let mut components = Path::new(part).components();
    let only = (components.next(), components.next());
    matches!(only, (Some(Component::Normal(name)), None) if name == part)
}

/// The length of the folder that both paths begin with, its `/` included.
fn shared_folder(left: &str, right: &str) -> usize {
    left.bytes()
        .zip(right.bytes())
        .take_while(|(left, right)| left == right)
        .enumerate()
        .filter(|(_, (byte, _))| *byte == b'/')
        .last()
        .map_or(0, |(position, _)| position + 1)
}
