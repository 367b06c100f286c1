//! What browsers are shown: the last good site, and what is wrong now.

use std::sync::Arc;

use hyper::body::Bytes;

use crate::build::{Content, Fault, Made, MakeResult, Snapshot};
use crate::diagnostic;
use crate::project::StoredFile;
use crate::terminal::{Drawn, visible};
use crate::url::{Route, percent_decode};

use super::overlay;
use super::page_version::PageVersion;

/// What a page is where the site has none.
const NOT_FOUND: &str = "404.html";

/// What browsers are shown.
#[derive(Clone, Default)]
pub struct Shown {
    /// Counts every change of what is shown.
    pub(super) version: u64,
    /// The last site that had no error; `None` where there was none yet.
    pub(super) site: Option<Arc<Snapshot>>,
    /// The one that was shown before it.
    pub(super) before: Option<Arc<Snapshot>>,
    /// What keeps the newest site from being shown, as HTML.
    pub(super) problems: Option<Arc<str>>,
    /// The page that somebody is at work on.
    pub(super) at_work: Option<Route>,
}

/// What an address shows.
pub(super) struct Found {
    /// Where it is; for a page that is not there, where that would be.
    pub(super) route: Route,
    /// The file.
    pub(super) bytes: Bytes,
    /// The file of the project whose bytes are to be sent instead.
    pub(super) stored: Option<StoredFile>,
    pub(super) state: FileState,
}

/// How the search for a file has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileState {
    There,
    NotThere,
    /// The file cannot be made; the reason is shown instead.
    Faulty,
}

impl Shown {
    /// A new site in place of the last one; all is well again.
    #[must_use]
    pub fn with_site(&self, site: Arc<Snapshot>) -> Self {
        Self {
            version: self.version + 1,
            site: Some(site),
            before: self.site.clone(),
            problems: None,
            at_work: None,
        }
    }

    /// The last good site, with what is wrong now laid over it, as drawn for a terminal.
    #[must_use]
    pub fn with_problems(&self, drawn: &Drawn) -> Self {
        Self {
            version: self.version + 1,
            problems: Some(overlay::html(drawn).into()),
            at_work: None,
            ..self.clone()
        }
    }

    /// The same with another site, such as one that was better.
    #[must_use]
    pub fn on(self, site: Arc<Snapshot>) -> Self {
        Self {
            site: Some(site),
            ..self
        }
    }

    /// The same, leading browsers to the page that is made of the file at `path`, from the root.
    #[must_use]
    pub fn at_work_on(self, path: &str) -> Self {
        let site = self.site.as_deref();
        let at_work = site.and_then(|site| site.page_made_from(path).cloned());
        Self { at_work, ..self }
    }

    /// The site that is shown, where it is the newest one.
    pub fn newest_site(&self) -> Option<&Arc<Snapshot>> {
        let site = self.site.as_ref();
        site.filter(|_| self.problems.is_none())
    }

    /// What a browser sees at an address from the site's root; an address that ends in `/` means
    /// the `index.html` there.
    pub(super) fn at_address(&self, address: &str) -> Found {
        let mut path = percent_decode(address).into_owned();
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        let made = |path: &str| {
            let site = self.site.as_deref()?;
            let route = site.route(path)?;
            Some(self.found(route.clone(), site.make(route)?))
        };
        // A page that was loaded just before a save asks for its style just after it.
        let before = || {
            let site = self.before.as_deref()?;
            let route = site
                .route(&path)
                .filter(|route| route.folder() == "assets")?;
            Some(self.found(route.clone(), site.make(route)?))
        };
        let at_path = made(&path).or_else(before);
        at_path.unwrap_or_else(|| Found {
            route: Route::new(path),
            stored: None,
            bytes: match made(NOT_FOUND) {
                Some(page) => page.bytes,
                None => overlay::page(&Drawn::default()).into(),
            },
            state: FileState::NotThere,
        })
    }

    /// The version of the page at a route.
    pub(super) fn version_of(&self, route: &str) -> PageVersion {
        PageVersion::of(&self.at_address(route).bytes, self.site.as_deref())
    }

    fn found(&self, route: Route, made: MakeResult) -> Found {
        match made {
            Ok(file) => Found {
                route,
                stored: match &file.content {
                    Content::Stored(file) => Some(file.clone()),
                    Content::Bytes(_) => None,
                },
                bytes: Bytes::from_owner(FileBytes(file)),
                state: FileState::There,
            },
            Err(fault) => Found {
                route,
                bytes: overlay::page(&self.drawn(&fault)).into(),
                stored: None,
                state: FileState::Faulty,
            },
        }
    }

    fn drawn(&self, fault: &Fault) -> Drawn {
        match (fault, &self.site) {
            (Fault::Template(problem), Some(site)) => {
                diagnostic::human(problem, &site.project().sources)
            }
            (Fault::Template(problem), None) => Drawn::new(&visible(&problem.message)),
            (Fault::World(failure), _) => Drawn::new(&visible(&failure.to_string())),
        }
    }
}

/// The bytes of a file that its snapshot keeps.
struct FileBytes(Arc<Made>);

impl AsRef<[u8]> for FileBytes {
    fn as_ref(&self) -> &[u8] {
        self.0.bytes()
    }
}
