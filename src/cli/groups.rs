//! What is to be said of each story, for the commands that say it.

use std::collections::HashMap;

use crate::check::{SiteCoaching, Strength, rules};
use crate::content::Story;
use crate::diagnostic::Diagnostic;
use crate::portfolio::{Portfolio, StoryId};
use crate::source::FileId;

/// A story with what is to be said of it.
pub(super) struct Group<'a> {
    pub(super) story: &'a Story,
    pub(super) strength: Option<Strength>,
    /// What is wrong with its file.
    pub(super) problems: Vec<Diagnostic>,
    /// What is to be mended, the worst first, and of what is equally bad the most important.
    pub(super) findings: Vec<Diagnostic>,
}

/// A group for each story, in the portfolio's order.
pub(super) struct Groups<'a> {
    all: Vec<Group<'a>>,
    /// The groups of each file in the order of their stories.
    of_file: HashMap<FileId, Vec<usize>>,
}

impl<'a> Groups<'a> {
    /// `structure` is what every build says of stories.
    pub(super) fn of(
        portfolio: &'a Portfolio,
        coaching: &SiteCoaching,
        structure: Vec<Diagnostic>,
    ) -> Self {
        let mut in_files: Vec<StoryId> = portfolio.stories().map(|(id, _)| id).collect();
        in_files.sort_by_key(|id| portfolio.story(*id).title.span.start);
        let mut of_file: HashMap<FileId, Vec<usize>> = HashMap::new();
        for id in in_files {
            let file = portfolio.story(id).body.file;
            of_file.entry(file).or_default().push(id.0);
        }
        let stories = portfolio.stories();
        let all = stories.map(|(id, story)| Group {
            story,
            strength: coaching.strength_of(id).cloned(),
            problems: Vec::new(),
            findings: coaching.of(id).to_vec(),
        });
        let mut groups = Self {
            all: all.collect(),
            of_file,
        };
        for problem in structure {
            if let Some(group) = groups.group_of(&problem) {
                group.findings.push(problem);
            }
        }
        groups.sort();
        groups
    }

    /// Takes the problems that are in a story's file; returns the others.
    pub(super) fn take_problems(&mut self, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut others = Vec::new();
        for problem in problems {
            match self.group_of(&problem) {
                Some(group) => group.problems.push(problem),
                None => others.push(problem),
            }
        }
        others
    }

    pub(super) fn into_vec(self) -> Vec<Group<'a>> {
        self.all
    }

    /// The group of the story that a problem is in: of several in one file the last that begins before it.
    fn group_of(&mut self, problem: &Diagnostic) -> Option<&mut Group<'a>> {
        let place = problem.place.as_ref()?.span;
        let of_file = self.of_file.get(&place.file)?;
        let starts = |number: &usize| self.all[*number].story.title.span.start;
        let before = of_file.partition_point(|number| starts(number) <= place.start);
        let number = of_file[before.saturating_sub(1)];
        Some(&mut self.all[number])
    }

    fn sort(&mut self) {
        let order: HashMap<&str, usize> = rules().map(|it| it.id).zip(0..).collect();
        for group in &mut self.all {
            let place = |problem: &Diagnostic| order.get(problem.rule).copied();
            let findings = &mut group.findings;
            findings.sort_by_key(|problem| (problem.severity, place(problem)));
        }
    }
}
