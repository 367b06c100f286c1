//! Writes laid-out sheets as a PDF document: tagged, with an outline, and checked against PDF/UA-1.
//!
//! All positions are settled before. Nothing that changes from day to day goes into the file.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::{Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, TagTree};
use krilla::text::{Font, GlyphId};
use krilla::{Document, SerializeSettings};

use crate::failure::Failure;

use super::design::Colour;
use super::flow::HorizontalRule;
use super::font::Fonts;
use super::impose::Leaf;
use super::line::{Glyph, Line, Run};
use super::mark::{self, Mark};
use super::structure::Structure;
use super::{SheetLayout, SheetPrinter};

/// Writes the document.
pub(super) fn document(
    sheets: &[&SheetLayout],
    leaves: &[Leaf],
    title: &str,
    printer: &SheetPrinter,
) -> Result<Vec<u8>, Failure> {
    let grid = printer.grid;
    let scale_note = printer.scale_note();
    let sides = sheets.iter().flat_map(|sheet| &sheet.sides);
    let lines = sides.flat_map(|side| {
        let blocks = side.blocks.iter().flat_map(|block| &block.lines);
        blocks.chain(&side.footer)
    });
    // A surface that is given up half-way panics, so that nothing may go wrong from here on.
    let drawing = Drawing {
        fonts_by_key: fonts_by_key(&printer.fonts, lines.chain(&scale_note))?,
        rule: printer.design.rule,
    };
    let mut structures: Vec<Structure> = sheets.iter().map(|_| Structure::default()).collect();
    let mut outline = Outline::new();
    let mut document = Document::new_with(settings()?);
    for (number, leaf) in leaves.iter().enumerate() {
        let settings = PageSettings::from_wh(grid.page.width, grid.page.height);
        let settings = settings.ok_or_else(|| refused("no such paper"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (slot, card) in leaf.cards.iter().enumerate() {
            let Some(card) = card else { continue };
            let (x, y) = grid.corner(slot, leaf.is_back);
            if card.side == 0 {
                let title = for_xml(&sheets[card.sheet].title);
                let place = XyzDestination::new(number, Point::from_xy(x, y));
                outline.push_child(OutlineNode::new(title, place));
            }
            surface.push_transform(&Transform::from_translate(x, y));
            let sheet = sheets[card.sheet];
            let structure = &mut structures[card.sheet];
            drawing.side(sheet, card.side, &mut surface, structure);
            surface.pop();
        }
        drawing.marks(printer, scale_note.as_ref(), &mut surface);
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(printer.language.clone()));
    for structure in structures {
        tree.push(structure.finish());
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.set_metadata(metadata(title, printer));
    document.finish().map_err(|error| match error {
        KrillaError::Validation(faults) => {
            let faults: Vec<String> = faults.iter().map(|(it, _)| format!("{it:?}")).collect();
            refused(faults.join(", "))
        }
        error => refused(error),
    })
}

fn settings() -> Result<SerializeSettings, Failure> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    Ok(SerializeSettings {
        configuration: configuration.map_err(|error| refused(format!("{error:?}")))?,
        ..SerializeSettings::default()
    })
}

fn metadata(title: &str, printer: &SheetPrinter) -> Metadata {
    let direction = if printer.wording.is_rtl() {
        TextDirection::RightToLeft
    } else {
        TextDirection::LeftToRight
    };
    Metadata::new()
        .title(for_xml(title))
        .language(printer.language.clone())
        .creator("Starling".to_owned())
        .text_direction(direction)
}

/// The text without the characters that XML 1.0 forbids: a reader shows properties that hold one as
/// damaged.
fn for_xml(text: &str) -> String {
    let is_allowed =
        |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_allowed).collect()
}

fn refused(cause: impl std::fmt::Display) -> Failure {
    Failure::new(format!("the PDF cannot be made: {cause}"))
        .hint("set `pdf = false` under `[sheets]` to build without, and report this as a bug")
}

/// What one document needs while it is drawn.
struct Drawing {
    fonts_by_key: HashMap<FontKey, Font>,
    rule: Colour,
}

/// A face of a file: which font of it, at which position on each axis.
type FontKey = (u64, u32, Vec<([u8; 4], u32)>);

/// Every face that lines are set in.
fn fonts_by_key<'l>(
    fonts: &Fonts,
    lines: impl Iterator<Item = &'l Line>,
) -> Result<HashMap<FontKey, Font>, Failure> {
    let mut fonts_by_key = HashMap::new();
    for run in lines.flat_map(|line| &line.runs) {
        if let Entry::Vacant(entry) = fonts_by_key.entry(font_key(run)) {
            let axes = run.axes.iter();
            let axes: Vec<_> = axes
                .map(|(tag, at)| (krilla::text::Tag::new(tag), *at))
                .collect();
            let file = fonts.file(run.file);
            let font = file.and_then(|file| Font::new_variable(file, run.index, &axes));
            entry.insert(font.ok_or_else(|| refused("a font is damaged"))?);
        }
    }
    Ok(fonts_by_key)
}

fn font_key(run: &Run) -> FontKey {
    let axes = run.axes.iter().map(|(tag, at)| (*tag, at.to_bits()));
    (run.file, run.index, axes.collect())
}

impl Drawing {
    fn side(
        &self,
        sheet: &SheetLayout,
        number: usize,
        surface: &mut Surface<'_>,
        structure: &mut Structure,
    ) {
        let side = &sheet.sides[number];
        surface.start_tagged(artifact(ArtifactType::Layout));
        for rule in &side.rules {
            draw_rule(rule, self.rule, surface);
        }
        surface.end_tagged();
        for block in &side.blocks {
            let expands = block.expands.as_deref();
            let mut ids = Vec::new();
            for line in &block.lines {
                let tag = ContentTag::Span(SpanTag::empty().with_expanded(expands));
                ids.push(surface.start_tagged(tag).into());
                self.line(line, surface);
                surface.end_tagged();
            }
            structure.add(block, &sheet.title, ids);
        }
        surface.start_tagged(artifact(ArtifactType::Footer));
        for line in &side.footer {
            self.line(line, surface);
        }
        surface.end_tagged();
    }

    fn line(&self, line: &Line, surface: &mut Surface<'_>) {
        for run in &line.runs {
            let Some(font) = self.fonts_by_key.get(&font_key(run)) else {
                continue;
            };
            surface.set_fill(Some(fill(run.colour)));
            let start = Point::from_xy(run.x, line.baseline);
            let words = line.paragraph();
            surface.draw_glyphs(start, &run.glyphs, font.clone(), words, run.size, false);
        }
    }

    /// Draws what helps to cut the cards and to print them in their size.
    fn marks(&self, printer: &SheetPrinter, scale_note: Option<&Line>, surface: &mut Surface<'_>) {
        let grid = printer.grid;
        if grid.cards() == 1 {
            return;
        }
        surface.start_tagged(artifact(ArtifactType::Page));
        for mark in mark::cuts(grid) {
            draw_mark(mark, surface);
        }
        let ruler = mark::ruler(grid);
        let (x, y) = ruler.corner;
        let turn = if ruler.is_upright {
            Transform::from_row(0.0, 1.0, -1.0, 0.0, x, y)
        } else {
            Transform::from_translate(x, y)
        };
        surface.push_transform(&turn);
        for mark in ruler.marks {
            draw_mark(mark, surface);
        }
        if let Some(line) = scale_note {
            self.line(line, surface);
        }
        surface.pop();
        surface.end_tagged();
    }
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn fill(colour: Colour) -> Fill {
    let [red, green, blue] = colour;
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

fn draw_rule(rule: &HorizontalRule, colour: Colour, surface: &mut Surface<'_>) {
    let top = rule.y - rule.weight / 2.0;
    draw_box((rule.x, top, rule.width, rule.weight), colour, surface);
}

fn draw_mark(mark: Mark, surface: &mut Surface<'_>) {
    let [x, y, width, height] = mark;
    draw_box((x, y, width, height), [0, 0, 0], surface);
}

/// Fills a box, whose edges stay sharp however thin it is.
fn draw_box(
    (x, y, width, height): (f32, f32, f32, f32),
    colour: Colour,
    surface: &mut Surface<'_>,
) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

impl krilla::text::Glyph for Glyph {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id)
    }

    fn text_range(&self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }

    fn x_advance(&self, size: f32) -> f32 {
        self.advance * size
    }

    fn x_offset(&self, size: f32) -> f32 {
        self.x * size
    }

    fn y_offset(&self, size: f32) -> f32 {
        self.y * size
    }

    fn y_advance(&self, _: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<krilla::surface::Location> {
        None
    }
}
