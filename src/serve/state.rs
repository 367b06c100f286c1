//! What browsers are shown: the last good site, and what is wrong now.

use std::collections::HashMap;
use std::sync::Arc;

use crate::site::{Route, Site, slug};

use super::change::{self, Changed};

/// What browsers are shown.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Counts every change of what is shown.
    pub(super) version: u64,
    /// The last site that had no error.
    pub(super) site: Arc<Site>,
    pub(super) changed: Arc<HashMap<Route, Changed>>,
    /// What keeps the newest site from being shown, as HTML.
    pub(super) problems: Option<Arc<str>>,
    /// The page that somebody is at work on.
    pub(super) at_work: Option<Route>,
}

impl Shown {
    /// A new site in place of the last one; all is well again.
    #[must_use]
    pub fn with_site(&self, site: Site) -> Self {
        let version = self.version + 1;
        let changed = change::since(&self.site, &self.changed, &site, version);
        Self {
            version,
            site: Arc::new(site),
            changed: Arc::new(changed),
            problems: None,
            at_work: None,
        }
    }

    /// The last good site, with what is wrong now laid over it, as drawn for a terminal.
    #[must_use]
    pub fn with_problems(&self, drawn: &str) -> Self {
        Self {
            version: self.version + 1,
            problems: Some(super::overlay::html(drawn).into()),
            at_work: None,
            ..self.clone()
        }
    }

    /// The same, leading browsers to the page that is made of the file at `path`, from the root.
    #[must_use]
    pub fn at_work_on(self, path: &str) -> Self {
        let at_work = page_of(path).filter(|page| self.site.get(page.as_str()).is_some());
        Self { at_work, ..self }
    }
}

/// The page that a content file makes.
fn page_of(path: &str) -> Option<Route> {
    let path = path.strip_prefix("content/")?.strip_suffix(".md")?;
    let (folder, name) = path.split_once('/')?;
    let name = name.rsplit('/').next().unwrap_or(name);
    matches!(folder, "stories" | "questions")
        .then(|| Route::new(format!("{folder}/{}.html", slug(name))))
}
