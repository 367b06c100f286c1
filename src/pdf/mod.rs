//! Prints cheat sheets: the one room that knows the engines for text and for PDF.
//!
//! ```text
//!  SheetContent --layout--> rows of paragraphs --fit, flow--> SheetLayout --impose, draw--> PDF
//!                (paragraph: shapes words once)   (sides with lines and rules)
//! ```
//!
//! A sheet is laid out once and may be printed many times. What is on a sheet is settled before, in
//! [`SheetContent`]; which sheets are printed together, and where the file goes, is left to others.
//!
//! [`SheetContent`]: crate::sheet::SheetContent

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
mod plan;
mod pocket;
mod printer;
mod problem;
mod row;
mod script;
mod structure;
mod style;
mod text;
mod wording;

pub use flow::Side;
pub use font::Fonts;
pub use line::Line;
pub use printer::SheetPrinter;

/// A sheet that is laid out: what is where on each of its sides.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetLayout {
    /// The story's title.
    pub title: String,
    /// Its sides; one, if it fits.
    pub sides: Vec<Side>,
    /// By how much its type is scaled from the design's sizes.
    pub scale: f32,
    /// How many words too many there are; `None` where it fits.
    pub over: Option<usize>,
    /// Characters that no font has, with how often they occur.
    pub missing: Vec<(char, usize)>,
}

impl SheetLayout {
    /// Its words: the title, then block by block what is on its sides.
    pub fn text(&self) -> String {
        let blocks = self.sides.iter().flat_map(|side| &side.blocks);
        let blocks = blocks.map(|block| {
            let lines: Vec<&str> = block.lines.iter().map(Line::text).collect();
            lines.join(" ")
        });
        let texts: Vec<String> = std::iter::once(self.title.clone()).chain(blocks).collect();
        texts.join("\n\n")
    }
}
