//! The printer: fonts, a design and the words of the interface, ready to lay out and print sheets.

use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value};

use crate::config::{Language, Sheets};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::interview::InterviewOnPaper;
use crate::project::Project;
use crate::record;
use crate::sheet::SheetContent;
use crate::source::Span;

use super::SheetLayout;
use super::design::{Design, SheetFormat};
use super::draw;
use super::fit;
use super::flow::Frame;
use super::font::Fonts;
use super::impose::impose;
use super::layout::Composer;
use super::line::Line;
use super::paper::{self, Grid};
use super::paragraph::{Shaper, Style, TextEngine};
use super::plan::Asking;
use super::row::Rows;
use super::text::Text;
use super::wording::Wording;

/// Lays out and prints the sheets of one project.
pub struct SheetPrinter {
    pub(super) fonts: Fonts,
    pub(super) design: Design,
    pub(super) wording: Wording,
    /// The tag of the sheets' language, such as `en`.
    pub(super) language: String,
    pub(super) grid: Grid,
    pub(super) sheets: Sheets,
    /// Text engines that no thread is using.
    engines: Mutex<Vec<TextEngine>>,
}

/// A PDF file.
pub struct PrintedDocument {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

impl SheetPrinter {
    /// Gets ready to print on the paper of `sheets` in the words of `labels`; what is wrong with the
    /// project's own fonts and design is reported.
    pub fn new(
        project: &Project,
        sheets: &Sheets,
        labels: Map<String, Value>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let config = &project.config;
        let own = project.fonts.iter().map(|font| &font.value);
        let (fonts, unusable) = Fonts::new(own);
        diagnostics.extend(unusable.into_iter().map(|position| {
            Diagnostic::error("not-a-font", "there is no font in this file")
                .at(project.fonts[position].span, "")
                .help("name a file of TrueType or OpenType fonts: `.ttf`, `.otf`, `.ttc`")
        }));
        Self {
            fonts,
            design: design(project, sheets, diagnostics),
            wording: Wording::new(labels, Language::of(&config.language)),
            language: config.language.clone(),
            grid: Grid::of(sheets.paper, sheets.per_page),
            sheets: sheets.clone(),
            engines: Mutex::default(),
        }
    }

    /// The same, with the author's notes to self on its sheets or without them.
    #[must_use]
    pub fn with_coaching(self, coaching: bool) -> Self {
        Self {
            design: self.design.with_coaching(coaching),
            ..self
        }
    }

    /// Lays a sheet out, as large as its card allows.
    pub fn layout(&self, content: &SheetContent<'_>) -> SheetLayout {
        self.lay_out(content.title, |composer| composer.rows(content))
    }

    /// Lays the plan of an interview out. What to ask them is on it where that takes no more paper.
    pub fn layout_plan(&self, interview: &InterviewOnPaper<'_>) -> SheetLayout {
        let plan = |asking| {
            self.lay_out(&interview.title, |composer| {
                composer.plan(interview, asking)
            })
        };
        let whole = plan(Asking::Shown);
        if whole.sides.len() == 1 || !interview.has_questions_for_them() {
            return whole;
        }
        let without = plan(Asking::LeftOut);
        if without.sides.len() < whole.sides.len() {
            without
        } else {
            whole
        }
    }

    /// Lays the card for the pocket of an interview out.
    pub fn layout_card(&self, interview: &InterviewOnPaper<'_>) -> SheetLayout {
        self.lay_out(&interview.title, |composer| composer.pocket_card(interview))
    }

    /// Lays rows out, as large as a card allows.
    fn lay_out(
        &self,
        title: &str,
        rows: impl FnOnce(&mut Composer<'_, '_>) -> Rows,
    ) -> SheetLayout {
        self.with_engine(|engine| self.lay_out_with(engine, title, rows))
    }

    fn lay_out_with(
        &self,
        engine: &mut TextEngine,
        title: &str,
        rows: impl FnOnce(&mut Composer<'_, '_>) -> Rows,
    ) -> SheetLayout {
        let is_rtl = self.wording.is_rtl();
        let mut shaper = Shaper::new(&self.fonts, engine, &self.language, is_rtl);
        let mut composer = Composer {
            shaper: &mut shaper,
            design: &self.design,
            wording: &self.wording,
            card: self.grid.card,
        };
        let mut rows = rows(&mut composer);
        let frame = Frame {
            card: self.grid.card,
            margin: self.design.margin,
            beside: self.design.beside_width,
            gap: self.design.sizes.small,
            floor: self.design.floor,
            shrink: 1.0,
            rule: self.design.fine,
            is_rtl,
        };
        let fitted = fit::fit(&mut rows, &self.design, frame);
        SheetLayout {
            title: title.to_owned(),
            sides: fitted.sides,
            scale: fitted.scale,
            over: fitted.over,
            missing: shaper.into_missing().into_iter().collect(),
        }
    }

    /// Prints sheets, in this order, as a document called `title`; with `duplex` on both sides of
    /// the paper.
    ///
    /// # Errors
    /// When the engine refuses them, which no content should bring about.
    pub fn print(
        &self,
        sheets: &[&SheetLayout],
        title: &str,
        duplex: bool,
    ) -> Result<PrintedDocument, Failure> {
        let sides: Vec<usize> = sheets.iter().map(|sheet| sheet.sides.len()).collect();
        let leaves = impose(&sides, self.grid.cards(), duplex);
        Ok(PrintedDocument {
            bytes: draw::document(sheets, &leaves, title, self)?,
            pages: leaves.len(),
        })
    }

    /// The words beside the ruler, for the corner `(0, 0)`; `None` where no sheets share a page.
    pub(super) fn scale_note(&self) -> Option<Line> {
        if self.grid.cards() == 1 {
            return None;
        }
        let style = Style {
            size: 8.0,
            bold: false,
            italic: false,
            colour: self.design.ink,
        };
        let words = Text::plain(self.wording.text("print_scale"));
        let place = (paper::millimetres(52.0), 0.0);
        self.with_engine(|engine| {
            let mut shaper = Shaper::new(&self.fonts, engine, &self.language, false);
            let mut paragraph = shaper.shape(&[(&words, style)], 1.0);
            paragraph.lines(0..1, place, f32::MAX, 1.0, false).pop()
        })
    }

    /// Calls `work` with an engine that no other thread is using meanwhile.
    fn with_engine<T>(&self, work: impl FnOnce(&mut TextEngine) -> T) -> T {
        let engines = || self.engines.lock().unwrap_or_else(PoisonError::into_inner);
        let free = engines().pop();
        let mut engine = free.unwrap_or_else(|| TextEngine::new(&self.fonts));
        let result = work(&mut engine);
        engines().push(engine);
        result
    }
}

/// The design for a paper, with what the project's own theme says laid over the default's.
fn design(project: &Project, sheets: &Sheets, diagnostics: &mut Vec<Diagnostic>) -> Design {
    let kind = SheetFormat::of(sheets.paper, sheets.per_page);
    let own = project.theme.texts.get(kind.path()).map(|file| {
        let text = project.sources.text(*file);
        record::toml(text, Span::new(*file, 0..text.len()), diagnostics)
    });
    Design::read(kind, own, diagnostics)
}
