//! The version of a page, as two short hashes: what a browser has of it is compared with what it
//! would get now.

use std::fmt;

use memchr::memmem;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::build::Snapshot;
use crate::url::Route;

/// What a page shows and how it looks, hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageVersion {
    /// A hash of the page without the addresses of its styles.
    pub(super) content: u64,
    /// A hash of the addresses of the site's styles, which change with what is in them.
    pub(super) style: u64,
}

impl PageVersion {
    /// The version of a page of `site`.
    pub(super) fn of(page: &[u8], site: Option<&Snapshot>) -> Self {
        let styles = site.map(styles).unwrap_or_default();
        // Styles are named in the head of a page, which is short.
        let end = memmem::find(page, b"</head>").unwrap_or(page.len());
        let (head, body) = page.split_at(end);
        let mut head = String::from_utf8_lossy(head).into_owned();
        for style in &styles {
            // The name before the hash stays, so that one style is not taken for another.
            let name = style.split('.').next().unwrap_or_default();
            head = head.replace(style, name);
        }
        Self {
            content: xxh3_64_with_seed(body, xxh3_64(head.as_bytes())),
            style: xxh3_64(styles.join(" ").as_bytes()),
        }
    }

    /// The version that was written as `text`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (content, style) = text.split_once('-')?;
        let number = |text| u64::from_str_radix(text, 16).ok();
        Some(Self {
            content: number(content)?,
            style: number(style)?,
        })
    }
}

impl fmt::Display for PageVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:x}-{:x}", self.content, self.style)
    }
}

/// The addresses of the styles of a site, from its root.
pub(super) fn styles(site: &Snapshot) -> Vec<&str> {
    site.styles().map(Route::as_str).collect()
}
