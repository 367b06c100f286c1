//! `starling build`

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::build::{BuildReport, Counts, RunOptions, Snapshot};
use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::lock::Lock;
use crate::output::{Changes, NullSink, OutputFolder, Patience, Record, SiteArchive, Stage};
use crate::project::{Files, Overrides, Project, find_root};
use crate::url::Route;

use super::args::{BuildArgs, Common, Format};
use super::interrupt::Interrupt;
use super::lock::{self, Locking};
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
    /// The file to pack the site into, likewise, and where it is.
    archive: Option<(PathBuf, PathBuf)>,
    /// How long to wait for another build; `None` waits until it ends.
    patience: Option<Duration>,
    /// `None` where the site is not locked.
    locking: Option<Locking>,
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
            None if args.target.share => root.join("shared"),
            None if args.target.lock.lock => root.join("locked"),
            None => root.join("public"),
        };
        let shown = |path: &Path| path.strip_prefix(current).unwrap_or(path).to_owned();
        let archive = args.zip.as_ref().map(|file| match file {
            Some(file) => current.join(file),
            None => beside(&folder),
        });
        let mut building = Self {
            args,
            common,
            root,
            shown: shown(&folder),
            archive: archive.map(|file| (shown(&file), file)),
            folder,
            patience,
            locking: None,
            interrupt: Interrupt::listen()?,
            cache: Arc::default(),
            reported: ReportedProblems::default(),
        };
        // A folder that cannot be built into is told before anybody is asked for a password.
        building.output()?;
        building.locking = Locking::asked_for(&args.target.lock, current)?;
        Ok(building)
    }

    /// The folder to build into, where that is allowed; without what a build that was cut off has left.
    fn output(&self) -> Result<OutputFolder, Failure> {
        let output = OutputFolder::open(&self.folder, self.root, self.args.target.force)?;
        self.refuse_to_open()?;
        if !self.args.dry_run {
            output.clear_up()?;
        }
        Ok(output)
    }

    /// Builds the project as it is now; `start` is when somebody began to wait.
    pub(super) fn build(&mut self, project: Project, start: Instant) -> Result<Outcome, Failure> {
        let args = self.args;
        let output = self.output()?;
        let archive = self.archive(&output)?;
        let known = lock::salt_in(&self.folder);
        let lock = self.locking.as_mut();
        let lock = lock.map(|locking| locking.lock(&project.config, &self.folder));
        let lock = lock.transpose()?;
        let fingerprint = fingerprint(&project, lock.as_deref());
        // A file that cannot be read is a problem, but no part of the fingerprint.
        if project.diagnostics.is_empty()
            && let Some(counts) = remembered(&output, fingerprint.as_deref())
        {
            self.reported = ReportedProblems::default();
            self.pack(&output, archive)?;
            self.summary(start)
                .print(&counts, &Changes::default(), None)?;
            return open(args, &self.folder);
        }
        self.cache.evict();
        let snapshot = snapshot(project, &self.cache, lock.as_ref());
        let project = snapshot.project();
        if has_errors(snapshot.diagnostics(), args.strict) {
            // The pages are still made, so that all problems are reported at once.
            let report = snapshot.make_all(&NullSink, &RunOptions::default())?;
            return self.refuse(report, project);
        }
        let routes = snapshot.routes().cloned().chain(snapshot.last_routes());
        let routes: BTreeSet<Route> = routes.collect();
        let stage = if args.dry_run {
            output.rehearse(&routes)?
        } else {
            output.stage(&routes, &self.patience())?
        };
        let written = self
            .interrupt
            .wait_for(|| self.write(&snapshot, stage, fingerprint));
        let (report, changes) = written?;
        let Some(changes) = changes else {
            return self.refuse(report, project);
        };
        self.report(&report.diagnostics, project)?;
        self.pack(&output, archive)?;
        let left_out = snapshot.left_out();
        self.summary(start)
            .print(&report.counts, &changes, left_out)?;
        if let Some(lock) = lock.filter(|_| !args.dry_run) {
            lock::advise(&lock, &project.config, known);
        }
        open(args, &self.folder)
    }

    /// Packs the site, where that was asked for.
    fn pack(&self, output: &OutputFolder, archive: Option<SiteArchive>) -> Result<(), Failure> {
        let Some(archive) = archive else {
            return Ok(());
        };
        self.interrupt
            .wait_for(|| archive.pack(output, &self.patience()))
    }

    /// The file to pack the site into, where that is allowed.
    fn archive(&self, output: &OutputFolder) -> Result<Option<SiteArchive>, Failure> {
        let file = self.archive.as_ref().map(|(_, file)| file);
        file.map(|file| SiteArchive::open(file, output)).transpose()
    }

    /// Refuses to put an open site where a locked one is: its author expects that nobody else can read what is
    /// uploaded from there.
    fn refuse_to_open(&self) -> Result<(), Failure> {
        let is_locked = lock::salt_in(&self.folder).is_some();
        if !is_locked || self.args.target.lock.lock {
            return Ok(());
        }
        let folder = self.shown.display();
        Err(Failure::new(format!(
            "the site in `{folder}` is locked, and this one would not be"
        ))
        .hint(
            "add `--lock`, or choose another folder with `--output-dir`, or remove that one first",
        ))
    }

    /// Makes every file and puts the site in place; without changes where a problem forbids that.
    fn write(
        &self,
        snapshot: &Snapshot,
        stage: Stage<'_>,
        fingerprint: Option<String>,
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
        let changes = stage.commit(&record(fingerprint, &report))?;
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
            archive: self.archive.as_ref().map(|(shown, _)| shown.as_path()),
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

/// The file beside a folder that has its name: `public.zip` beside `public`.
fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default();
    let mut name = name.to_owned();
    name.push(".zip");
    folder.with_file_name(name)
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
    .shared(args.target.share)
}

/// The environment's variables, but for the password; those that are not text cannot be settings.
pub(super) fn environment() -> Vec<(String, String)> {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    let variables = env::vars_os().filter_map(text);
    variables
        .filter(|(name, _)| name != lock::VARIABLE)
        .collect()
}

/// The site of a project, locked where there is a lock.
pub(super) fn snapshot(project: Project, cache: &Arc<Cache>, lock: Option<&Arc<Lock>>) -> Snapshot {
    let project = Arc::new(project);
    match lock {
        Some(lock) => Snapshot::locked(project, cache, Arc::clone(lock)),
        None => Snapshot::new(project, cache),
    }
}

/// A fingerprint of all that the site is made from. It is written beside the site, where it must not tell whoever guesses
/// a private text that the guess is right: on a locked site it is keyed, and on one that others see there is none.
fn fingerprint(project: &Project, lock: Option<&Lock>) -> Option<String> {
    let open = project.fingerprint.to_string();
    match lock {
        Some(lock) => Some(format!("{:032x}", lock.keyed(&open))),
        None => project.config.visibility.is_private().then_some(open),
    }
}

/// How large the site is, where building it again would change nothing.
fn remembered(output: &OutputFolder, fingerprint: Option<&str>) -> Option<Counts> {
    serde_json::from_str(&output.unchanged_since(fingerprint?)?).ok()
}

/// What is remembered of this build. One with problems is never taken for the next one: its
/// problems are to be reported again.
fn record(fingerprint: Option<String>, report: &BuildReport) -> Record {
    let Some(fingerprint) = fingerprint else {
        return Record::default();
    };
    let is_clean = report.diagnostics.is_empty();
    Record {
        input: if is_clean { fingerprint } else { String::new() },
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
