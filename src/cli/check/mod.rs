//! `starling check`: a build without the writing, and what the coach says.

mod external;
mod files;
mod human;
mod manual;
mod programs;

use std::path::Path;
use std::sync::Arc;

use crate::build::{RunOptions, Snapshot};
use crate::cache::Cache;
use crate::check::{self, Subject};
use crate::config::Visibility;
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::output::NullSink;
use crate::project::{Files, Overrides, Project, find_root};
use crate::source::Sources;

use self::files::ChosenFiles;
use super::args::{CheckArgs, CheckFormat, Common};
use super::groups::{self, Group};
use super::{Outcome, build};

pub(super) fn run(args: &CheckArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    if args.rules {
        return manual::list();
    }
    if let Some(id) = &args.explain {
        return manual::explain(id);
    }
    let root = find_root(common.root.as_deref(), current)?;
    let open = |flags| {
        let overrides = Overrides {
            environment: build::environment(),
            flags,
            drafts: args.drafts,
        };
        Project::open(&root, &overrides, &Files::default())
    };
    let project = open(Vec::new())?;
    let chosen = ChosenFiles::among(&args.files, current, &root, &project)?;
    // The coach speaks to the author alone, who sees everything, whoever the site is for.
    let own = match project.config.visibility {
        Visibility::Private => None,
        Visibility::Public => Some(open(vec![(
            "starling check",
            "visibility",
            "private".to_owned(),
        )])?),
    };
    let cache = Arc::new(Cache::default());
    let site = Snapshot::new(Arc::new(project), &cache);
    let own = own.map(|project| Snapshot::new(Arc::new(project), &Arc::default()));
    let own = own.as_ref().unwrap_or(&site);

    let report = site.make_all(&NullSink, &RunOptions::default())?;
    let mut problems = report.diagnostics;
    if args.external {
        problems.extend(external::problems(&site, args, common)?);
        site.settle(&mut problems);
    }
    let mut checked = Checked::new(&site, problems, own);
    checked.keep(&chosen);
    if args.strict {
        checked.make_strict();
    }
    match args.format {
        CheckFormat::Human => human::print(&checked, args, common)?,
        CheckFormat::Json => programs::json(&checked)?,
        CheckFormat::Github => programs::github(&checked)?,
    }
    let has_errors = checked.all().any(|(problem, _)| problem.is_error());
    Ok(if has_errors {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// All that was found.
struct Checked<'a> {
    /// What is wrong with files, settings and links, and the texts that it is about.
    problems: Vec<Diagnostic>,
    problem_sources: &'a Sources,
    /// What is to be said of each story.
    groups: Vec<Group<'a>>,
    /// What is to be said of all of them together.
    together: Vec<Diagnostic>,
    own_sources: &'a Sources,
}

impl<'a> Checked<'a> {
    /// `problems` are those of the site, `own` is the site as its author sees it.
    fn new(site: &'a Snapshot, problems: Vec<Diagnostic>, own: &'a Snapshot) -> Self {
        let is_of_story = |problem: &Diagnostic| {
            let rule = check::rule(problem.rule);
            rule.is_some_and(|rule| rule.subject != Subject::Files)
        };
        let problems = problems.into_iter().filter(|problem| !is_of_story(problem));
        let structure = own.diagnostics().iter().filter(|it| is_of_story(it));
        Self {
            problems: problems.collect(),
            problem_sources: &site.project().sources,
            groups: groups::of_stories(
                own.portfolio(),
                own.coaching(),
                structure.cloned().collect(),
            ),
            together: own.coaching().together.clone(),
            own_sources: &own.project().sources,
        }
    }

    /// Leaves out what is not about these files.
    fn keep(&mut self, chosen: &ChosenFiles) {
        let sources = self.problem_sources;
        self.problems
            .retain(|problem| chosen.has_problem(problem, sources));
        let sources = self.own_sources;
        self.groups
            .retain(|group| chosen.has(sources.path(group.story.body.file)));
        self.together
            .retain(|problem| chosen.has_problem(problem, sources));
    }

    /// Makes an error of every warning.
    fn make_strict(&mut self) {
        let of_stories = self.groups.iter_mut().flat_map(|group| &mut group.findings);
        let all = self
            .problems
            .iter_mut()
            .chain(of_stories)
            .chain(&mut self.together);
        for problem in all.filter(|problem| problem.severity == Severity::Warning) {
            problem.severity = Severity::Error;
        }
    }

    /// Everything, each with the texts that it is about.
    fn all(&self) -> impl Iterator<Item = (&Diagnostic, &'a Sources)> {
        let problems = self.problems.iter().map(|it| (it, self.problem_sources));
        let of_stories = self.groups.iter().flat_map(|group| &group.findings);
        let coaching = of_stories.chain(&self.together);
        problems.chain(coaching.map(|it| (it, self.own_sources)))
    }
}
