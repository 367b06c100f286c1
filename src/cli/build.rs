//! `starling build`

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::build::{BuildReport, RunOptions, Snapshot};
use crate::cache::{Cache, Key};
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::output::{Changes, NullSink, Output, Record};
use crate::project::{Files, Overrides, Project, find_root};
use crate::url::Route;

use super::args::{BuildArgs, Common, Format};
use super::progress::Progress;
use super::reported::ReportedProblems;
use super::{Outcome, report};

/// What is told about a build, and remembered for the next one.
#[derive(Debug, Serialize, Deserialize)]
struct Summary {
    stories: usize,
    questions: usize,
    files: usize,
}

pub(super) fn run(args: &BuildArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let root = find_root(common.root.as_deref(), current)?;
    let mut building = Building::new(args, common, current, &root);
    building.output()?;
    let project = Project::open(&root, &overrides(args), &Files::default())?;
    building.build(project, start)
}

/// Builds a project into a folder and tells how it went, once or again and again.
pub(super) struct Building<'a> {
    args: &'a BuildArgs,
    common: &'a Common,
    root: &'a Path,
    folder: PathBuf,
    /// The folder as a person would name it from where they are.
    shown: PathBuf,
    cache: Arc<Cache>,
    reported: ReportedProblems,
}

impl<'a> Building<'a> {
    pub(super) fn new(
        args: &'a BuildArgs,
        common: &'a Common,
        current: &Path,
        root: &'a Path,
    ) -> Self {
        let folder = match &args.target.output_dir {
            Some(folder) => current.join(folder),
            None => root.join("public"),
        };
        Self {
            args,
            common,
            root,
            shown: folder.strip_prefix(current).unwrap_or(&folder).to_owned(),
            folder,
            cache: Arc::default(),
            reported: ReportedProblems::default(),
        }
    }

    /// The folder to build into, where that is allowed.
    pub(super) fn output(&self) -> Result<Output, Failure> {
        Output::open(&self.folder, self.root, self.args.target.force)
    }

    /// Builds the project as it is now; `start` is when somebody began to wait.
    pub(super) fn build(&mut self, project: Project, start: Instant) -> Result<Outcome, Failure> {
        let args = self.args;
        let output = self.output()?;
        // A file that cannot be read is a problem, but no part of the fingerprint.
        if project.diagnostics.is_empty()
            && let Some(summary) = remembered(&output, project.fingerprint)
        {
            self.reported = ReportedProblems::default();
            self.telling(start).summary(&summary, &Changes::default())?;
            return open(args, &self.folder);
        }
        self.cache.evict();
        let snapshot = Snapshot::new(Arc::new(project), &self.cache);
        let project = snapshot.project();
        if has_errors(snapshot.diagnostics(), args.strict) {
            // The pages are still made, so that all problems are reported at once.
            let report = snapshot.make_all(&NullSink, &RunOptions::default())?;
            return self.refuse(report, project);
        }
        let routes: BTreeSet<Route> = snapshot.routes().cloned().collect();
        let stage = if args.dry_run {
            output.rehearse(&routes)?
        } else {
            output.stage(&routes)?
        };
        let quiet = self.common.quiet;
        let report = Progress::watch("Building", routes.len(), quiet, |progress| {
            let options = RunOptions {
                on_file: &|| progress.step(),
                ..RunOptions::default()
            };
            snapshot.make_all(&stage, &options)
        })?;
        if has_errors(&report.diagnostics, args.strict) {
            return self.refuse(report, project);
        }
        self.tell(&report.diagnostics, project)?;
        let summary = Summary {
            stories: report.stories,
            questions: report.questions,
            files: report.files,
        };
        let changes = stage.commit(&record(project, &report, &summary))?;
        self.telling(start).summary(&summary, &changes)?;
        open(args, &self.folder)
    }

    fn telling(&self, start: Instant) -> Telling<'_> {
        Telling {
            args: self.args,
            common: self.common,
            folder: &self.shown,
            start,
        }
    }

    /// Tells problems, but not the same ones again and again.
    fn tell(&mut self, diagnostics: &[Diagnostic], project: &Project) -> Result<(), Failure> {
        let new = self.reported.new_among(diagnostics, &project.sources);
        report::diagnostics(new, &project.sources, self.args.format)
    }

    /// Tells what keeps the site from being written.
    fn refuse(&mut self, report: BuildReport, project: &Project) -> Result<Outcome, Failure> {
        let mut diagnostics = report.diagnostics;
        if self.args.strict {
            for diagnostic in diagnostics.iter_mut().filter(|it| is_refused(it, true)) {
                diagnostic.severity = Severity::Error;
            }
        }
        self.tell(&diagnostics, project)?;
        if self.args.format == Format::Human {
            let errors = diagnostics.iter().filter(|it| it.is_error()).count();
            let warnings = match diagnostics.len() - errors {
                0 => String::new(),
                warnings => format!(" and {}", report::counted(warnings, "warning", "warnings")),
            };
            let errors = report::counted(errors, "error", "errors");
            report::remark(&format!(
                "{errors}{warnings}: nothing was written, the last site is as it was"
            ));
        }
        Ok(Outcome::Problems)
    }
}

pub(super) fn overrides(args: &BuildArgs) -> Overrides {
    let base_url = args
        .target
        .base_url
        .clone()
        .map(|url| ("--base-url", "base_url", url));
    Overrides {
        environment: environment(),
        flags: base_url.into_iter().collect(),
        drafts: args.target.drafts,
    }
}

/// The environment's variables; those that are not text cannot be settings.
pub(super) fn environment() -> Vec<(String, String)> {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    env::vars_os().filter_map(text).collect()
}

/// What the last build said of itself, where building again would change nothing.
fn remembered(output: &Output, fingerprint: Key) -> Option<Summary> {
    serde_json::from_str(&output.unchanged_since(&fingerprint.to_string())?).ok()
}

/// What is remembered of this build. One with problems is never taken for the next one: its
/// problems are to be told again.
fn record(project: &Project, report: &BuildReport, summary: &Summary) -> Record {
    let is_clean = report.diagnostics.is_empty();
    Record {
        input: if is_clean {
            project.fingerprint.to_string()
        } else {
            String::new()
        },
        note: serde_json::to_string(summary).unwrap_or_default(),
    }
}

/// Whether a problem keeps the site from being written.
fn has_errors(diagnostics: &[Diagnostic], strict: bool) -> bool {
    diagnostics.iter().any(|it| is_refused(it, strict))
}

/// Whether a site with this problem is not written: an error, with `strict` a warning as well.
fn is_refused(diagnostic: &Diagnostic, strict: bool) -> bool {
    match diagnostic.severity {
        Severity::Error => true,
        Severity::Warning => strict,
        Severity::Advice => false,
    }
}

fn open(args: &BuildArgs, folder: &Path) -> Result<Outcome, Failure> {
    if args.open && !args.dry_run {
        let page = folder.join("index.html");
        open::that_detached(&page).map_err(|error| {
            Failure::new("no browser could be opened")
                .because(error)
                .hint(format!("open `{}` yourself", page.display()))
        })?;
    }
    Ok(Outcome::Done)
}

/// Tells how a build went.
struct Telling<'a> {
    args: &'a BuildArgs,
    common: &'a Common,
    folder: &'a Path,
    start: Instant,
}

impl Telling<'_> {
    fn summary(&self, summary: &Summary, changes: &Changes) -> Result<(), Failure> {
        match self.args.format {
            Format::Json => self.summary_for_programs(summary, changes),
            Format::Human => self.summary_for_people(summary, changes),
        }
    }

    fn summary_for_programs(&self, summary: &Summary, changes: &Changes) -> Result<(), Failure> {
        let names = |routes: &[Route]| {
            routes
                .iter()
                .map(|route| route.as_str().to_owned())
                .collect::<Vec<_>>()
        };
        report::json(&json!({
            "kind": "summary",
            "stories": summary.stories,
            "questions": summary.questions,
            "files": summary.files,
            "added": names(&changes.added),
            "changed": names(&changes.changed),
            "removed": names(&changes.removed),
            "kept": names(&changes.kept),
            "output": self.folder,
            "dry_run": self.args.dry_run,
            "milliseconds": u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX),
        }))
    }

    fn summary_for_people(&self, summary: &Summary, changes: &Changes) -> Result<(), Failure> {
        for route in &changes.kept {
            report::remark(&format!(
                "kept {}: no story makes it any more, but it was changed by hand",
                self.folder.join(route.as_str()).display()
            ));
        }
        if self.common.quiet {
            return Ok(());
        }
        if self.common.verbose || self.args.dry_run {
            for (verb, routes) in [
                ("add", &changes.added),
                ("change", &changes.changed),
                ("remove", &changes.removed),
            ] {
                for route in routes {
                    report::line(&format!(
                        "{verb:>8} {}",
                        self.folder.join(route.as_str()).display()
                    ))?;
                }
            }
        }
        let verb = if self.args.dry_run {
            "Would build"
        } else {
            "Built"
        };
        let written = changes.added.len() + changes.changed.len();
        report::line(&format!(
            "{verb} {}, {} -> {} ({}, {written} changed, {} removed) in {}",
            report::counted(summary.stories, "story", "stories"),
            report::counted(summary.questions, "question", "questions"),
            folder_name(self.folder),
            report::counted(summary.files, "file", "files"),
            changes.removed.len(),
            spent(self.start.elapsed()),
        ))?;
        if summary.stories == 0 {
            report::line("There is no story yet: `starling new story \"A title\"` begins one.")?;
        }
        Ok(())
    }
}

/// A folder's path with a slash behind it, so that it reads as one.
fn folder_name(folder: &Path) -> String {
    format!("{}/", folder.display().to_string().trim_end_matches('/'))
}

/// A time as a person reads it.
pub(super) fn spent(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}
