//! The kinds of pages: one row each, with everything that differs from kind to kind.

use erased_serde::Serialize;

use super::{Page, Plan};

/// A kind of page. Its row is in the file of its view; [`KINDS`](super::KINDS) lists them all.
#[derive(Debug)]
pub struct PageKind {
    /// Its name: the template that arranges it is `<name>.html`, and the style class of its pages
    /// `page-<name>`.
    pub name: &'static str,
    /// The name under which its template receives the view.
    pub variable: &'static str,
    /// Who may see it.
    pub audience: Audience,
    /// Whether search engines may list its pages, on a public site.
    pub in_sitemap: bool,
    /// Every page of this kind.
    pub pages: fn(&Plan<'_>) -> Vec<Page>,
    /// What the template of a page receives, made when the page is rendered and dropped afterwards,
    /// so that a large site is never in memory twice.
    pub view: for<'p> fn(&'p Plan<'p>, &'p Page) -> View<'p>,
}

/// The view model of a page: what its template receives about its subject.
pub type View<'p> = Box<dyn Serialize + 'p>;

/// Who may see a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    Everyone,
    /// Only the author: it is no part of a site for others.
    Author,
}

impl PageKind {
    /// The file name of the template.
    pub fn template(&self) -> String {
        format!("{}.html", self.name)
    }
}
