//! What is to be said of each story, for the commands that say it.

use crate::check::{SiteCoaching, Strength, rules};
use crate::content::Story;
use crate::diagnostic::Diagnostic;
use crate::portfolio::Portfolio;

/// A story with what is to be said of it.
pub(super) struct Group<'a> {
    pub(super) story: &'a Story,
    pub(super) strength: Option<Strength>,
    /// What is to be mended, the worst first, and of what is equally bad the most important.
    pub(super) findings: Vec<Diagnostic>,
}

/// A group for each story. `structure` is what every build says of stories.
pub(super) fn of_stories<'a>(
    portfolio: &'a Portfolio,
    coaching: &SiteCoaching,
    structure: Vec<Diagnostic>,
) -> Vec<Group<'a>> {
    let stories = portfolio.stories();
    let mut groups: Vec<Group<'_>> = stories
        .map(|(id, story)| Group {
            story,
            strength: coaching.strength_of(id).cloned(),
            findings: coaching.of(id).to_vec(),
        })
        .collect();
    for problem in structure {
        if let Some(group) = group_of(&problem, &mut groups) {
            group.findings.push(problem);
        }
    }
    let order: Vec<&str> = rules().map(|rule| rule.id).collect();
    for group in &mut groups {
        let place = |problem: &Diagnostic| order.iter().position(|id| *id == problem.rule);
        group
            .findings
            .sort_by_key(|problem| (problem.severity, place(problem)));
    }
    groups
}

/// The group of the story that a problem is in: of several in one file the last that begins before it.
fn group_of<'g, 'a>(
    problem: &Diagnostic,
    groups: &'g mut [Group<'a>],
) -> Option<&'g mut Group<'a>> {
    let place = problem.place.as_ref()?.span;
    let starts = |story: &Story| story.title.span.start <= place.start;
    let of_file = groups
        .iter_mut()
        .filter(|group| group.story.body.file == place.file);
    of_file.max_by_key(|group| {
        (
            starts(group.story),
            group.story.title.span.start * u32::from(starts(group.story)),
        )
    })
}
