//! What the sheets of a project are printed with, and what is to be said of them.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::check;
use crate::config::{Config, Language, Paper, Sheets};
use crate::content::{Story, Topic};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::memo::Key;
use crate::pdf::{Design, Fonts, Kind, Laid, Press, Typesetter, Wording};
use crate::project::Project;
use crate::record;
use crate::sheet::Face;
use crate::source::{Sources, Span};
use crate::theme;

use super::Memory;

/// What sheets are printed with: faces, a design and the words of the interface.
pub(super) struct Printer<'p> {
    project: &'p Project,
    sheets: &'p Sheets,
    fonts: Fonts,
    design: Design,
    labels: Map<String, Value>,
    language: Language,
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
            language: Language::of(&project.config.language),
        }
    }

    /// The same, with the author's notes to self on its sheets or without them.
    pub(super) fn with_coaching(self, coaching: bool) -> Self {
        Self {
            design: self.design.with_coaching(coaching),
            ..self
        }
    }

    /// A press that prints on one side of the paper, or on both.
    pub(super) fn press(&self, duplex: bool) -> Press<'_> {
        let Config { language, .. } = &self.project.config;
        let wording = Wording::of(&self.labels, &self.language);
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

    /// Lays a sheet out, unless that was done before.
    pub(super) fn lay_out(
        &self,
        typesetter: &mut Typesetter<'_>,
        face: &Face<'_>,
        memory: &Memory,
    ) -> Proof {
        let inputs = [self.project.looks, Key::of_shown(face)].map(Key::bytes);
        let key = Key::of(inputs.each_ref().map(<[u8; 16]>::as_slice));
        let laid = memory.laid.recall(key, || typesetter.lay_out(face).into());
        Proof { laid, key }
    }

    /// Prints sheets together, unless that was done before.
    pub(super) fn together<'l>(
        &self,
        press: &Press<'_>,
        proofs: impl Iterator<Item = &'l Proof>,
        memory: &Memory,
    ) -> Result<Arc<[u8]>, Failure> {
        let proofs: Vec<&Proof> = proofs.collect();
        printed(press, &proofs, &self.title(), memory)
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

/// A sheet that is laid out.
pub(super) struct Proof {
    pub(super) laid: Arc<Laid>,
    /// Names all that it was made from.
    key: Key,
}

impl Proof {
    /// Prints the sheet by itself, unless that was done before.
    pub(super) fn alone(&self, press: &Press<'_>, memory: &Memory) -> Result<Arc<[u8]>, Failure> {
        printed(press, &[self], &self.laid.title, memory)
    }
}

fn printed(
    press: &Press<'_>,
    proofs: &[&Proof],
    title: &str,
    memory: &Memory,
) -> Result<Arc<[u8]>, Failure> {
    let keys: Vec<[u8; 16]> = proofs.iter().map(|proof| proof.key.bytes()).collect();
    let inputs = keys.iter().map(<[u8; 16]>::as_slice);
    let key = Key::of(inputs.chain([title.as_bytes()]));
    memory.printed.try_recall(key, || {
        let sheets: Vec<&Laid> = proofs.iter().map(|proof| proof.laid.as_ref()).collect();
        let (bytes, _) = press.print(&sheets, title)?;
        Ok(bytes.into())
    })
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
