//! Composes the rooms: from a project to its site, or to its cheat sheets in print.

mod print;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::check;
use crate::config::Visibility;
use crate::content::{Bank, Guide, Headings, Reading, Story};
use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::markdown::{self, Highlighter};
use crate::page::{self, Batch, Pieces, Plan};
use crate::portfolio::{self, Contents, Portfolio};
use crate::project::Project;
use crate::site::{Broken, BrokenLink, Links, Memory, Read, Route, Shelf, Site};
use crate::source::FileId;
use crate::theme::{Theme, fingerprinted};

/// What the files of a project say, all together.
#[derive(Debug)]
pub struct Gathered {
    headings: Headings,
    portfolio: Portfolio,
    /// Every problem that was found in them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Gathered {
    /// All stories and questions, linked.
    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }
}

/// What is to be said of a built site.
#[derive(Debug)]
pub struct Built {
    /// Every problem that was found, in the order of the files. Where one is an error, the site
    /// is not to be shown to anybody.
    pub diagnostics: Vec<Diagnostic>,
    /// How many stories it tells.
    pub stories: usize,
    /// How many questions it knows.
    pub questions: usize,
    /// How many files it has.
    pub files: usize,
}

pub use print::{Printed, Wanted, print};

/// Builds the site of a project in memory. The same project always builds the same site.
pub fn build(project: &Project) -> Result<(Site, Built), Failure> {
    let memory = Memory::default();
    let built = render(project, gather(project), &memory)?;
    Ok((memory.into_site(), built))
}

/// Reads a project and looks it over, as far as that goes without any page.
pub fn gather(project: &Project) -> Gathered {
    let mut diagnostics = project.diagnostics.clone();
    let headings = Headings::from_settings(&project.config, &mut diagnostics);
    let portfolio = read(project, &headings, &mut diagnostics);
    diagnostics.extend(check::run(&portfolio));
    Gathered {
        headings,
        portfolio,
        diagnostics,
    }
}

/// Renders every page of a project's site, and puts them on the `shelf` one by one.
///
/// # Errors
/// When the shelf has no room for a page.
pub fn render(project: &Project, gathered: Gathered, shelf: &impl Shelf) -> Result<Built, Failure> {
    let Gathered {
        headings,
        portfolio,
        mut diagnostics,
    } = gathered;
    let attachments = attachments(project, &portfolio);
    let routes = attachments.iter().map(|(route, _)| route.clone()).collect();
    let plan = Plan::new(
        &portfolio,
        &project.config,
        &headings,
        &project.sources,
        routes,
    );
    let files = match Theme::load(project, &plan.site(), &mut diagnostics) {
        Some(theme) => publish(
            &plan,
            &theme,
            &attachments,
            project,
            shelf,
            &mut diagnostics,
        )?,
        None => 0,
    };
    diagnostic::sort(&mut diagnostics, &project.sources);
    Ok(Built {
        diagnostics,
        stories: portfolio.stories.len(),
        questions: plan.questions_shown(),
        files,
    })
}

/// Reads every file of the project and links what they say.
pub fn read(
    project: &Project,
    headings: &Headings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Portfolio {
    let sources = &project.sources;
    let highlighter = Highlighter::new();
    let reading = Reading {
        headings: headings.clone(),
        markdown: markdown::Options {
            raw_html: project.config.raw_html,
            highlighter: &highlighter,
        },
    };
    let mut contents = Contents {
        stories: each(&project.stories, diagnostics, |file, problems| {
            let story = Story::read(file, sources, &reading, problems);
            match project.config.visibility {
                Visibility::Private => story,
                Visibility::Public => story.without_coaching(),
            }
        }),
        guides: each(&project.guides, diagnostics, |file, problems| {
            Guide::read(file, sources, &reading, problems)
        }),
        bank: project
            .bank
            .map(|file| Bank::read(file, sources, diagnostics))
            .unwrap_or_default(),
        attachments: project.attachments.keys().cloned().collect(),
        drafts: Vec::new(),
    };
    if !project.drafts {
        let stories = contents
            .stories
            .extract_if(.., |story| story.draft)
            .map(|story| story.file);
        let guides = contents
            .guides
            .extract_if(.., |guide| guide.draft)
            .map(|guide| guide.file);
        let drafts = stories.chain(guides);
        contents.drafts = drafts
            .map(|file| sources.get(file).public_path().to_owned())
            .collect();
    }
    portfolio::link(contents, sources, diagnostics)
}

/// Reads files in parallel; problems come out in the order of the files.
fn each<T: Send>(
    files: &[FileId],
    diagnostics: &mut Vec<Diagnostic>,
    read: impl Fn(FileId, &mut Vec<Diagnostic>) -> T + Sync,
) -> Vec<T> {
    let read: Vec<(T, Vec<Diagnostic>)> = files
        .par_iter()
        .map(|file| {
            let mut problems = Vec::new();
            (read(*file, &mut problems), problems)
        })
        .collect();
    let mut values = Vec::with_capacity(read.len());
    for (value, problems) in read {
        values.push(value);
        diagnostics.extend(problems);
    }
    values
}

/// The files beside the content, in the portfolio's order, each at a place named by its content.
fn attachments<'a>(project: &'a Project, portfolio: &Portfolio) -> Vec<(Route, &'a [u8])> {
    let paths = portfolio.destinations.attachments.iter();
    let found = paths.filter_map(|path| project.attachments.get_key_value(path));
    found
        .map(|(path, bytes)| {
            let name = path.rsplit('/').next().unwrap_or(path);
            (fingerprinted(name, bytes), bytes.as_slice())
        })
        .collect()
}

/// The files that are ready without a template, each route once.
fn ready<'a>(
    plan: &Plan<'_>,
    theme: &'a Theme<'_>,
    attachments: &[(Route, &'a [u8])],
    batches: &[Batch],
) -> BTreeMap<Route, Cow<'a, [u8]>> {
    let pages = batches.iter().flat_map(|batch| &batch.pages);
    let for_robots = page::plain_files(plan, pages).into_iter();
    let for_robots = for_robots.map(|(route, bytes)| (route, bytes.into()));
    let assets = theme.assets().iter();
    let assets = assets.map(|(route, bytes)| (route.clone(), bytes.into()));
    // The same attachment under two names is one file.
    let attachments = attachments.iter().zip(plan.attachments_used());
    let attachments = attachments
        .filter(|(_, is_used)| *is_used)
        .map(|((route, bytes), _)| (route.clone(), (*bytes).into()));
    attachments.chain(for_robots).chain(assets).collect()
}

/// Makes every file and puts it on the shelf; faults of templates and broken links are problems.
/// Returns how many files there are.
fn publish(
    plan: &Plan<'_>,
    theme: &Theme<'_>,
    attachments: &[(Route, &[u8])],
    project: &Project,
    shelf: &impl Shelf,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<usize, Failure> {
    let batches = plan.batches();
    let ready = ready(plan, theme, attachments, &batches);
    let pages = batches.iter().flat_map(|batch| &batch.pages);
    let printed = plan.printed_sheets().into_iter().map(|(_, route)| route);
    let routes: Vec<Route> = ready
        .keys()
        .chain(pages.map(|page| &page.route))
        .cloned()
        .chain(printed)
        .chain(plan.all_printed())
        .collect();
    let links = Links::among(&routes);

    let mut reader = links.reader();
    let mut read = Vec::with_capacity(routes.len());
    for (position, (route, bytes)) in ready.iter().enumerate() {
        shelf.put(route, bytes)?;
        read.push(reader.read(position, bytes));
    }
    let mut faults = Vec::new();
    let mut first = ready.len();
    for batch in &batches {
        let pieces = pieces(batch, plan, theme, &mut faults);
        let rendered: Vec<Result<Read, Box<Diagnostic>>> = batch
            .pages
            .par_iter()
            .enumerate()
            .map_init(
                || (Vec::new(), links.reader()),
                |(html, reader), (number, page)| {
                    if let Err(fault) = theme.render(page, &plan.view(page, &pieces), html) {
                        return Ok(Err(fault));
                    }
                    shelf.put(&page.route, html)?;
                    Ok(Ok(reader.read(first + number, html)))
                },
            )
            .collect::<Result<_, Failure>>()?;
        for page in rendered {
            match page {
                Ok(page) => read.push(page),
                Err(fault) => faults.push(*fault),
            }
        }
        first += batch.pages.len();
    }
    print::site(plan, project, shelf, diagnostics)?;
    // Where a page is missing, links to it say nothing about the theme.
    if faults.is_empty() {
        let broken = links.broken(read);
        let pages = batches.iter().flat_map(|batch| &batch.pages);
        let files: HashMap<&Route, Option<FileId>> =
            pages.map(|page| (&page.route, page.file)).collect();
        diagnostics.extend(broken.iter().map(|link| {
            let file = files.get(&link.page).copied().flatten();
            report(link, file, project)
        }));
    }
    diagnostics.extend(once_each(faults));
    Ok(routes.len())
}

/// Renders the pieces that the pages of a batch share.
fn pieces(
    batch: &Batch,
    plan: &Plan<'_>,
    theme: &Theme<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Pieces {
    let rendered: Vec<Result<_, Box<Diagnostic>>> = batch
        .pieces
        .par_iter()
        .map(|piece| Ok((*piece, theme.render_piece(&plan.piece(*piece))?)))
        .collect();
    let rendered = rendered.into_iter().filter_map(|piece| match piece {
        Ok(piece) => Some(piece),
        Err(fault) => {
            faults.push(*fault);
            None
        }
    });
    rendered.collect()
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
