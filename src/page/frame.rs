//! What every template receives about its page, for the frame that all pages share.

use serde::Serialize;

use super::{Page, Plan};

/// What a template receives as `page`.
#[derive(Debug, Serialize)]
pub struct PageView<'a> {
    /// The kind of page, as in its style class: `story`, `cheat-sheet`, ...
    pub kind: &'static str,
    /// What it is called, without the site's title; empty where its template names it by a label.
    pub title: &'a str,
    /// What it says, in a sentence, if it has one.
    pub description: Option<&'a str>,
    /// Its place in the site.
    pub route: &'a str,
    /// What leads from it to the site's root: empty or `../`. Every link begins with it.
    pub root: String,
    /// Its full address, for a public site with a `base_url`.
    pub canonical: Option<String>,
    /// Whether it shows highlighted code and needs the style for it.
    pub has_code: bool,
}

impl Plan<'_> {
    /// What the template of `page` receives as `page`.
    pub fn frame<'p>(&self, page: &'p Page) -> PageView<'p> {
        PageView {
            kind: page.kind.name,
            title: &page.title,
            description: page.description.as_deref(),
            route: page.route.as_str(),
            root: page.route.to_root(),
            canonical: self.canonical(&page.route),
            has_code: page.has_code,
        }
    }
}
