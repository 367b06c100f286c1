//! The names under which locked files are kept.

use std::fmt::Write;

use ring::hmac;

use crate::url::Route;

use super::Lock;

/// The page that everybody opens first: hosts and people look for it by this name.
const FIRST: &str = "index.html";

/// How many bytes of a keyed hash are a name: so many that no two files of a site have the same.
const LENGTH: usize = 16;

impl Lock {
    /// Where the file of a route is kept. Each folder and file has a keyed hash for a name, so that it lies as deep as
    /// before and what leads from it to the root is the same. A page stays a page; every other file becomes a
    /// script, as pages that are opened from disk can load nothing else.
    pub fn route(&self, route: &Route) -> Route {
        let path = route.as_str();
        if path == FIRST {
            return route.clone();
        }
        let mut locked = String::new();
        for (end, _) in path.match_indices('/') {
            self.push_name(&mut locked, &path[..end]);
            locked.push('/');
        }
        self.push_name(&mut locked, path);
        locked.push_str(if is_page(route) { ".html" } else { ".js" });
        Route::new(locked)
    }

    /// Tells the right password from any other: the name that a file without a path would have. Without the password
    /// nobody can make it.
    pub fn check(&self) -> String {
        let mut check = String::new();
        self.push_name(&mut check, "");
        check
    }

    /// Writes the name of a file or folder, of which `path` is the whole path.
    fn push_name(&self, locked: &mut String, path: &str) {
        let hash = hmac::sign(&self.names, path.as_bytes());
        for byte in &hash.as_ref()[..LENGTH] {
            write!(locked, "{byte:02x}").unwrap_or_else(|_| unreachable!("a text takes all"));
        }
    }
}

/// Whether a file is read as a page.
pub(super) fn is_page(route: &Route) -> bool {
    route.ending() == "html"
}
