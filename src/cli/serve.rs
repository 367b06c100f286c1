//! `starling serve`

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::pipeline::{self, Memory, Preview, RunOptions};
use crate::project::{Overrides, Project, find_root};
use crate::serve::{Bound, Follower, Seen, Server, Shown, Wake, follow};

use super::args::{Common, ServeArgs};
use super::build::{environment, spent};
use super::told::Told;
use super::{Outcome, report};

pub(super) fn run(args: &ServeArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    let bound = Bound::at(args.interface, args.port)?;
    let (wake, watching) = Wake::watch(&root, args.poll);
    report::watching(&watching);
    let overrides = Overrides {
        environment: environment(),
        flags: Vec::new(),
        drafts: args.drafts,
    };
    let mut showing = Showing {
        args,
        common,
        memory: Arc::default(),
        door: Door::Bound(bound),
        good: None,
        told: Told::default(),
        trouble: None,
        result: Ok(()),
    };
    follow(&root, &overrides, wake, &mut showing);
    showing.result.map(|()| Outcome::Done)
}

/// Shows browsers what is saved, and tells the terminal what happens, each thing once.
struct Showing<'a> {
    args: &'a ServeArgs,
    common: &'a Common,
    memory: Arc<Memory>,
    door: Door,
    /// The last site of which every page was made without an error.
    good: Option<Arc<Preview>>,
    told: Told,
    /// Why the project could not be read the last time.
    trouble: Option<String>,
    result: Result<(), Failure>,
}

/// Where browsers come in.
enum Door {
    /// Held until there is something to show.
    Bound(Bound),
    Open(Server),
    Closed,
}

impl Follower for Showing<'_> {
    fn look(&mut self, seen: Seen) -> bool {
        self.result = self.show(seen);
        self.result.is_ok()
    }

    /// Reads the proofs of what is shown already.
    fn at_leisure(&mut self, is_stirred: &(dyn Fn() -> bool + Sync)) -> bool {
        let Door::Open(server) = &self.door else {
            return true;
        };
        let shown = server.shown();
        let Some(site) = shown.newest_site().cloned() else {
            return true;
        };
        if self
            .good
            .as_ref()
            .is_some_and(|good| Arc::ptr_eq(good, &site))
        {
            return true;
        }
        // On one processor, so that pages are made for browsers meanwhile.
        let read = || {
            site.proof(&RunOptions {
                is_cancelled: is_stirred,
                ..RunOptions::default()
            })
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        let Ok(problems) = pool.map_or_else(|_| read(), |pool| pool.install(read)) else {
            return false;
        };
        if problems.iter().any(Diagnostic::is_error) {
            let better = self.good.clone().unwrap_or_else(|| Arc::clone(&site));
            let drawn = drawn(&problems, site.project());
            server.show(shown.with_problems(&drawn).on(better));
        } else {
            self.good = Some(Arc::clone(&site));
        }
        self.tell(&problems, site.project());
        true
    }
}

impl Showing<'_> {
    fn show(&mut self, seen: Seen) -> Result<(), Failure> {
        let start = Instant::now();
        let before = match &self.door {
            Door::Open(server) => server.shown(),
            _ => Arc::default(),
        };
        let is_content = seen.saved.iter().all(|path| path.starts_with("content/"));
        let mut shown = self.made(&before, seen.project, is_content);
        if self.args.navigate
            && let [saved, ..] = seen.saved.as_slice()
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

    /// What is to be shown of a project; its problems are told.
    ///
    /// Content hardly breaks a template, so that it is shown first and proofs are read afterwards.
    fn made(
        &mut self,
        before: &Shown,
        project: Result<Project, Failure>,
        is_content: bool,
    ) -> Shown {
        let project = match project {
            Ok(project) => Arc::new(project),
            Err(failure) => {
                let trouble = format!("{}\n", report::drawn_failure(&failure));
                let shown = before.with_problems(&trouble);
                if self.trouble.as_ref() != Some(&trouble) {
                    report::remark(&trouble);
                    self.trouble = Some(trouble);
                }
                return shown;
            }
        };
        self.memory.turn();
        let gathered = pipeline::gather_again(&project, &self.memory);
        match Preview::new(Arc::clone(&project), gathered, &self.memory) {
            Ok(site) => {
                let proof = (!is_content)
                    .then(|| site.proof(&RunOptions::default()).ok())
                    .flatten();
                let problems = proof.as_deref().unwrap_or(site.diagnostics());
                self.tell(problems, &project);
                if problems.iter().any(Diagnostic::is_error) {
                    return before.with_problems(&drawn(problems, &project));
                }
                let site = Arc::new(site);
                if !is_content {
                    self.good = Some(Arc::clone(&site));
                }
                before.with_site(site)
            }
            Err(problems) => {
                self.tell(&problems, &project);
                before.with_problems(&drawn(&problems, &project))
            }
        }
    }

    fn tell(&mut self, problems: &[Diagnostic], project: &Project) {
        let was_well = self.told.is_empty() && self.trouble.take().is_none();
        for problem in self.told.new_among(problems, &project.sources) {
            report::remark(&diagnostic::human(problem, &project.sources));
        }
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
        if self.common.quiet || !self.told.is_empty() {
            return Ok(());
        }
        report::line(&format!("Rebuilt in {}", spent(start.elapsed())))
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

fn drawn(diagnostics: &[Diagnostic], project: &Project) -> String {
    let drawn = diagnostics.iter();
    drawn
        .map(|it| diagnostic::human(it, &project.sources))
        .collect()
}
