//! `starling check`: a build without the writing, and what the coach says.

mod external;
mod files;
mod human;
mod manual;
mod programs;
mod repository;

use std::path::Path;
use std::sync::Arc;

use crate::build::{RunOptions, Snapshot};
use crate::check::{self, Subject};
use crate::config::Visibility;
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::output::NullSink;
use crate::source::Sources;

use self::files::ChosenFiles;
use super::args::{CheckArgs, CheckFormat, Common};
use super::groups::{Group, Groups};
use super::{Outcome, reading};

pub(super) fn run(args: &CheckArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    if args.rules {
        return manual::list();
    }
    if let Some(id) = &args.explain {
        return manual::explain(id);
    }
    let project = reading::open(common, current, args.drafts)?;
    let chosen = ChosenFiles::among(&args.files, current, &project)?;
    // The coach speaks to the author alone, who sees everything, whoever the site is for.
    let own = match project.config.visibility {
        Visibility::Private => None,
        Visibility::Shared | Visibility::Public => Some(reading::open_own(&project, args.drafts)?),
    };
    let site = Snapshot::new(Arc::new(project), &Arc::default());
    let own = own.map(|project| Snapshot::new(Arc::new(project), &Arc::default()));
    let own = own.as_ref().unwrap_or(&site);
    chosen.are_no_drafts(own.portfolio(), own.project())?;

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
    let has_errors = checked.all().any(|(problem, _)| problem.is_error());
    let root = &site.project().root;
    match args.format {
        CheckFormat::Human => human::print(checked, args, common, current)?,
        CheckFormat::Json => programs::json(&checked)?,
        CheckFormat::Github => programs::github(&checked, &repository::folder(root, current))?,
    }
    Ok(if has_errors {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// All that was found.
struct Checked<'a> {
    /// The site's folder.
    root: &'a Path,
    /// What is wrong with the settings and with files that hold no story.
    problems: Vec<Diagnostic>,
    /// The texts that problems are about.
    problem_sources: &'a Sources,
    /// What is to be said of each story.
    groups: Vec<Group<'a>>,
    /// What is to be said of all of them together.
    together: Vec<Diagnostic>,
    /// The texts that findings are about.
    own_sources: &'a Sources,
    /// Whether there is no story at all, and no file was asked for.
    is_empty: bool,
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
        let mut groups = Groups::of(
            own.portfolio(),
            own.coaching(),
            structure.cloned().collect(),
        );
        Self {
            root: &site.project().root,
            problems: groups.take_problems(problems.collect()),
            problem_sources: &site.project().sources,
            groups: groups.into_vec(),
            together: own.coaching().together.clone(),
            own_sources: &own.project().sources,
            is_empty: own.portfolio().stories.is_empty(),
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

    /// Leaves out what is only advice, and what is good.
    fn keep_what_is_wrong(&mut self) {
        let lists = self.groups.iter_mut().flat_map(|group| {
            group.strength = None;
            [&mut group.problems, &mut group.findings]
        });
        for list in lists.chain([&mut self.problems, &mut self.together]) {
            list.retain(|it| it.severity != Severity::Advice);
        }
    }

    /// Makes an error of every warning.
    fn make_strict(&mut self) {
        let of_stories = self.groups.iter_mut();
        let of_stories = of_stories.flat_map(|it| it.problems.iter_mut().chain(&mut it.findings));
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
        let groups = self.groups.iter();
        let problems = self
            .problems
            .iter()
            .chain(groups.clone().flat_map(|it| &it.problems));
        let findings = groups.flat_map(|it| &it.findings).chain(&self.together);
        let problems = problems.map(|it| (it, self.problem_sources));
        problems.chain(findings.map(|it| (it, self.own_sources)))
    }

    /// How many things of a severity were found.
    fn count(&self, severity: Severity) -> usize {
        self.all().filter(|(it, _)| it.severity == severity).count()
    }
}
