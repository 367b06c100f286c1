//! Tells what has changed from one site to the next: a page itself, or only how it looks.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::site::{Route, Site};

/// When a page has last changed, in versions of the site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Changed {
    /// What it says.
    pub(super) page: u64,
    /// Its style, whose address changes with its content.
    pub(super) style: u64,
}

/// When each page of `new` has last changed, given the same for `old`.
pub(super) fn since(
    old: &Site,
    known: &HashMap<Route, Changed>,
    new: &Site,
    version: u64,
) -> HashMap<Route, Changed> {
    let (old_style, new_style) = (style(old), style(new));
    let files: Vec<(&Route, &[u8])> = new.iter().collect();
    files
        .into_par_iter()
        .map(|(route, bytes)| {
            let before = known.get(route).copied();
            let changed = match (before, old.get(route.as_str())) {
                (Some(before), Some(earlier)) if earlier == bytes => before,
                (Some(before), Some(earlier))
                    if differs_in(earlier, bytes, &old_style, &new_style) =>
                {
                    Changed {
                        style: version,
                        ..before
                    }
                }
                _ => Changed {
                    page: version,
                    style: version,
                },
            };
            (route.clone(), changed)
        })
        .collect()
}

/// The addresses of the styles of a site, from its root.
pub(super) fn style(site: &Site) -> Vec<&str> {
    let routes = site.iter().map(|(route, _)| route);
    routes
        .filter(|route| route.folder() == "assets" && route.ending() == "css")
        .map(Route::as_str)
        .collect()
}

/// Whether two pages are the same but for the addresses of styles.
fn differs_in(earlier: &[u8], later: &[u8], old: &[&str], new: &[&str]) -> bool {
    without(earlier, old) == without(later, new)
}

fn without(page: &[u8], styles: &[&str]) -> String {
    let mut text = String::from_utf8_lossy(page).into_owned();
    for style in styles {
        // The name before the hash stays, so that one style is not taken for another.
        let name = style.split('.').next().unwrap_or_default();
        text = text.replace(style, name);
    }
    text
}
