//! `starling serve`

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::build::{RunOptions, Snapshot};
use crate::cache::Cache;
use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::output::NullSink;
use crate::project::{Overrides, Project, find_root};
use crate::serve::{Bound, Change, FileWatcher, Observer, Server, Shown, follow};
use crate::terminal::Drawn;

use super::args::{Common, ServeArgs};
use super::build::{environment, snapshot};
use super::lock::Locking;
use super::reported::ReportedProblems;
use super::{Outcome, report};

pub(super) fn run(args: &ServeArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    let locking = Locking::asked_for(&args.lock, current)?;
    let bound = Bound::at(args.interface, args.port)?;
    let (watcher, mode) = FileWatcher::new(&root, args.poll);
    report::watch_mode(&mode);
    let overrides = Overrides {
        environment: environment(),
        flags: Vec::new(),
        drafts: args.drafts,
    }
    .shared(args.share);
    let mut showing = Showing {
        args,
        common,
        root: &root,
        locking,
        cache: Arc::default(),
        door: Door::Bound(bound),
        good: None,
        reported: ReportedProblems::default(),
        trouble: None,
        result: Ok(()),
    };
    follow(&root, &overrides, watcher, &mut showing);
    showing.result.map(|()| Outcome::Done)
}

/// Shows browsers what is saved, and reports on the terminal what happens, each thing once.
struct Showing<'a> {
    args: &'a ServeArgs,
    common: &'a Common,
    root: &'a Path,
    /// `None` where the site is not locked.
    locking: Option<Locking>,
    cache: Arc<Cache>,
    door: Door,
    /// The last site of which every page was made without an error.
    good: Option<Arc<Snapshot>>,
    reported: ReportedProblems,
    /// Why the project could not be read the last time.
    trouble: Option<Drawn>,
    result: Result<(), Failure>,
}

/// Where browsers come in.
enum Door {
    /// Held until there is something to show.
    Bound(Bound),
    Open(Server),
    Closed,
}

impl Observer for Showing<'_> {
    fn on_change(&mut self, change: Change) -> bool {
        self.result = self.show(change);
        self.result.is_ok()
    }

    /// Makes every page of what is shown, and checks the links between them.
    fn on_idle(&mut self, is_cancelled: &(dyn Fn() -> bool + Sync)) -> bool {
        let Door::Open(server) = &self.door else {
            return true;
        };
        let shown = server.shown();
        let Some(site) = shown.newest_site() else {
            return true;
        };
        let is_good = |good: &Arc<Snapshot>| Arc::ptr_eq(good, site);
        if self.good.as_ref().is_some_and(is_good) {
            return true;
        }
        // On one processor, so that pages are made for browsers meanwhile.
        let options = RunOptions {
            is_cancelled,
            ..RunOptions::default()
        };
        let check = || site.make_all(&NullSink, &options);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        let Ok(report) = pool.map_or_else(|_| check(), |pool| pool.install(check)) else {
            return false;
        };
        if report.diagnostics.iter().any(Diagnostic::is_error) {
            let better = self.good.as_ref().unwrap_or(site);
            let drawn = overlaid(&report.diagnostics, site.project());
            server.show(shown.with_problems(&drawn).on(Arc::clone(better)));
        } else {
            self.good = Some(Arc::clone(site));
        }
        self.tell(&report.diagnostics, site.project());
        true
    }
}

impl Showing<'_> {
    fn show(&mut self, change: Change) -> Result<(), Failure> {
        let start = Instant::now();
        let before = match &self.door {
            Door::Open(server) => server.shown(),
            _ => Arc::default(),
        };
        let is_content = change.saved.iter().all(|path| path.starts_with("content/"));
        let mut shown = self.made(&before, change.project, is_content);
        if self.args.navigate
            && let [saved, ..] = change.saved.as_slice()
        {
            shown = shown.at_work_on(saved);
        }
        match std::mem::replace(&mut self.door, Door::Closed) {
            Door::Open(server) => {
                server.show(shown);
                self.door = Door::Open(server);
                self.rebuilt(start)
            }
            Door::Bound(bound) => {
                let address = bound.address();
                self.door = Door::Open(bound.serve(shown)?);
                self.serving(address)?;
                self.open(address)
            }
            Door::Closed => Ok(()),
        }
    }

    /// What is to be shown of a project; its problems are reported.
    ///
    /// Content hardly breaks a template, so that it is shown first and all pages are made afterwards. What
    /// others see is searched first for what they are not to see.
    fn made(
        &mut self,
        before: &Shown,
        project: Result<Project, Failure>,
        is_content: bool,
    ) -> Shown {
        let locking = self.locking.as_mut();
        let project = project.and_then(|project| {
            let lock = locking.map(|it| it.lock(&project.config, &self.root.join("locked")));
            Ok((project, lock.transpose()?))
        });
        let (project, lock) = match project {
            Ok(made) => made,
            Err(failure) => {
                let trouble = report::drawn_failure(&failure);
                let shown = before.with_problems(&trouble);
                if self.trouble.as_ref() != Some(&trouble) {
                    report::drawn(&trouble);
                    self.trouble = Some(trouble);
                }
                return shown;
            }
        };
        self.cache.evict();
        let is_shown_first = is_content && project.config.visibility.is_private();
        let site = snapshot(project, &self.cache, lock.as_ref());
        let mut problems = site.diagnostics().to_vec();
        if !is_shown_first && let Ok(report) = site.make_all(&NullSink, &RunOptions::default()) {
            problems = report.diagnostics;
        }
        self.tell(&problems, site.project());
        if problems.iter().any(Diagnostic::is_error) {
            return before.with_problems(&overlaid(&problems, site.project()));
        }
        let site = Arc::new(site);
        if !is_shown_first {
            self.good = Some(Arc::clone(&site));
        }
        before.with_site(site)
    }

    fn tell(&mut self, problems: &[Diagnostic], project: &Project) {
        let was_well = self.reported.is_empty() && self.trouble.take().is_none();
        let new = self.reported.new_among(problems, &project.sources);
        report::problems(new, &project.sources);
        if problems.is_empty() && !was_well {
            report::remark("All is well again.");
        }
    }

    fn serving(&self, address: SocketAddr) -> Result<(), Failure> {
        if self.common.quiet {
            return Ok(());
        }
        report::line(&format!("Serving http://{address}/ (Ctrl-C ends it)"))
    }

    fn rebuilt(&self, start: Instant) -> Result<(), Failure> {
        if self.common.quiet || !self.reported.is_empty() {
            return Ok(());
        }
        report::line(&format!("Rebuilt in {}", report::spent(start.elapsed())))
    }

    fn open(&self, address: SocketAddr) -> Result<(), Failure> {
        if !self.args.open {
            return Ok(());
        }
        open::that_detached(format!("http://{address}/")).map_err(|error| {
            Failure::new("no browser could be opened")
                .because(error)
                .hint(format!("open http://{address}/ yourself"))
        })
    }
}

/// Problems as they are laid over a page. A problem shows lines of the files, which are nothing for others.
fn overlaid(problems: &[Diagnostic], project: &Project) -> Drawn {
    if project.config.visibility.is_private() {
        return diagnostic::human_all(problems, &project.sources, report::width(), "");
    }
    let failure = Failure::new("the last save has a problem, so this is the site before it");
    report::drawn_failure(&failure.hint("the terminal that serves this site says which"))
}
