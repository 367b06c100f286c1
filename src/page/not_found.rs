//! The page that hosts show where there is none.

use serde::Serialize;

use super::kind::{Audience, PageKind};
use super::{Page, route};

pub(super) const KIND: PageKind = PageKind {
    name: "not-found",
    variable: "not_found",
    audience: Audience::Everyone,
    in_sitemap: false,
    pages: |_| vec![Page::new(&KIND, route::not_found())],
    view: |plan, _| {
        Box::new(NotFoundView {
            home: plan.canonical(&route::home()),
        })
    },
};

/// What `not-found.html` receives as `not_found`.
///
/// Hosts show this page at any depth, where what is relative leads nowhere. Every link of a site is
/// relative all the same, so the page reads without its style, and one link leads home for certain.
#[derive(Debug, Serialize)]
struct NotFoundView {
    /// The full address of the home page, for a public site with a `base_url`.
    home: Option<String>,
}
