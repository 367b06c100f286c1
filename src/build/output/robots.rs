//! `robots.txt`: a private site asks every search engine to stay away.

use crate::config::Visibility;
use crate::url::Route;

use super::{OutputKind, sitemap};

pub(super) const KIND: OutputKind = OutputKind {
    list: |_| vec![(Route::new("robots.txt"), 0)],
    key: None,
    make: |inputs, _| {
        let sitemap = inputs.plan().canonical(&sitemap::route());
        let rules = match (inputs.project.config.visibility, sitemap) {
            (Visibility::Private, _) => "User-agent: *\nDisallow: /\n".to_owned(),
            (Visibility::Public, None) => "User-agent: *\nAllow: /\n".to_owned(),
            (Visibility::Public, Some(address)) => {
                format!("User-agent: *\nAllow: /\nSitemap: {address}\n")
            }
        };
        Ok(rules.into_bytes().into())
    },
};
