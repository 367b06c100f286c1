//! Prints cheat sheets: the one room that knows the engines for text and for PDF.
//!
//! ```text
//!  Face --layout--> rows of paragraphs --fit, flow--> Laid --impose, draw--> a PDF file
//!          (paragraph: shapes words once)   (sides with lines and rules)
//! ```
//!
//! A sheet is laid out once and may be printed many times. What stands on a sheet is settled before,
//! in [`Face`]; which sheets are printed together, and where the file goes, is left to others.

mod column;
mod design;
mod draw;
mod fit;
mod flow;
mod font;
mod impose;
mod layout;
mod line;
mod mark;
mod paper;
mod paragraph;
mod row;
mod structure;
mod style;
mod text;
mod wording;

use crate::config::Sheets;
use crate::failure::Failure;

use crate::sheet::Face;

pub use design::{Colour, Design, Kind};
pub use flow::Side;
pub use font::Fonts;
pub use line::Line;
pub use paper::Grid;
pub use wording::Wording;

use flow::Frame;
use layout::Composer;
use paragraph::{Shaper, Style};
use text::Text;

/// Everything that all sheets of a run share.
pub struct Press<'a> {
    fonts: &'a Fonts,
    design: &'a Design,
    wording: Wording<'a>,
    language: &'a str,
    grid: Grid,
    duplex: bool,
}

/// A sheet that is laid out: what stands where on each of its sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The story's title.
    pub title: String,
    /// Its sides; one, if it fits.
    pub sides: Vec<Side>,
    /// By how much its type is scaled from the design's sizes.
    pub scale: f32,
    /// How many words too many there are; nothing where it fits.
    pub over: Option<usize>,
    /// Characters that no font has, with how often they stand on it.
    pub missing: Vec<(char, usize)>,
}

/// Lays out one sheet after the other, for one thread.
pub struct Typesetter<'p> {
    press: &'p Press<'p>,
    shaper: Shaper<'p>,
}

/// What a document needs beside its sheets.
struct Printing<'a> {
    title: &'a str,
    language: &'a str,
    wording: Wording<'a>,
    grid: Grid,
    rule: Colour,
    /// What stands under the ruler.
    scale_note: Option<Line>,
}

impl<'a> Press<'a> {
    /// A press for sheets in a `language`, that stand on paper as `sheets` says; with `duplex`
    /// both sides of the paper are printed.
    pub fn new(
        fonts: &'a Fonts,
        design: &'a Design,
        wording: Wording<'a>,
        language: &'a str,
        sheets: &Sheets,
        duplex: bool,
    ) -> Self {
        Self {
            fonts,
            design,
            wording,
            language,
            grid: Grid::of(sheets.paper, sheets.per_page),
            duplex,
        }
    }

    /// A typesetter; each thread needs its own.
    pub fn typesetter(&self) -> Typesetter<'_> {
        Typesetter {
            press: self,
            shaper: Shaper::new(self.fonts, self.language, self.wording.is_rtl()),
        }
    }

    /// Prints sheets, in this order, as a document called `title`; with the number of its pages.
    ///
    /// # Errors
    /// When the engine refuses them, which no content should bring about.
    pub fn print(&self, sheets: &[&Laid], title: &str) -> Result<(Vec<u8>, usize), Failure> {
        let sides: Vec<usize> = sheets.iter().map(|sheet| sheet.sides.len()).collect();
        let leaves = impose::impose(&sides, self.grid.cards(), self.duplex);
        let printing = Printing {
            title,
            language: self.language,
            wording: self.wording,
            grid: self.grid,
            rule: self.design.rule,
            scale_note: self.scale_note(),
        };
        let bytes = draw::document(sheets, &leaves, &printing, self.fonts)?;
        Ok((bytes, leaves.len()))
    }

    /// The words beside the ruler, which stands at the corner `(0, 0)`.
    fn scale_note(&self) -> Option<Line> {
        if self.grid.cards() == 1 {
            return None;
        }
        let mut shaper = Shaper::new(self.fonts, self.language, false);
        let style = Style {
            size: 8.0,
            bold: false,
            italic: false,
            colour: self.design.ink,
        };
        let words = Text::plain(self.wording.text("print_scale"));
        let mut paragraph = shaper.shape(&[(&words, style)], 1.0);
        let place = (paper::millimetres(52.0), 0.0);
        paragraph.lines(0..1, place, f32::MAX, 1.0, false).pop()
    }
}

impl Typesetter<'_> {
    /// Lays out what stands on a sheet, as large as its card allows.
    pub fn lay_out(&mut self, face: &Face<'_>) -> Laid {
        let press = self.press;
        let mut composer = Composer {
            shaper: &mut self.shaper,
            design: press.design,
            wording: press.wording,
            card: press.grid.card,
        };
        let mut rows = composer.rows(face);
        let frame = Frame {
            card: press.grid.card,
            margin: press.design.margin,
            beside: press.design.beside_width,
            gap: press.design.sizes.small,
            floor: press.design.floor,
            shrink: 1.0,
            rule: press.design.fine,
            is_rtl: press.wording.is_rtl(),
        };
        let fitted = fit::fit(&mut rows, press.design, frame);
        Laid {
            title: face.title.to_owned(),
            sides: fitted.sides,
            scale: fitted.scale,
            over: fitted.over,
            missing: self.shaper.take_missing().into_iter().collect(),
        }
    }
}
