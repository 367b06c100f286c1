//! Fills the links of a piece of HTML, relative to the page that it is on.

use std::borrow::Cow;

use crate::markdown::{Fragment, Link};
use crate::portfolio::{LinkTarget, Resolution};
use crate::url::Route;

use super::{Plan, route};

/// Where a piece of HTML comes from and where it is shown.
#[derive(Clone, Copy)]
pub(super) struct LinkContext<'p> {
    /// The page of that file.
    pub(super) home: &'p Route,
    /// The page that it is shown on.
    pub(super) on: &'p Route,
}

impl Plan<'_> {
    /// The fragment with every link filled; links that lead nowhere are left out, their words stay.
    pub(super) fn html<'f>(
        &self,
        fragment: &'f Fragment,
        context: LinkContext<'_>,
    ) -> Cow<'f, str> {
        fragment.resolve(|link| self.href(link, context).map(Cow::Owned))
    }

    fn href(&self, link: &Link, context: LinkContext<'_>) -> Option<String> {
        let here = || {
            if context.on == context.home {
                String::new()
            } else {
                context.on.link_to(context.home)
            }
        };
        match self.portfolio.links.get(link)? {
            // Names and footnotes are on the page of their file only.
            Resolution::Here(anchor) => Some(format!("{}#{anchor}", here())),
            Resolution::Elsewhere => Some(link.destination.clone()),
            Resolution::Within(target, anchor) => {
                let link = context.on.link_to(&self.route_of(*target));
                Some(match anchor {
                    Some(anchor) => format!("{link}#{anchor}"),
                    None => link,
                })
            }
        }
    }

    fn route_of(&self, target: LinkTarget) -> Route {
        match target {
            LinkTarget::Story(id) => route::story(self.portfolio.story(id)),
            LinkTarget::Question(id) => route::question(self.portfolio.question(id)),
            LinkTarget::Notes(index) => route::notes(&self.portfolio.notes[index]),
            LinkTarget::Interview(index) => {
                route::interview(&self.portfolio.interviews[index].said)
            }
            LinkTarget::Attachment(index) => self.attachments[index].clone(),
        }
    }
}
