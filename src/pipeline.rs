//! Composes the rooms: from a project to its site.

use rayon::prelude::*;

use crate::check;
use crate::config::Visibility;
use crate::content::{Bank, Guide, Headings, Reading, Story};
use crate::diagnostic::{self, Diagnostic};
use crate::markdown::{self, Highlighter};
use crate::page::{self, Page, Plan};
use crate::portfolio::{self, Contents, Portfolio};
use crate::project::Project;
use crate::site::{Broken, BrokenLink, Route, Site, broken_links};
use crate::source::FileId;
use crate::theme::{Theme, fingerprinted};

/// What a build makes.
#[derive(Debug)]
pub struct Built {
    /// The finished site; not to be written where a diagnostic is an error.
    pub site: Site,
    /// Every problem that was found, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// How many stories it tells.
    pub stories: usize,
    /// How many questions it knows.
    pub questions: usize,
}

/// Builds the site of a project. The same project always builds the same site.
pub fn build(project: &Project) -> Built {
    let mut diagnostics = project.diagnostics.clone();
    let headings = Headings::from_settings(&project.config, &mut diagnostics);
    let portfolio = read(project, &headings, &mut diagnostics);
    diagnostics.extend(check::run(&portfolio));

    let attachments = attachments(project, &portfolio);
    let routes = attachments.iter().map(|(route, _)| route.clone()).collect();
    let plan = Plan::new(
        &portfolio,
        &project.config,
        &headings,
        &project.sources,
        routes,
    );
    let site = render(project, &plan, attachments, &mut diagnostics);
    diagnostic::sort(&mut diagnostics, &project.sources);
    Built {
        site,
        diagnostics,
        stories: portfolio.stories.len(),
        questions: plan.questions_shown(),
    }
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

fn render(
    project: &Project,
    plan: &Plan<'_>,
    attachments: Vec<(Route, &[u8])>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let Some(theme) = Theme::load(project, &plan.site(), diagnostics) else {
        return Site::new(Vec::new());
    };
    let pages = plan.pages();
    let rendered: Vec<Result<_, Box<Diagnostic>>> = pages
        .par_iter()
        .map_init(Vec::new, |scratch, page| {
            let html = theme.render(page, &plan.view(page), scratch)?;
            Ok((page.route.clone(), html))
        })
        .collect();
    let mut files = page::plain_files(plan, &pages);
    files.extend(theme.assets().iter().cloned());
    let used = attachments.into_iter().zip(plan.attachments_used());
    files.extend(
        used.filter(|(_, used)| *used)
            .map(|((route, bytes), _)| (route, bytes.to_vec())),
    );
    let mut faults = Vec::new();
    for page in rendered {
        match page {
            Ok(file) => files.push(file),
            Err(fault) => faults.push(*fault),
        }
    }
    let is_whole = faults.is_empty();
    diagnostics.extend(once_each(faults));
    let site = Site::new(files);
    if is_whole {
        let broken = broken_links(&site);
        diagnostics.extend(broken.iter().map(|link| report(link, &pages, project)));
    }
    site
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
fn report(broken: &BrokenLink, pages: &[Page], project: &Project) -> Diagnostic {
    let reason = match broken.reason {
        Broken::NoSuchFile => "the site has no such file",
        Broken::NoSuchAnchor => "that page has no such anchor",
        Broken::LeavesTheSite => "it leads out of the site, so it would not work everywhere",
        Broken::Unsafe => "this kind of link is never passed on",
    };
    let page = pages.iter().find(|page| page.route == broken.page);
    let problem = Diagnostic::error(
        "broken-link",
        format!("the finished page links to `{}`", broken.link),
    )
    .note(reason)
    .note(format!("on the page `{}`", broken.page))
    .help("look for the link in the theme's templates");
    match page.and_then(|page| page.file) {
        Some(file) => problem.in_file(project.sources.path(file)),
        None => problem,
    }
}
