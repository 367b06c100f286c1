//! Fills the links of a piece of HTML, relative to the page that it stands on.

use std::borrow::Cow;

use crate::markdown::{Fragment, Link};
use crate::portfolio::{Destination, Place};
use crate::source::FileId;
use crate::url::Route;

use super::{Plan, route};

/// Where a piece of HTML comes from and where it is shown.
#[derive(Clone, Copy)]
pub(super) struct Setting<'p> {
    /// The content file that it was written in.
    pub(super) file: FileId,
    /// The page of that file.
    pub(super) home: &'p Route,
    /// The page that it is shown on.
    pub(super) on: &'p Route,
}

impl Plan<'_> {
    /// The fragment with every link filled; links that lead nowhere are left out, their words stay.
    pub(super) fn html<'f>(&self, fragment: &'f Fragment, setting: Setting<'_>) -> Cow<'f, str> {
        fragment.resolve(|link| self.href(link, setting).map(Cow::Owned))
    }

    fn href(&self, link: &Link, setting: Setting<'_>) -> Option<String> {
        let path = self.sources.get(setting.file).public_path();
        let destination = self.portfolio.destinations.find(path, link)?;
        let here = || {
            if setting.on == setting.home {
                String::new()
            } else {
                setting.on.link_to(setting.home)
            }
        };
        match destination {
            // Headings and footnotes stand on the page of their file only.
            Destination::Here(anchor) => Some(format!("{}#{anchor}", here())),
            Destination::Elsewhere(address) => Some(address.to_owned()),
            Destination::Within(place, anchor) => {
                let target = self.route_of(place);
                let link = setting.on.link_to(&target);
                Some(match anchor {
                    Some(anchor) => format!("{link}#{anchor}"),
                    None => link,
                })
            }
        }
    }

    fn route_of(&self, place: Place) -> Route {
        match place {
            Place::Story(id) => route::story(self.portfolio.story(id)),
            Place::Question(id) => route::question(self.portfolio.question(id)),
            Place::Attachment(index) => self.attachments[index].clone(),
        }
    }
}
