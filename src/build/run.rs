//! Makes every file of a site and checks the links between them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::links::{ScannedFile, broken_links, scan_file};
use crate::output::{Digest, FinishedContent, FinishedFile, ListingSink, Sink};
use crate::url::Route;

use super::broken_link::report;
use super::carried::{self, HomeScreen};
use super::hosting;
use super::output::{Content, Fault, Output};
use super::snapshot::Snapshot;

/// How a site is made.
pub struct RunOptions<'a> {
    /// Whether the work is to be given up.
    pub is_cancelled: &'a (dyn Fn() -> bool + Sync),
    /// Called when a file is done.
    pub on_file: &'a (dyn Fn() + Sync),
}

impl Default for RunOptions<'_> {
    fn default() -> Self {
        Self {
            is_cancelled: &|| false,
            on_file: &|| {},
        }
    }
}

/// What is to be said of a built site.
#[derive(Debug)]
pub struct BuildReport {
    /// Every problem that was found, in the order of the files. Where one is an error, the site
    /// is not to be shown to anybody.
    pub diagnostics: Vec<Diagnostic>,
    /// How large it is.
    pub counts: Counts,
}

/// How large a site is.
#[derive(Debug, Serialize, Deserialize)]
pub struct Counts {
    /// How many stories it has.
    pub stories: usize,
    /// How many questions it knows.
    pub questions: usize,
    /// How many files it has.
    pub files: usize,
}

/// A file with the problems in it, or the fault of its template.
type Attempt = Result<(ScannedFile, Vec<Diagnostic>), Diagnostic>;

impl Snapshot {
    /// Makes every file and hands it to the sink, but for files that the sink has already; at last
    /// what tells of them all. Faults of templates and broken links are problems.
    ///
    /// # Errors
    /// When the sink has no room for a file, when a sheet cannot be printed, and when the work is
    /// given up.
    pub fn make_all(
        &self,
        sink: &impl Sink,
        options: &RunOptions<'_>,
    ) -> Result<BuildReport, Failure> {
        let listing = ListingSink::new(sink);
        let mut report = self.make_outputs(&listing, options)?;
        let offline = self.offers_offline().then(|| HomeScreen::of(&self.inputs));
        if let Some(home_screen) = &offline {
            let (route, manifest) = (carried::manifest(), home_screen.manifest());
            report
                .diagnostics
                .extend(self.inputs.leaks(&route, &manifest));
            write(&listing, &route, &manifest)?;
        }
        let files = listing.into_files();
        for (route, bytes) in self.about(&files) {
            write(sink, &route, &bytes)?;
        }
        Ok(report)
    }

    /// The routes of what is written last, beside [those](Self::routes) of the files that can be made
    /// one at a time.
    pub fn last_routes(&self) -> Vec<Route> {
        let about = self.about(&BTreeMap::new()).into_iter();
        let manifest = self.offers_offline().then(carried::manifest);
        manifest
            .into_iter()
            .chain(about.map(|(route, _)| route))
            .collect()
    }

    /// What is written when all `files` are: for the browsers that keep them, and for hosts.
    fn about(&self, files: &BTreeMap<Route, Digest>) -> Vec<(Route, Vec<u8>)> {
        let theme = self.inputs.theme.as_ref();
        let theme = theme.filter(|_| self.offers_offline());
        let worker = theme.map(|theme| {
            let script = theme.service_worker(&carried::kept(files));
            (carried::service_worker(), script.into_bytes())
        });
        let for_hosts = hosting::files(self.project().config.host, self.inputs.plan().is_listed());
        worker.into_iter().chain(for_hosts).collect()
    }

    /// Whether the site can be kept on a device.
    fn offers_offline(&self) -> bool {
        self.project().config.host.offline && self.inputs.theme.is_some()
    }

    /// Makes every file that can be made one at a time.
    fn make_outputs(
        &self,
        sink: &impl Sink,
        options: &RunOptions<'_>,
    ) -> Result<BuildReport, Failure> {
        let outputs = self.outputs().into_par_iter();
        let attempts: Vec<Attempt> = outputs
            .map(|(open, output)| {
                if (options.is_cancelled)() {
                    return Err(Failure::new("something else has changed"));
                }
                let attempt = self.finish(open, output, sink);
                (options.on_file)();
                attempt
            })
            .collect::<Result<_, Failure>>()?;

        let mut diagnostics = self.diagnostics().to_vec();
        let mut scanned = Vec::new();
        let mut faults = Vec::new();
        for attempt in attempts {
            match attempt {
                Ok((file, problems)) => {
                    scanned.push(file);
                    diagnostics.extend(problems);
                }
                Err(fault) => faults.push(fault),
            }
        }
        // Where a page is missing, links to it say nothing about the theme.
        if faults.is_empty() {
            let broken = broken_links(scanned);
            diagnostics.extend(broken.iter().map(|link| report(link, &self.inputs)));
        }
        diagnostics.extend(once_each(faults));
        self.inputs.policy.apply(&mut diagnostics);
        diagnostic::sort(&mut diagnostics, &self.project().sources);
        Ok(BuildReport {
            diagnostics,
            counts: Counts {
                stories: self.portfolio().stories.len(),
                questions: self.portfolio().questions.len(),
                files: self.routes().len() + self.last_routes().len(),
            },
        })
    }

    /// Makes the file at a route of the open site and hands it to the sink, as it is published.
    fn finish(&self, open: &Route, output: Output, sink: &impl Sink) -> Result<Attempt, Failure> {
        let has_file = |path: &str| self.has_file(path);
        let route = self.inputs.route_of(open, output);
        let made_from = output.key(&self.inputs);
        let made_from = made_from.and_then(|key| self.inputs.published_key(key));
        if let Some(key) = made_from
            && sink.has(&route, key)?.is_some()
        {
            // What has a key has neither links nor anchors.
            return Ok(Ok((scan_file(open, &[], has_file), Vec::new())));
        }
        let made = output.make(&self.inputs).and_then(|made| {
            let scanned = scan_file(open, made.bytes(), has_file);
            let leaks = self.inputs.leaks(open, made.bytes());
            let mut published = self.published(open, output, made)?;
            published.problems.extend(leaks);
            Ok((scanned, published))
        });
        let (scanned, published) = match made {
            Ok(made) => made,
            Err(Fault::Template(fault)) => return Ok(Err(*fault)),
            Err(Fault::World(failure)) => return Err(failure),
        };
        sink.write(FinishedFile {
            route: &route,
            content: match &published.content {
                Content::Bytes(bytes) => FinishedContent::Bytes(bytes),
                Content::Stored(file) => FinishedContent::File(file.path()),
            },
            // The next build has to find its problems again.
            made_from: made_from.filter(|_| published.problems.is_empty()),
        })?;
        Ok(Ok((scanned, published.problems)))
    }
}

/// Hands a file to the sink that is made anew each time.
fn write(sink: &impl Sink, route: &Route, bytes: &[u8]) -> Result<(), Failure> {
    sink.write(FinishedFile {
        route,
        content: FinishedContent::Bytes(bytes),
        made_from: None,
    })
}

/// A fault of a template is met on many pages; it is reported for the first one.
fn once_each(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut distinct: Vec<(Diagnostic, usize)> = Vec::new();
    for fault in faults {
        let same = distinct.iter_mut().find(|(it, _)| {
            it.message == fault.message && it.place == fault.place && it.path == fault.path
        });
        match same {
            Some((_, more)) => *more += 1,
            None => distinct.push((fault, 0)),
        }
    }
    let noted = distinct.into_iter().map(|(fault, more)| match more {
        0 => fault,
        1 => fault.note("and on one more page"),
        more => fault.note(format!("and on {more} more pages")),
    });
    noted.collect()
}
