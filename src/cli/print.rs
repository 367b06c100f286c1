//! `starling print`

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::build::{PrintRequest, PrintResult, PrintSubject, Snapshot, print};
use crate::cache::Cache;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::project::{Files, Overrides, Project, find_root};
use crate::source::FileId;

use super::args::{Common, Format, PrintArgs};
use super::interrupt::Interrupt;
use super::progress::Progress;
use super::{Outcome, build, report};

/// What a PDF file begins with.
const PDF: &[u8] = b"%PDF-";

pub(super) fn run(args: &PrintArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let file = current.join(&args.output);
    guard(&file, args.force)?;
    let root = find_root(common.root.as_deref(), current)?;
    let project = Project::open(&root, &overrides(args), &Files::default())?;
    if project.diagnostics.iter().any(Diagnostic::is_error) {
        // Sheets on another paper than was asked for, or without their font, are of no use.
        report::diagnostics(&project.diagnostics, &project.sources, Format::Human)?;
        return Ok(Outcome::Problems);
    }
    if args.coaching && !project.config.visibility.is_private() {
        return Err(Failure::new("sheets for others hold no coaching")
            .hint("print your own without `--share` and with `visibility = \"private\"`"));
    }
    if args.selection.is_of_interview() && !project.config.visibility.is_private() {
        return Err(
            Failure::new("others see no interviews: they are their author's own")
                .hint("print for yours without `--share` and with `visibility = \"private\"`"),
        );
    }
    let snapshot = Snapshot::new(Arc::new(project), &Arc::new(Cache::default()));
    let project = snapshot.project();
    let has_paper = args.paper.is_some() || args.per_page.is_some();
    let request = PrintRequest {
        subject: args.selection.subject(snapshot.portfolio(), has_paper)?,
        coaching: match (args.coaching, args.no_coaching) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
        duplex: args.duplex,
    };
    let printed = Progress::watch(
        "Printing",
        request.subject.stories(&snapshot).len(),
        common.quiet,
        |progress| print(&snapshot, &request, || progress.step()),
    )?;
    let problems = problems(&snapshot, &request, &printed);
    report::diagnostics(&problems, &project.sources, Format::Human)?;
    let has_errors = problems.iter().any(Diagnostic::is_error);
    if has_errors && !project.config.visibility.is_private() {
        report::remark(report::NOTHING_FOR_OTHERS);
        return Ok(Outcome::Problems);
    }
    Interrupt::listen()?.wait_for(|| write(&file, &printed.bytes))?;
    if !common.quiet {
        report::line(&format!(
            "Printed {} on {} -> {} in {}",
            what(&snapshot, &request.subject),
            report::counted(printed.pages, "page", "pages"),
            args.output.display(),
            report::spent(start.elapsed()),
        ))?;
    }
    Ok(if has_errors {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// What was printed, in words.
fn what(snapshot: &Snapshot, subject: &PrintSubject) -> String {
    let stories = subject.stories(snapshot).len();
    let sheets = || report::counted(stories, "sheet", "sheets");
    match subject {
        PrintSubject::Sheets(_) => sheets(),
        PrintSubject::Pack(_) => format!("a plan and {}", sheets()),
        PrintSubject::Card { .. } => {
            format!("a card of {}", report::counted(stories, "story", "stories"))
        }
    }
}

fn overrides(args: &PrintArgs) -> Overrides {
    let mut flags = Vec::new();
    if let Some(paper) = &args.paper {
        flags.push(("--paper", "sheets.paper", paper.clone()));
    }
    // Whoever asks for another paper does not ask for several sheets on it.
    let per_page = args.per_page.clone();
    let per_page = per_page.or_else(|| args.paper.is_some().then(|| "1".to_owned()));
    if let Some(per_page) = per_page {
        flags.push(("--per-page", "sheets.per_page", per_page));
    }
    Overrides {
        environment: build::environment(),
        flags,
        drafts: args.drafts,
    }
    .shared(args.share)
}

/// What is worth saying: errors, and whatever concerns the stories and the interview that are printed.
fn problems(snapshot: &Snapshot, request: &PrintRequest, printed: &PrintResult) -> Vec<Diagnostic> {
    let portfolio = snapshot.portfolio();
    let stories = request.subject.stories(snapshot).into_iter();
    let stories = stories.map(|id| portfolio.story(id).body.file);
    let interview = request.subject.interview().into_iter();
    let interview = interview.map(|index| portfolio.interviews[index].said.body.file);
    let files: Vec<FileId> = stories.chain(interview).collect();
    let concerns = |it: &&Diagnostic| {
        let place = it.place.as_ref();
        it.is_error() || place.is_some_and(|place| files.contains(&place.span.file))
    };
    let found = snapshot.diagnostics().iter().filter(concerns).cloned();
    found.chain(printed.diagnostics.iter().cloned()).collect()
}

/// Refuses to write over what is no PDF file.
fn guard(file: &Path, force: bool) -> Result<(), Failure> {
    let shown = file.display();
    if file.is_dir() {
        return Err(Failure::new(format!("`{shown}` is a folder"))
            .hint("name a file, as in `-o sheets.pdf`"));
    }
    if force || !file.exists() {
        return Ok(());
    }
    let mut beginning = Vec::new();
    let read = fs::File::open(file)
        .and_then(|open| open.take(PDF.len() as u64).read_to_end(&mut beginning));
    match read {
        Ok(_) if beginning == PDF => Ok(()),
        _ => Err(
            Failure::new(format!("`{shown}` is there already and is no PDF file"))
                .hint("choose another name with `-o`, or write over it with `--force`"),
        ),
    }
}

/// Writes the file whole or not at all.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let beside = beside(file);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, file));
    written.map_err(|error| {
        // What was begun is of no use; where it cannot be removed it does no harm.
        let _ = fs::remove_file(&beside);
        Failure::new(format!("`{}` cannot be written", file.display())).because(error)
    })
}

/// A name of its own beside a file.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    file.with_file_name(name)
}
