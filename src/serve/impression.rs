//! What a page says and how it looks, as two short numbers: what a browser has of it is compared
//! with what it would get now.

use std::fmt;

use memchr::memmem;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::pipeline::Preview;
use crate::url::Route;

/// What a page says and how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Impression {
    /// A hash of the page without the addresses of its styles.
    pub(super) words: u64,
    /// A hash of the addresses of the site's styles, which change with what is in them.
    pub(super) style: u64,
}

impl Impression {
    /// The impression that a page of `site` makes.
    pub(super) fn of(page: &[u8], site: Option<&Preview>) -> Self {
        let styles = site.map(styles).unwrap_or_default();
        // Styles are named in the head of a page, which is short.
        let end = memmem::find(page, b"</head>").unwrap_or(page.len());
        let (head, body) = page.split_at(end);
        let mut words = String::from_utf8_lossy(head).into_owned();
        for style in &styles {
            // The name before the hash stays, so that one style is not taken for another.
            let name = style.split('.').next().unwrap_or_default();
            words = words.replace(style, name);
        }
        Self {
            words: xxh3_64_with_seed(body, xxh3_64(words.as_bytes())),
            style: xxh3_64(styles.join(" ").as_bytes()),
        }
    }

    /// The impression that was written as `text`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (words, style) = text.split_once('-')?;
        let number = |text| u64::from_str_radix(text, 16).ok();
        Some(Self {
            words: number(words)?,
            style: number(style)?,
        })
    }
}

impl fmt::Display for Impression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:x}-{:x}", self.words, self.style)
    }
}

/// The addresses of the styles of a site, from its root.
pub(super) fn styles(site: &Preview) -> Vec<&str> {
    let is_style = |route: &&Route| route.folder() == "assets" && route.ending() == "css";
    let styles = site.ready_routes().filter(is_style).map(Route::as_str);
    let mut styles: Vec<&str> = styles.collect();
    styles.sort_unstable();
    styles
}
