//! `starling serve`

use std::net::SocketAddr;
use std::path::Path;
use std::time::Instant;

use crate::diagnostic;
use crate::failure::Failure;
use crate::pipeline;
use crate::project::{Overrides, Project, find_root};
use crate::serve::{Bound, Seen, Server, Shown, Wake, follow};

use super::args::{Common, ServeArgs};
use super::build::{environment, spent};
use super::{Outcome, report};

pub(super) fn run(args: &ServeArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    let bound = Bound::at(args.interface, args.port)?;
    let address = bound.address();
    let (wake, watching) = Wake::watch(&root, args.poll);
    report::watching(&watching);
    let overrides = Overrides {
        environment: environment(),
        flags: Vec::new(),
        drafts: args.drafts,
    };
    let mut telling = Telling {
        common,
        last: String::new(),
    };
    let mut bound = Some(bound);
    let mut server: Option<Server> = None;
    let mut result = Ok(Outcome::Done);
    follow(&root, &overrides, wake, |seen| {
        let start = Instant::now();
        let before = server.as_ref().map(Server::shown).unwrap_or_default();
        let (mut shown, problems) = look(&before, &seen);
        if args.navigate
            && let [saved, ..] = seen.saved.as_slice()
        {
            shown = shown.at_work_on(saved);
        }
        telling.problems(&problems);
        let told = match (&server, bound.take()) {
            (Some(server), _) => {
                server.show(shown);
                telling.rebuilt(start)
            }
            (None, Some(bound)) => bound.serve(shown).and_then(|started| {
                server = Some(started);
                telling.serving(address)?;
                open(args, address)
            }),
            (None, None) => Ok(()),
        };
        match told {
            Ok(()) => true,
            Err(failure) => {
                result = Err(failure);
                false
            }
        }
    });
    result
}

/// What is to be shown after a look at the project, and the problems as they are drawn.
fn look(before: &Shown, seen: &Seen) -> (Shown, String) {
    let project = match &seen.project {
        Ok(project) => project,
        Err(failure) => {
            let problem = format!("{}\n", report::drawn_failure(failure));
            return (before.with_problems(&problem), problem);
        }
    };
    match pipeline::build(project) {
        Ok((site, built)) => {
            let problems = drawn(&built.diagnostics, project);
            if built
                .diagnostics
                .iter()
                .any(diagnostic::Diagnostic::is_error)
            {
                (before.with_problems(&problems), problems)
            } else {
                (before.with_site(site), problems)
            }
        }
        Err(failure) => {
            let problem = format!("{}\n", report::drawn_failure(&failure));
            (before.with_problems(&problem), problem)
        }
    }
}

fn drawn(diagnostics: &[diagnostic::Diagnostic], project: &Project) -> String {
    let drawn = diagnostics.iter();
    drawn
        .map(|it| diagnostic::human(it, &project.sources))
        .collect()
}

fn open(args: &ServeArgs, address: SocketAddr) -> Result<(), Failure> {
    if !args.open {
        return Ok(());
    }
    open::that_detached(format!("http://{address}/")).map_err(|error| {
        Failure::new("no browser could be opened")
            .because(error)
            .hint(format!("open http://{address}/ yourself"))
    })
}

/// Tells what happens, each thing once.
struct Telling<'a> {
    common: &'a Common,
    /// The problems that were told last.
    last: String,
}

impl Telling<'_> {
    fn problems(&mut self, problems: &str) {
        if problems != self.last {
            if problems.is_empty() {
                report::remark("All is well again.");
            } else {
                report::remark(problems);
            }
            problems.clone_into(&mut self.last);
        }
    }

    fn serving(&self, address: SocketAddr) -> Result<(), Failure> {
        if self.common.quiet {
            return Ok(());
        }
        report::line(&format!("Serving http://{address}/ (Ctrl-C ends it)"))
    }

    fn rebuilt(&self, start: Instant) -> Result<(), Failure> {
        if self.common.quiet || !self.last.is_empty() {
            return Ok(());
        }
        report::line(&format!("Rebuilt in {}", spent(start.elapsed())))
    }
}
