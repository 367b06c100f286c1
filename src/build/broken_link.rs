//! Reports a link of a finished page that leads nowhere.

use crate::diagnostic::Diagnostic;
use crate::links::{Broken, BrokenLink};

use super::inputs::Inputs;

/// The problem of a broken link. Links of the content were checked before, so this one is the
/// theme's.
pub(super) fn report(broken: &BrokenLink, inputs: &Inputs) -> Diagnostic {
    let reason = match broken.reason {
        Broken::NoSuchFile => "the site has no such file",
        Broken::NoSuchAnchor => "that page has no such anchor",
        Broken::LeavesTheSite => "it leads out of the site, so it would not work everywhere",
        Broken::Unsafe => "this kind of link is never passed on",
        Broken::Malformed => "it is no valid address",
    };
    let problem = Diagnostic::error(
        "broken-link",
        format!("the finished page links to `{}`", broken.link),
    )
    .note(reason)
    .note(format!("on the page `{}`", broken.page))
    .help("look for the link in the theme's templates");
    let page = inputs.pages.iter().find(|page| page.route == broken.page);
    match page.and_then(|page| page.file) {
        Some(file) => problem.in_file(inputs.project.sources.path(file)),
        None => problem,
    }
}
