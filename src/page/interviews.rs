//! The page of all interviews.

use serde::Serialize;

use super::interview::ComingView;
use super::kind::{Audience, PageKind};
use super::{Page, Plan, route};

pub(super) const KIND: PageKind = PageKind {
    name: "interviews",
    variable: "interviews",
    audience: Audience::Author,
    in_sitemap: false,
    pages: |_| vec![Page::new(&KIND, route::interviews())],
    view: |plan, _| Box::new(plan.interviews()),
};

/// What `interviews.html` receives as `interviews`.
#[derive(Debug, Serialize)]
struct InterviewsView<'a> {
    /// The interviews by their day, those without one last.
    interviews: Vec<ComingView<'a>>,
}

impl<'a> Plan<'a> {
    fn interviews(&self) -> InterviewsView<'a> {
        InterviewsView {
            interviews: self.coming(),
        }
    }
}
