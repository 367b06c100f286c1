//! Renders every page of a site, and checks the links between them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::RunOptions;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::links::{Broken, BrokenLink, ScannedFile, broken_links, scan_file};
use crate::output::Sink;
use crate::page::{self, Batch, Page, Pieces, Plan};
use crate::portfolio::Portfolio;
use crate::project::Project;
use crate::source::FileId;
use crate::theme::{Theme, fingerprinted};
use crate::url::Route;

/// All that the files of a site are made from.
pub(super) struct Edition<'a> {
    pub(super) project: &'a Project,
    pub(super) plan: Plan<'a>,
    pub(super) theme: &'a Theme,
    /// The files beside the content: where each stands, and what is in it.
    pub(super) attachments: Vec<(&'a Route, &'a [u8])>,
}

/// Where the files beside the content stand, in the portfolio's order: each at a place named by
/// its content.
pub(super) fn places_of_attachments(project: &Project, portfolio: &Portfolio) -> Vec<Route> {
    let paths = portfolio.destinations.attachments.iter();
    paths
        .map(|path| {
            let name = path.rsplit('/').next().unwrap_or(path);
            fingerprinted(name, bytes(project, path))
        })
        .collect()
}

/// Each place with what stands there.
pub(super) fn attachments<'a>(
    project: &'a Project,
    portfolio: &Portfolio,
    places: &'a [Route],
) -> Vec<(&'a Route, &'a [u8])> {
    let paths = portfolio.destinations.attachments.iter();
    let bytes = paths.map(|path| bytes(project, path));
    places.iter().zip(bytes).collect()
}

fn bytes<'a>(project: &'a Project, path: &str) -> &'a [u8] {
    project.attachments.get(path).map_or(&[], |it| it)
}

impl<'a> Edition<'a> {
    /// Makes every file but those in print, and puts it on the shelf; faults of templates and
    /// broken links are problems. Returns how many files the site has, those in print included.
    pub(super) fn publish(
        &self,
        options: &RunOptions<'_>,
        sink: &impl Sink,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<usize, Failure> {
        let plan = &self.plan;
        let batches = plan.batches();
        let ready = self.ready(batches.iter().flat_map(|batch| &batch.pages));
        let pages = batches.iter().flat_map(|batch| &batch.pages);
        let printed = plan.printed_sheets().into_iter().map(|(_, route)| route);
        let routes: Vec<Route> = ready
            .keys()
            .chain(pages.map(|page| &page.route))
            .cloned()
            .chain(printed)
            .chain(plan.all_printed())
            .collect();
        let known: HashSet<&str> = routes.iter().map(Route::as_str).collect();
        let mut scanned = Vec::with_capacity(routes.len());
        for (route, bytes) in &ready {
            sink.write(route, bytes)?;
            scanned.push(scan_file(route, bytes, |path| known.contains(path)));
        }
        let mut faults = Vec::new();
        for batch in &batches {
            let pieces = self.pieces(batch, options, &mut faults)?;
            let rendered = self.render(batch, &pieces, &known, options, sink)?;
            for page in rendered {
                match page {
                    Ok(page) => scanned.push(page),
                    Err(fault) => faults.push(*fault),
                }
            }
        }
        // Where a page is missing, links to it say nothing about the theme.
        if faults.is_empty() {
            let pages = batches.iter().flat_map(|batch| &batch.pages);
            let files: HashMap<&Route, Option<FileId>> =
                pages.map(|page| (&page.route, page.file)).collect();
            diagnostics.extend(broken_links(scanned).iter().map(|link| {
                let file = files.get(&link.page).copied().flatten();
                report(link, file, self.project)
            }));
        }
        diagnostics.extend(once_each(faults));
        Ok(routes.len())
    }

    /// The files that are ready without a template, each route once.
    pub(super) fn ready<'p>(
        &self,
        pages: impl Iterator<Item = &'p Page>,
    ) -> BTreeMap<Route, Cow<'a, [u8]>> {
        let for_robots = page::plain_files(&self.plan, pages).into_iter();
        let for_robots = for_robots.map(|(route, bytes)| (route, bytes.into()));
        let assets = self.theme.assets().iter();
        let assets = assets.map(|(route, bytes)| (route.clone(), bytes.into()));
        // The same attachment under two names is one file.
        let attachments = self.attachments.iter().zip(self.plan.attachments_used());
        let attachments = attachments
            .filter(|(_, is_used)| *is_used)
            .map(|((route, bytes), _)| ((*route).clone(), (*bytes).into()));
        attachments.chain(for_robots).chain(assets).collect()
    }

    /// Renders the pieces that the pages of a batch share.
    fn pieces(
        &self,
        batch: &Batch,
        options: &RunOptions<'_>,
        faults: &mut Vec<Diagnostic>,
    ) -> Result<Pieces, Failure> {
        let sources = &self.project.sources;
        let pieces = batch.pieces.par_iter().map(|piece| {
            options.go_on()?;
            let view = self.plan.piece(*piece);
            let html = self.theme.render_piece(&view, sources);
            Ok(html.map(|html| (*piece, html)))
        });
        let rendered: Vec<Result<_, Box<Diagnostic>>> = pieces.collect::<Result<_, Failure>>()?;
        let rendered = rendered.into_iter().filter_map(|piece| match piece {
            Ok(piece) => Some(piece),
            Err(fault) => {
                faults.push(*fault);
                None
            }
        });
        Ok(Pieces::new(rendered, []))
    }

    /// Renders the pages of a batch, puts them on the shelf and reads their links while they are
    /// at hand. `first` is the position of the first one among the site's files.
    fn render(
        &self,
        batch: &Batch,
        pieces: &Pieces,
        known: &HashSet<&str>,
        options: &RunOptions<'_>,
        sink: &impl Sink,
    ) -> Result<Vec<Result<ScannedFile, Box<Diagnostic>>>, Failure> {
        let sources = &self.project.sources;
        batch
            .pages
            .par_iter()
            .map(|page| {
                options.go_on()?;
                let view = self.plan.view(page, pieces);
                let html = match self.theme.render(page, &view, sources) {
                    Ok(html) => html,
                    Err(fault) => return Ok(Err(fault)),
                };
                sink.write(&page.route, html.as_bytes())?;
                let has_file = |path: &str| known.contains(path);
                Ok(Ok(scan_file(&page.route, html.as_bytes(), has_file)))
            })
            .collect()
    }
}

/// A fault of a template is met on many pages; it is told for the first one.
fn once_each(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<(Diagnostic, usize)> = Vec::new();
    for fault in faults {
        let same = told.iter_mut().find(|(it, _)| {
            it.message == fault.message && it.place == fault.place && it.path == fault.path
        });
        match same {
            Some((_, more)) => *more += 1,
            None => told.push((fault, 0)),
        }
    }
    told.into_iter()
        .map(|(fault, more)| match more {
            0 => fault,
            1 => fault.note("and on one more page"),
            more => fault.note(format!("and on {more} more pages")),
        })
        .collect()
}

/// A link of a finished page that leads nowhere. Links of the content were looked at before, so
/// this one is the theme's.
fn report(broken: &BrokenLink, file: Option<FileId>, project: &Project) -> Diagnostic {
    let reason = match broken.reason {
        Broken::NoSuchFile => "the site has no such file",
        Broken::NoSuchAnchor => "that page has no such anchor",
        Broken::LeavesTheSite => "it leads out of the site, so it would not work everywhere",
        Broken::Unsafe => "this kind of link is never passed on",
    };
    let problem = Diagnostic::error(
        "broken-link",
        format!("the finished page links to `{}`", broken.link),
    )
    .note(reason)
    .note(format!("on the page `{}`", broken.page))
    .help("look for the link in the theme's templates");
    match file {
        Some(file) => problem.in_file(project.sources.path(file)),
        None => problem,
    }
}
