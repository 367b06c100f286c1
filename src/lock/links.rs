//! Leads the links of a page to where its files are kept when they are locked.

use crate::html::{Attribute, candidates, decode_entities, scan};
use crate::url::{self, Route, Target};

use super::Lock;

/// The page with every link to a locked file led to where that is kept. `is_locked` says whether the file at a
/// path of the open site is.
pub fn with_locked_links(
    page: &str,
    route: &Route,
    lock: &Lock,
    is_locked: impl Fn(&str) -> bool,
) -> String {
    let mut links = Vec::new();
    scan(page, |attribute| match attribute {
        Attribute::Anchor(_) => {}
        Attribute::Link(link) => links.push(link),
        Attribute::Candidates(list) => links.extend(candidates(list)),
    });
    let mut locked = String::with_capacity(page.len());
    let mut done = 0;
    for link in links {
        let Some(leads_to) = locked_link(link, route, lock, &is_locked) else {
            continue;
        };
        let start = place_of(link, page);
        locked.push_str(&page[done..start]);
        locked.push_str(&leads_to);
        done = start + link.len();
    }
    locked.push_str(&page[done..]);
    locked
}

/// Where a link leads on the locked site; `None` where it stays as it is.
fn locked_link(
    link: &str,
    route: &Route,
    lock: &Lock,
    is_locked: impl Fn(&str) -> bool,
) -> Option<String> {
    let target = url::resolve(&decode_entities(link), route.folder());
    let Ok(Target::File(path, _)) = target else {
        return None;
    };
    if !is_locked(&path) {
        return None;
    }
    let anchor = link.find('#').map_or("", |at| &link[at..]);
    let target = lock.route(&Route::new(path));
    Some([&lock.route(route).link_to(&target), anchor].concat())
}

/// Where `part`, a piece of `text`, begins in it.
fn place_of(part: &str, text: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}
