//! `starling build`

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::build::{BuildReport, Counts, RunOptions, Snapshot};
use crate::cache::{Cache, Key};
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::output::{Changes, NullSink, OutputFolder, Patience, Record, Stage};
use crate::project::{Files, Overrides, Project, find_root};
use crate::url::Route;

use super::args::{BuildArgs, Common, Format};
use super::interrupt::Interrupt;
use super::progress::Progress;
use super::reported::ReportedProblems;
use super::summary::Summary;
use super::{Outcome, report};

/// How long a build waits for another one that is writing into the same folder.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn run(args: &BuildArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let root = find_root(common.root.as_deref(), current)?;
    let mut building = Building::new(args, common, current, &root, Some(PATIENCE))?;
    building.output()?;
    let project = Project::open(&root, &overrides(args), &Files::default())?;
    building.build(project, start)
}

/// Builds a project into a folder and reports how it went, once or again and again.
pub(super) struct Building<'a> {
    args: &'a BuildArgs,
    common: &'a Common,
    root: &'a Path,
    folder: PathBuf,
    /// The folder as a person would name it from where they are.
    shown: PathBuf,
    /// How long to wait for another build; `None` waits until it ends.
    patience: Option<Duration>,
    interrupt: Interrupt,
    cache: Arc<Cache>,
    reported: ReportedProblems,
}

impl<'a> Building<'a> {
    pub(super) fn new(
        args: &'a BuildArgs,
        common: &'a Common,
        current: &Path,
        root: &'a Path,
        patience: Option<Duration>,
    ) -> Result<Self, Failure> {
        let folder = match &args.target.output_dir {
            Some(folder) => current.join(folder),
            None => root.join("public"),
        };
        Ok(Self {
            args,
            common,
            root,
            shown: folder.strip_prefix(current).unwrap_or(&folder).to_owned(),
            folder,
            patience,
            interrupt: Interrupt::listen()?,
            cache: Arc::default(),
            reported: ReportedProblems::default(),
        })
    }

    /// The folder to build into, where that is allowed; without what a build that was cut off has left.
    pub(super) fn output(&self) -> Result<OutputFolder, Failure> {
        let output = OutputFolder::open(&self.folder, self.root, self.args.target.force)?;
        if !self.args.dry_run {
            output.clear_up()?;
        }
        Ok(output)
    }

    /// Builds the project as it is now; `start` is when somebody began to wait.
    pub(super) fn build(&mut self, project: Project, start: Instant) -> Result<Outcome, Failure> {
        let args = self.args;
        let output = self.output()?;
        // A file that cannot be read is a problem, but no part of the fingerprint.
        if project.diagnostics.is_empty()
            && let Some(counts) = remembered(&output, project.fingerprint)
        {
            self.reported = ReportedProblems::default();
            self.summary(start).print(&counts, &Changes::default())?;
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
            output.stage(&routes, &self.patience())?
        };
        let written = self.interrupt.wait_for(|| self.write(&snapshot, stage));
        let (report, changes) = written?;
        let Some(changes) = changes else {
            return self.refuse(report, project);
        };
        self.report(&report.diagnostics, project)?;
        self.summary(start).print(&report.counts, &changes)?;
        open(args, &self.folder)
    }

    /// Makes every file and puts the site in place; without changes where a problem forbids that.
    fn write(
        &self,
        snapshot: &Snapshot,
        stage: Stage<'_>,
    ) -> Result<(BuildReport, Option<Changes>), Failure> {
        let files = snapshot.routes().len();
        let report = Progress::watch("Building", files, self.common.quiet, |progress| {
            let options = RunOptions {
                is_cancelled: &|| self.interrupt.is_requested(),
                on_file: &|| progress.step(),
            };
            snapshot.make_all(&stage, &options)
        })?;
        if has_errors(&report.diagnostics, self.args.strict) {
            return Ok((report, None));
        }
        let changes = stage.commit(&record(snapshot.project(), &report))?;
        Ok((report, Some(changes)))
    }

    /// How to wait for another build: `watch` never gives up a save.
    fn patience(&self) -> Patience<'_> {
        Patience {
            limit: self.patience,
            on_wait: &|| report::remark("Another build is writing there: waiting for it."),
        }
    }

    fn summary(&self, start: Instant) -> Summary<'_> {
        Summary {
            args: self.args,
            common: self.common,
            folder: &self.shown,
            start,
        }
    }

    /// Reports problems, but not the same ones again and again.
    fn report(&mut self, diagnostics: &[Diagnostic], project: &Project) -> Result<(), Failure> {
        let new = self.reported.new_among(diagnostics, &project.sources);
        report::diagnostics(new, &project.sources, self.args.format)
    }

    /// Reports what keeps the site from being written.
    fn refuse(&mut self, report: BuildReport, project: &Project) -> Result<Outcome, Failure> {
        let mut diagnostics = report.diagnostics;
        if self.args.strict {
            for diagnostic in diagnostics.iter_mut().filter(|it| is_refused(it, true)) {
                diagnostic.severity = Severity::Error;
            }
        }
        self.report(&diagnostics, project)?;
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

/// How large the site is, where building it again would change nothing.
fn remembered(output: &OutputFolder, fingerprint: Key) -> Option<Counts> {
    serde_json::from_str(&output.unchanged_since(&fingerprint.to_string())?).ok()
}

/// What is remembered of this build. One with problems is never taken for the next one: its
/// problems are to be reported again.
fn record(project: &Project, report: &BuildReport) -> Record {
    let is_clean = report.diagnostics.is_empty();
    Record {
        input: if is_clean {
            project.fingerprint.to_string()
        } else {
            String::new()
        },
        note: serde_json::to_string(&report.counts).unwrap_or_default(),
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
