//! `robots.txt`: a site that is not public asks every search engine to stay away.

use crate::url::Route;

use super::{OutputKind, sitemap};

pub(super) const KIND: OutputKind = OutputKind {
    list: |_| vec![(Route::new("robots.txt"), 0)],
    key: None,
    shows_content: |_, _| false,
    make: |inputs, _| {
        let sitemap = inputs.plan().canonical(&sitemap::route());
        let is_listed = inputs.plan().is_listed();
        let rules = match sitemap {
            _ if !is_listed => "User-agent: *\nDisallow: /\n".to_owned(),
            None => "User-agent: *\nAllow: /\n".to_owned(),
            Some(address) => format!("User-agent: *\nAllow: /\nSitemap: {address}\n"),
        };
        Ok(rules.into_bytes().into())
    },
};
