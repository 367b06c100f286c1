//! A line of text on a card: the glyphs of its words, and where they are.
//!
//! Into which lines words are broken is decided by the paragraph.

use std::ops::Range;
use std::sync::Arc;

use parley::Layout;

use super::design::Colour;

/// Some glyphs of one face, size and colour that follow each other on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The number of the font's file.
    pub(super) file: u64,
    /// Which font of the file.
    pub(super) index: u32,
    /// The position of a variable font on each of its axes.
    pub(super) axes: Vec<([u8; 4], f32)>,
    /// The size in points.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// Where it begins, in points from the left of the card.
    pub x: f32,
    /// The glyphs from left to right.
    pub(super) glyphs: Vec<Glyph>,
}

/// One glyph. Lengths are multiples of the size, and upwards is positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) id: u32,
    pub(super) advance: f32,
    pub(super) x: f32,
    pub(super) y: f32,
    /// The bytes of the words that it stands for.
    pub(super) from: u32,
    pub(super) to: u32,
}

/// A line of text on a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    words: Arc<str>,
    range: Range<usize>,
    /// How far its letters are on the card, in points from the top.
    pub baseline: f32,
    /// What is on it, from left to right.
    pub runs: Vec<Run>,
}

impl Line {
    /// A line of laid-out `words`, whose letters are at `(x, y)` at a scale.
    pub(super) fn of(
        words: &Arc<str>,
        layout: &Layout<Colour>,
        line: &parley::Line<'_, Colour>,
        (x, y): (f32, f32),
        scale: f32,
    ) -> Self {
        Self {
            words: words.clone(),
            range: line.text_range(),
            baseline: y,
            runs: runs(words, layout, line, x, scale),
        }
    }

    /// The words of the line.
    pub fn text(&self) -> &str {
        self.words.get(self.range.clone()).unwrap_or_default()
    }

    /// The words of the whole paragraph, which glyphs refer to.
    pub(super) fn paragraph(&self) -> &str {
        &self.words
    }
}

/// The glyphs of a line, cut where face, size or colour changes.
fn runs(
    words: &str,
    layout: &Layout<Colour>,
    line: &parley::Line<'_, Colour>,
    left: f32,
    scale: f32,
) -> Vec<Run> {
    let metrics = line.metrics();
    let mut x = metrics.inline_min_coord + metrics.offset;
    let mut runs: Vec<Run> = Vec::new();
    for run in line.runs() {
        let size = run.font_size();
        let font = run.font();
        let axes = run.synthesis();
        let axes = axes.variation_settings().iter();
        let axes: Vec<_> = axes.map(|(tag, at)| (tag.into_bytes(), *at)).collect();
        let mut style = None;
        // The letters of a ligature that have no glyph of their own.
        let mut ahead: Option<usize> = None;
        for cluster in run.visual_clusters() {
            let mut range = cluster.text_range();
            if is_isolate(words, &range) {
                continue;
            }
            if cluster.is_ligature_continuation() {
                if run.is_rtl() {
                    ahead = Some(ahead.map_or(range.end, |end| end.max(range.end)));
                } else if let Some(glyph) = runs.last_mut().and_then(|run| run.glyphs.last_mut()) {
                    glyph.to = offset(range.end);
                }
                continue;
            }
            range.end = ahead.take().unwrap_or(range.end);
            if style != Some(cluster.style_index()) {
                style = Some(cluster.style_index());
                runs.push(Run {
                    file: font.data.id(),
                    index: font.index,
                    axes: axes.clone(),
                    size: size * scale,
                    colour: layout.styles()[usize::from(cluster.style_index())].brush,
                    x: left + x * scale,
                    glyphs: Vec::new(),
                });
            }
            for glyph in cluster.glyphs() {
                if let Some(run) = runs.last_mut().filter(|_| glyph.id != 0) {
                    run.glyphs.push(Glyph {
                        id: glyph.id,
                        advance: glyph.advance / size,
                        x: glyph.x / size,
                        // The engine for text counts down, that for PDF up.
                        y: -glyph.y / size,
                        from: offset(range.start),
                        to: offset(range.end),
                    });
                }
                x += glyph.advance;
            }
        }
    }
    runs.retain(|run| !run.glyphs.is_empty());
    runs
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Whether a character does nothing but begin or end a stretch with a direction of its own. It has done
/// so by now, and would only be in the way of whoever copies the words.
fn is_isolate(words: &str, range: &Range<usize>) -> bool {
    let words = words.get(range.clone()).unwrap_or_default();
    !words.is_empty()
        && words
            .chars()
            .all(|it| matches!(it, '\u{2066}'..='\u{2069}'))
}

#[cfg(test)]
mod tests {
    use crate::pdf::font::Fonts;
    use crate::pdf::paragraph::{Shaper, Style, TextEngine};
    use crate::pdf::text::Text;

    const STYLE: Style = Style {
        size: 10.0,
        bold: false,
        italic: false,
        colour: [0; 3],
    };

    #[test]
    fn an_accent_stands_higher_above_a_high_letter() {
        let (fonts, _) = Fonts::new([]);
        let mut engine = TextEngine::new(&fonts);
        let mut shaper = Shaper::new(&fonts, &mut engine, "en", false);
        // Neither of the two exists as one character.
        let mut height = |letter: &str| {
            let text = Text::plain(&format!("{letter}\u{302}"));
            let mut paragraph = shaper.shape(&[(&text, STYLE)], 1.0);
            let lines = paragraph.lines(0..1, (0.0, 0.0), 100.0, 1.0, false);
            let glyphs = lines.iter().flat_map(|line| &line.runs);
            let glyphs = glyphs.flat_map(|run| &run.glyphs);
            glyphs.map(|glyph| glyph.y).next_back()
        };
        assert!(height("K") > height("x"));
    }

    #[test]
    fn signs_upon_letters_leave_a_word_at_the_edge_of_its_column() {
        let (fonts, _) = Fonts::new([]);
        let mut engine = TextEngine::new(&fonts);
        let mut shaper = Shaper::new(&fonts, &mut engine, "he", true);
        let mut edge = |word: &str| {
            let mut paragraph = shaper.shape(&[(&Text::plain(word), STYLE)], 1.0);
            let lines = paragraph.lines(0..1, (0.0, 0.0), 100.0, 1.0, false);
            let runs = lines.iter().flat_map(|line| &line.runs);
            let ends = runs.map(|run| {
                let width: f32 = run.glyphs.iter().map(|glyph| glyph.advance).sum();
                run.x + width * run.size
            });
            ends.fold(0.0, f32::max)
        };
        for word in ["שלום", "שָׁלוֹם"] {
            let edge = edge(word);
            assert!((edge - 100.0).abs() < 0.1, "{word} ends at {edge}");
        }
    }
}
