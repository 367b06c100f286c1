//! `robots.txt`: a private site asks every search engine to stay away.

use crate::config::Visibility;
use crate::url::Route;

use super::{OutputKind, sitemap};

pub(super) const KIND: OutputKind = OutputKind {
    list: |_| vec![(Route::new("robots.txt"), 0)],
    key: None,
    shows_content: |_, _| false,
    make: |inputs, _| {
        let sitemap = inputs.plan().canonical(&sitemap::route());
        let is_private = inputs.project.config.visibility == Visibility::Private;
        let rules = match sitemap {
            _ if is_private || inputs.lock.is_some() => "User-agent: *\nDisallow: /\n".to_owned(),
            None => "User-agent: *\nAllow: /\n".to_owned(),
            Some(address) => format!("User-agent: *\nAllow: /\nSitemap: {address}\n"),
        };
        Ok(rules.into_bytes().into())
    },
};
