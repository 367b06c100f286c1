//! Prints the cheat sheets of a project, with what is to be said of them.

use std::sync::Arc;

use rayon::prelude::*;
use serde_json::{Map, Value};

use crate::check;
use crate::config::{Config, Paper, Sheets};
use crate::content::{Story, Topic};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::memo::Key;
use crate::page::Plan;
use crate::portfolio::StoryId;
use crate::project::Project;
use crate::record;
use crate::sheet::pdf::{Design, Fonts, Kind, Laid, Press, Wording};
use crate::sheet::{self, Face};
use crate::site::Shelf;
use crate::source::{Sources, Span};
use crate::theme;

use super::{Gathered, Memory};

/// Which sheets are wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The stories, in the order in which they are printed.
    pub stories: Vec<StoryId>,
    /// Whether the author's notes to self are on them; nothing leaves it to the design.
    pub coaching: Option<bool>,
    /// Whether both sides of the paper are printed.
    pub duplex: bool,
}

/// Sheets that are printed.
#[derive(Debug)]
pub struct Printed {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What is to be said of the sheets.
    pub diagnostics: Vec<Diagnostic>,
}

/// Prints the wanted sheets into one file; they are numbered among themselves. `laid_out` hears of each
/// that is laid out.
///
/// # Errors
/// When the engine refuses them, which no content should bring about.
pub fn print(
    project: &Project,
    gathered: &Gathered,
    wanted: &Wanted,
    laid_out: impl Fn() + Sync,
) -> Result<Printed, Failure> {
    let mut diagnostics = Vec::new();
    let printer = Printer::new(project, &mut diagnostics);
    let printer = match wanted.coaching {
        Some(coaching) => Printer {
            design: printer.design.with_coaching(coaching),
            ..printer
        },
        None => printer,
    };
    let press = printer.press(wanted.duplex);
    let Config {
        speaking,
        visibility,
        ..
    } = project.config;
    let portfolio = gathered.portfolio();
    let laid: Vec<(Laid, Vec<Diagnostic>)> = wanted
        .stories
        .par_iter()
        .enumerate()
        .map_init(
            || press.typesetter(),
            |typesetter, (index, id)| {
                let sheet = sheet::cut(portfolio.story(*id), &gathered.headings, speaking);
                let place = (index + 1, wanted.stories.len());
                let face = Face::of(portfolio, *id, &sheet, visibility, place);
                let laid = typesetter.lay_out(&face);
                let problems = printer.problems(&face, &laid);
                laid_out();
                (laid, problems)
            },
        )
        .collect();
    let sheets: Vec<&Laid> = laid.iter().map(|(laid, _)| laid).collect();
    let title = match sheets.as_slice() {
        [only] => only.title.clone(),
        _ => printer.title(),
    };
    let (bytes, pages) = press.print(&sheets, &title)?;
    diagnostics.extend(laid.into_iter().flat_map(|(_, problems)| problems));
    Ok(Printed {
        bytes,
        pages,
        diagnostics,
    })
}

/// What sheets are printed with: faces, a design and the words of the interface.
pub(super) struct Printer<'p> {
    project: &'p Project,
    sheets: &'p Sheets,
    fonts: Fonts,
    design: Design,
    labels: Map<String, Value>,
}

impl<'p> Printer<'p> {
    /// Gets ready to print; what is wrong with the site's own fonts and design is reported.
    pub(super) fn new(project: &'p Project, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let sheets = &project.config.sheets;
        let own = project.fonts.iter().map(|font| &font.value);
        let (fonts, unusable) = Fonts::new(own);
        diagnostics.extend(unusable.into_iter().map(|position| {
            let problem = Diagnostic::error("not-a-font", "there is no font in this file");
            problem
                .at(project.fonts[position].span, "")
                .help("name a file of TrueType or OpenType fonts: `.ttf`, `.otf`, `.ttc`")
        }));
        Self {
            project,
            sheets,
            fonts,
            design: design(project, sheets, diagnostics),
            // What is wrong with labels is told by the theme.
            labels: theme::labels(project, &mut Vec::new()),
        }
    }

    /// A press that prints on one side of the paper, or on both.
    pub(super) fn press(&self, duplex: bool) -> Press<'_> {
        let Config { language, .. } = &self.project.config;
        let wording = Wording::of(&self.labels);
        Press::new(
            &self.fonts,
            &self.design,
            wording,
            language,
            self.sheets,
            duplex,
        )
    }

    /// What all sheets together are called.
    pub(super) fn title(&self) -> String {
        let sheets = self.labels.get("sheets").and_then(Value::as_str);
        let sheets = sheets.unwrap_or_default();
        format!("{sheets} · {}", self.project.config.title)
    }

    /// What is to be said of a sheet: words that do not fit, and characters that cannot be printed.
    pub(super) fn problems(&self, face: &Face<'_>, laid: &Laid) -> Vec<Diagnostic> {
        let over = laid
            .over
            .filter(|_| !check::is_silenced(check::SHEET_TOO_LONG, face.story));
        let too_long = over.map(|over| self.too_long(face.story, laid, over));
        let missing = missing(face.story, laid, &self.project.sources);
        too_long.into_iter().chain(missing).collect()
    }

    fn too_long(&self, story: &Story, laid: &Laid, over: usize) -> Diagnostic {
        let paper = Paper::ALL.iter().find(|(_, it)| *it == self.sheets.paper);
        let paper = paper.map_or("", |(name, _)| name);
        let shared = match self.sheets.per_page {
            1 => String::new(),
            many => format!(" that {many} sheets share"),
        };
        let place = story
            .section(Topic::Script)
            .map_or(story.title.span, |script| script.heading.span);
        let words = if over == 1 { "word" } else { "words" };
        let problem = Diagnostic::warning(
            check::SHEET_TOO_LONG,
            format!("the cheat sheet is {over} {words} too long for {paper}{shared}"),
        )
        .at(place, "");
        if laid.sides.len() > 1 {
            problem
                .note(format!(
                    "the rest stands on another page; the type is at {} pt, the smallest for this paper",
                    self.design.floor
                ))
                .help("shorten the story, or choose a larger paper under `[sheets]`")
        } else {
            problem.help("shorten its headline, cues, metrics or closing line")
        }
    }
}

/// Prints every sheet by itself, and all of them together.
pub(super) fn site(
    plan: &Plan<'_>,
    project: &Project,
    shelf: &impl Shelf,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let sheets = plan.printed_sheets();
    let Some(all) = plan.all_printed() else {
        return Ok(());
    };
    let printer = Printer::new(project, diagnostics);
    let press = printer.press(false);
    let laid: Vec<(Laid, Vec<Diagnostic>)> = sheets
        .par_iter()
        .map_init(
            || press.typesetter(),
            |typesetter, (id, route)| {
                let face = plan.face(*id);
                let laid = typesetter.lay_out(&face);
                let problems = printer.problems(&face, &laid);
                shelf.prepared(route);
                (laid, problems)
            },
        )
        .collect();
    // One thread writes what holds all of them, while the others write each by itself.
    let together = || {
        let sheets: Vec<&Laid> = laid.iter().map(|(laid, _)| laid).collect();
        let (bytes, _) = press.print(&sheets, &printer.title())?;
        shelf.put(&all, &bytes)
    };
    let alone = || {
        let sheets = sheets.par_iter().zip(&laid);
        sheets.try_for_each(|((_, route), (laid, _))| {
            let (bytes, _) = press.print(&[laid], &laid.title)?;
            shelf.put(route, &bytes)
        })
    };
    let (together, alone) = rayon::join(together, alone);
    together.and(alone)?;
    diagnostics.extend(laid.into_iter().flat_map(|(_, problems)| problems));
    Ok(())
}

/// Prints the sheets of a site when somebody asks for them, byte for byte as [`site`] does. What
/// stood on a sheet before is not laid out again.
///
/// # Errors
/// When the engine refuses them, which no content should bring about.
pub(super) fn asked_for(
    plan: &Plan<'_>,
    project: &Project,
    memory: &Memory,
    wanted: &[StoryId],
    is_all: bool,
) -> Result<Vec<u8>, Failure> {
    let printer = Printer::new(project, &mut Vec::new());
    let press = printer.press(false);
    let laid: Vec<Arc<Laid>> = wanted
        .par_iter()
        .map_init(
            || press.typesetter(),
            |typesetter, id| {
                let face = plan.face(*id);
                let inputs = [project.looks, Key::of_shown(&face)].map(Key::bytes);
                let key = Key::of(inputs.each_ref().map(<[u8; 16]>::as_slice));
                memory.laid.recall(key, || typesetter.lay_out(&face).into())
            },
        )
        .collect();
    let sheets: Vec<&Laid> = laid.iter().map(AsRef::as_ref).collect();
    let title = match sheets.as_slice() {
        [only] if !is_all => only.title.clone(),
        _ => printer.title(),
    };
    let (bytes, _) = press.print(&sheets, &title)?;
    Ok(bytes)
}

/// What is wrong with the design and the fonts of a site whose sheets are printed.
pub(super) fn problems(plan: &Plan<'_>, project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    if plan.all_printed().is_some() {
        Printer::new(project, diagnostics);
    }
}

/// The design for the paper, with what the site's own theme says laid over the default's.
fn design(project: &Project, sheets: &Sheets, diagnostics: &mut Vec<Diagnostic>) -> Design {
    let kind = Kind::of(sheets.paper, sheets.per_page);
    let own = project.theme.texts.get(kind.path()).map(|file| {
        let text = project.sources.text(*file);
        record::toml(text, Span::new(*file, 0..text.len()), diagnostics)
    });
    Design::read(kind, own, diagnostics)
}

/// Says which characters of a story no font has, at the first of them.
fn missing(story: &Story, laid: &Laid, sources: &Sources) -> Option<Diagnostic> {
    let text = sources.text(story.file);
    let place = |character: char| {
        let at = text.find(character)?;
        Some(Span::new(story.file, at..at + character.len_utf8()))
    };
    let mut found: Vec<(Option<Span>, char)> = laid
        .missing
        .iter()
        .map(|(character, _)| (place(*character), *character))
        .collect();
    found.sort_by_key(|(span, _)| span.map_or(u32::MAX, |span| span.start));
    let (span, first) = *found.first()?;
    let names: Vec<String> = found
        .iter()
        .take(8)
        .map(|(_, character)| format!("`{character}`"))
        .collect();
    let more = if found.len() > names.len() {
        " …"
    } else {
        ""
    };
    let message = match found.len() {
        1 => format!("no font has the character {} of this story", names[0]),
        many => format!(
            "no font has {many} characters of this story: {}{more}",
            names.join(" ")
        ),
    };
    let problem = Diagnostic::warning("missing-character", message)
        .at(
            span.unwrap_or(story.title.span),
            format!("U+{:04X}", u32::from(first)),
        )
        .note(if found.len() == 1 {
            "it is left out of the printed cheat sheet"
        } else {
            "they are left out of the printed cheat sheet"
        })
        .help("name a font that has it under `[sheets]`: `fonts = [\"Noto Sans\"]`, or a file, `[\"fonts/mine.ttf\"]`");
    Some(problem)
}
