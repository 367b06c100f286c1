//! Shapes words once, and breaks them into lines at any width and scale.
//!
//! Shaping is what costs; a paragraph is shaped at its largest size, and to try a smaller one its lines
//! are broken in a column that is wider by as much. Positions are left to the flow.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::Language;
use parley::style::{FontFamily, FontFamilyName, FontStyle, FontWeight, LineHeight, StyleProperty};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, Layout, LayoutContext, OverflowWrap,
};

use super::design::Colour;
use super::font::Fonts;
use super::line::Line;
use super::text::Text;

/// How many marks a letter may carry, as in the stream-safe text format of UAX #15: no language has more,
/// and shaping takes time by the square of them.
const MOST_MARKS: usize = 30;

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// The largest size, in points.
    pub(super) size: f32,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// Whether all of it is in italics.
    pub(super) italic: bool,
    /// The colour.
    pub(super) colour: Colour,
}

/// The text engine of one thread. What it keeps from one sheet makes the next one quicker.
pub(super) struct TextEngine {
    context: FontContext,
    layouts: LayoutContext<Colour>,
    /// Whether some font has a character, for those that were met.
    known: HashMap<char, bool>,
}

impl TextEngine {
    /// An engine that sets text in these fonts.
    pub(super) fn new(fonts: &Fonts) -> Self {
        Self {
            context: fonts.context(),
            layouts: LayoutContext::new(),
            known: HashMap::new(),
        }
    }
}

/// Shapes the words of one sheet.
pub(super) struct Shaper<'f> {
    fonts: &'f Fonts,
    engine: &'f mut TextEngine,
    families: Vec<FontFamilyName<'f>>,
    language: Option<Language>,
    direction: BaseDirection,
    /// Characters that no font has, with how often they were met.
    missing: BTreeMap<char, usize>,
}

impl<'f> Shaper<'f> {
    /// Shapes words of a language with these fonts.
    pub(super) fn new(
        fonts: &'f Fonts,
        engine: &'f mut TextEngine,
        language: &str,
        is_rtl: bool,
    ) -> Self {
        let families = fonts.families().iter();
        Self {
            fonts,
            families: families.map(|name| FontFamilyName::named(name)).collect(),
            engine,
            language: Language::parse(language).ok(),
            direction: if is_rtl {
                BaseDirection::Rtl
            } else {
                BaseDirection::Auto
            },
            missing: BTreeMap::new(),
        }
    }

    /// The characters that no font has, with how often they were met.
    pub(super) fn into_missing(self) -> BTreeMap<char, usize> {
        self.missing
    }

    /// Shapes texts that follow each other, each in its own style.
    pub(super) fn shape(&mut self, texts: &[(&Text, Style)], leading: f32) -> Paragraph {
        let mut words = String::new();
        let mut styled: Vec<(Range<usize>, StyleProperty<'_, Colour>)> = Vec::new();
        for (text, style) in texts {
            let from = words.len();
            // Where a kept character is now, for each byte of the text.
            let places = self.keep(&text.words, &mut words);
            let place = |range: &Range<usize>| places(range.start)..places(range.end);
            let all = from..words.len();
            styled.push((all.clone(), StyleProperty::FontSize(style.size)));
            styled.push((all.clone(), StyleProperty::Brush(style.colour)));
            let bold = text.bold.iter().map(&place);
            for range in bold.chain(style.bold.then(|| all.clone())) {
                styled.push((range, StyleProperty::FontWeight(FontWeight::BOLD)));
            }
            let italic = text.italic.iter().map(&place);
            for range in italic.chain(style.italic.then(|| all.clone())) {
                styled.push((range, StyleProperty::FontStyle(FontStyle::Italic)));
            }
        }
        let sizes = texts.iter().map(|(_, style)| style.size);
        let smallest = sizes.reduce(f32::min).unwrap_or(1.0);

        let engine = &mut *self.engine;
        let mut builder = engine
            .layouts
            .ranged_builder(&mut engine.context, &words, 1.0, false);
        builder.set_base_direction(self.direction);
        builder.push_default(FontFamily::List(self.families.as_slice().into()));
        // No line is lower than this size asks for.
        builder.push_default(StyleProperty::FontSize(smallest));
        builder.push_default(LineHeight::FontSizeRelative(leading));
        builder.push_default(StyleProperty::Locale(self.language));
        // A word that is longer than the line is broken rather than cut.
        builder.push_default(OverflowWrap::Anywhere);
        for (range, style) in styled {
            if !range.is_empty() {
                builder.push(style, range);
            }
        }
        let layout = builder.build(&words);
        Paragraph {
            words: words.into(),
            layout,
            broken_at: 0.0,
            alignment: None,
            smallest,
        }
    }

    /// Adds the characters of `text` that some font has to `words`; the others are noted down.
    /// Returns where each byte of the text is now.
    fn keep(&mut self, text: &str, words: &mut String) -> impl Fn(usize) -> usize + use<> {
        let from = words.len();
        // Each dropped character, with how many bytes are lost up to its end.
        let mut dropped: Vec<(usize, usize)> = Vec::new();
        let mut lost = 0;
        let mut marks = 0;
        for (at, character) in text.char_indices() {
            let is_mark = unicode_normalization::char::is_combining_mark(character);
            marks = if is_mark { marks + 1 } else { 0 };
            if marks <= MOST_MARKS && (character == '\n' || self.has(character)) {
                words.push(character);
                continue;
            }
            lost += character.len_utf8();
            dropped.push((at, lost));
            if marks <= MOST_MARKS && !is_silent(character) {
                *self.missing.entry(character).or_default() += 1;
            }
        }
        move |byte| {
            let before = dropped.partition_point(|(at, _)| *at < byte);
            let lost = before.checked_sub(1).map_or(0, |last| dropped[last].1);
            from + byte - lost
        }
    }

    fn has(&mut self, character: char) -> bool {
        let fonts = self.fonts;
        let is_known =
            || !is_never_set(character) && (is_silent(character) || fonts.has(character));
        *self.engine.known.entry(character).or_insert_with(is_known)
    }
}

/// Whether a character is left out whatever the fonts have: it controls what is no text, or asks for
/// a colourful shape of its neighbour.
fn is_never_set(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffe}'
        )
}

/// Whether a character shows nothing by itself, so that nobody misses it.
fn is_silent(character: char) -> bool {
    is_never_set(character)
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{2069}')
}

/// Words that are shaped, to be broken into lines.
pub(super) struct Paragraph {
    words: Arc<str>,
    layout: Layout<Colour>,
    /// The width at the largest size in which its lines were broken; 0 where they never were.
    broken_at: f32,
    /// To which end its lines are aligned, since they were broken.
    alignment: Option<Alignment>,
    /// The smallest of its sizes.
    smallest: f32,
}

impl Paragraph {
    /// By how much it is scaled where everything shrinks to `shrink`: never below the floor.
    pub(super) fn scale(&self, shrink: f32, floor: f32) -> f32 {
        shrink.max(floor / self.smallest).min(1.0)
    }

    /// How many words it has.
    pub(super) fn count(&self) -> usize {
        count(&self.words)
    }

    /// The same, in one line.
    pub(super) fn in_one_line(mut self) -> Self {
        self.break_at(f32::MAX);
        self
    }

    /// Its width in one line.
    pub(super) fn width(&mut self, scale: f32) -> f32 {
        self.break_at(f32::MAX);
        self.layout.full_width() * scale
    }

    /// Breaks it into lines of at most `width`; returns where its first letters are, and how
    /// high it is.
    pub(super) fn break_lines(&mut self, width: f32, scale: f32) -> (f32, f32) {
        let width = unscaled(width, scale);
        // Between the width of its longest line and the one in which it was broken, every width breaks
        // it into the same lines.
        if !(self.layout.width()..=self.broken_at).contains(&width) {
            self.break_at(width);
        }
        (self.first_baseline(scale), self.height(scale))
    }

    fn break_at(&mut self, width: f32) {
        if self.broken_at.to_bits() != width.to_bits() {
            self.layout.break_all_lines(Some(width));
            self.broken_at = width;
            self.alignment = None;
        }
    }

    /// How high it is, broken as it is now.
    pub(super) fn height(&self, scale: f32) -> f32 {
        self.layout.height() * scale
    }

    /// Where its first letters are, from its top.
    pub(super) fn first_baseline(&self, scale: f32) -> f32 {
        self.layout.first_baseline().unwrap_or_default() * scale
    }

    /// Where each of its lines ends, from its top.
    pub(super) fn line_ends(&self, scale: f32) -> impl Iterator<Item = f32> + '_ {
        let lines = self.layout.lines();
        lines.map(move |line| line.metrics().block_max_coord * scale)
    }

    /// Takes the lines `range`, the first one at the top left corner `(x, y)`, in a column of this
    /// `width`; to the end of the column where `to_end`, seen in the direction of the text.
    pub(super) fn lines(
        &mut self,
        range: Range<usize>,
        (x, y): (f32, f32),
        width: f32,
        scale: f32,
        to_end: bool,
    ) -> Vec<Line> {
        self.break_at(unscaled(width, scale));
        let alignment = if to_end {
            Alignment::End
        } else {
            Alignment::Start
        };
        if self.alignment != Some(alignment) {
            self.layout.align(alignment, AlignmentOptions::default());
            self.alignment = Some(alignment);
        }
        let mut top = None;
        let lines = range.map_while(|number| self.layout.get(number));
        lines
            .map(|line| {
                let metrics = line.metrics();
                let top = *top.get_or_insert(metrics.block_min_coord);
                let place = (x, y + (metrics.baseline - top) * scale);
                Line::of(&self.words, &self.layout, &line, place, scale)
            })
            .collect()
    }
}

/// The width at the largest size that is this `width` at a scale: a little more, so that what was
/// measured to fit does fit.
fn unscaled(width: f32, scale: f32) -> f32 {
    width / scale + 0.01
}

/// How many words a text has; dots and dashes between them are none.
pub(super) fn count(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}
