//! The page that stands before every locked file, and asks for the password.

use serde::Serialize;

use crate::lock::{Lock, ROUNDS};
use crate::url::Route;

use super::kind::{Audience, PageKind};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "locked",
    variable: "locked",
    audience: Audience::Everyone,
    in_sitemap: false,
    pages: |plan| match plan.lock {
        Some(_) => vec![
            Page::new(&KIND, route::locked_file()),
            Page::new(&KIND, route::not_found()),
        ],
        None => Vec::new(),
    },
    view: |plan, page| Box::new(plan.locked_view(page)),
};

/// What `locked.html` receives as `locked`.
#[derive(Debug, Serialize)]
struct LockedView {
    /// The salt of the site, as the script reads it.
    salt: String,
    /// What the right password makes.
    check: String,
    /// How often the password is hashed.
    rounds: u32,
    /// Where the locked page is kept, which is sealed with it. Empty where the page stands before files of
    /// other kinds, of which the address names one.
    path: String,
    /// Whether hosts show the page where there is none: nothing is locked behind it.
    is_not_found: bool,
}

impl Plan<'_> {
    /// The page that stands before the one that is kept, locked, at a route.
    pub fn page_before(route: &Route) -> Page {
        Page::new(&KIND, route.clone())
    }

    /// Whether a page stands before locked files and shows nothing of the content itself.
    pub fn is_before(page: &Page) -> bool {
        page.kind.name == KIND.name
    }

    fn locked_view(&self, page: &Page) -> LockedView {
        let is_sealed = ![route::locked_file(), route::not_found()].contains(&page.route);
        LockedView {
            salt: self
                .lock
                .map_or_else(String::new, |lock| lock.salt().to_string()),
            check: self.lock.map_or_else(String::new, Lock::check),
            rounds: ROUNDS,
            path: if is_sealed {
                page.route.to_string()
            } else {
                String::new()
            },
            is_not_found: page.route == route::not_found(),
        }
    }
}
