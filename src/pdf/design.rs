//! Which parts a printed sheet shows, in what order, size and colour: data of the theme.
//!
//! There is a file for each kind of paper. A site's own theme lays its file over the default's, key by
//! key, so that a design is always whole.

use crate::config::Paper;
use crate::diagnostic::Diagnostic;
use crate::record::{Reader, Table, toml};
use crate::source::{Sources, Span, Spanned};

use super::paper::millimetres;

/// A kind of paper with a design of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetFormat {
    /// A4 and Letter.
    Page,
    /// A5, and half a page of A4 or Letter.
    Half,
    /// A6, 4 by 6 in, and a quarter of A4 or Letter.
    Card,
    /// 3 by 5 in.
    Cue,
}

impl SheetFormat {
    /// The kind of a paper that `per_page` sheets share.
    pub fn of(paper: Paper, per_page: u32) -> Self {
        match (paper, per_page) {
            (Paper::A4 | Paper::Letter, 1) => Self::Page,
            (Paper::A4 | Paper::Letter, 2) | (Paper::A5, _) => Self::Half,
            (Paper::A4 | Paper::Letter | Paper::A6 | Paper::FourBySix, _) => Self::Card,
            (Paper::ThreeByFive, _) => Self::Cue,
        }
    }

    /// Where its design is in a theme.
    pub fn path(self) -> &'static str {
        match self {
            Self::Page => "sheets/page.toml",
            Self::Half => "sheets/half.toml",
            Self::Card => "sheets/card.toml",
            Self::Cue => "sheets/cue.toml",
        }
    }

    fn default_text(self) -> &'static str {
        match self {
            Self::Page => include_str!("../../themes/default/sheets/page.toml"),
            Self::Half => include_str!("../../themes/default/sheets/half.toml"),
            Self::Card => include_str!("../../themes/default/sheets/card.toml"),
            Self::Cue => include_str!("../../themes/default/sheets/cue.toml"),
        }
    }
}

/// A part of a sheet below its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// The story in a sentence.
    Headline,
    /// The outcomes worth saying.
    Metrics,
    /// The first sentence to say.
    Opening,
    /// A row for each of the four parts.
    Cues,
    /// The last sentence to say.
    Closing,
    /// The whole script with its clock.
    Script,
    /// The questions that the story covers.
    Questions,
    /// The author's notes to self.
    Coaching,
}

impl Region {
    /// Every part, by the name that it has in a design.
    const ALL: [(&'static str, Self); 8] = [
        ("headline", Self::Headline),
        ("metrics", Self::Metrics),
        ("opening", Self::Opening),
        ("cues", Self::Cues),
        ("closing", Self::Closing),
        ("script", Self::Script),
        ("questions", Self::Questions),
        ("coaching", Self::Coaching),
    ];
}

/// A colour of the screen: red, green and blue.
pub type Colour = [u8; 3];

/// What a sheet of one kind looks like. Lengths and sizes are in points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Design {
    /// The parts below the title, in order.
    pub pieces: Vec<Region>,
    /// Those of them that are in a column beside the rest.
    pub beside: Vec<Region>,
    /// The share of the width that this column has, from 0 to 1.
    pub beside_width: f32,
    /// How many words may be on it.
    pub words: Option<usize>,
    /// From the text to each edge.
    pub margin: f32,
    /// The smallest type.
    pub floor: f32,
    /// The largest type of each kind.
    pub sizes: Sizes,
    /// The height of a line, as a multiple of its type.
    pub leading: Leading,
    /// What words are printed in.
    pub ink: Colour,
    /// What words of less weight are printed in.
    pub soft: Colour,
    /// What rules are printed in.
    pub rule: Colour,
    /// The weight of a rule around the rows.
    pub strong: f32,
    /// The weight of a rule between rows.
    pub fine: f32,
}

/// The largest type of each kind, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sizes {
    pub title: f32,
    pub headline: f32,
    pub figure: f32,
    pub label: f32,
    pub line: f32,
    pub cue: f32,
    pub heading: f32,
    pub script: f32,
    pub note: f32,
    pub small: f32,
}

/// The height of a line, as a multiple of its type.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Leading {
    pub title: f32,
    pub text: f32,
    pub script: f32,
}

impl Design {
    /// The design of a kind: the default's, with what the site's `own` file says laid over it.
    pub fn read(kind: SheetFormat, own: Option<Table>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let default = default_table(kind);
        // What is wrong in the site's own file has the default's value.
        let whole = read(default.clone(), &Self::default(), &mut Vec::new());
        match own {
            Some(own) => read(default.overlay(own), &whole, diagnostics),
            None => whole,
        }
    }

    /// The design with the author's notes to self, or without them.
    #[must_use]
    pub fn with_coaching(mut self, coaching: bool) -> Self {
        if !coaching {
            self.pieces.retain(|piece| *piece != Region::Coaching);
        } else if !self.pieces.contains(&Region::Coaching) {
            self.pieces.push(Region::Coaching);
        }
        self
    }

    /// How far the sizes may shrink together: until all of the words to be said have reached the floor.
    /// What is at the floor already stays there, and what is larger makes room for it.
    pub(super) fn smallest_scale(&self) -> f32 {
        let said = [self.sizes.line, self.sizes.cue, self.sizes.script];
        let largest = said.into_iter().fold(0.0, f32::max);
        (self.floor / largest).min(1.0)
    }
}

/// The default's table, in sources of its own: nothing in it is ever shown as a problem.
fn default_table(kind: SheetFormat) -> Table {
    let mut sources = Sources::default();
    let file = sources.add(kind.path(), kind.default_text().to_owned());
    let text = sources.text(file);
    toml(text, Span::new(file, 0..text.len()), &mut Vec::new())
}

fn read(table: Table, default: &Design, diagnostics: &mut Vec<Diagnostic>) -> Design {
    let mut reader = Reader::new(table, "the design of a sheet", diagnostics);
    let pieces = pieces("parts", &mut reader).unwrap_or_else(|| default.pieces.clone());
    let beside = self::pieces("beside", &mut reader).unwrap_or_else(|| default.beside.clone());
    let beside_width = number("beside_width", 20.0, 60.0, &mut reader).map(|width| width / 100.0);
    let words = reader.whole_number("words", 20..=1000);
    let margin = number("margin", 6.0, 40.0, &mut reader).map(millimetres);
    let floor = number("floor", 6.0, 24.0, &mut reader).unwrap_or(default.floor);
    let mut group = |name, read: &mut dyn FnMut(&mut Reader<'_>)| {
        if let Some(table) = reader.table(name) {
            let mut group = Reader::new(table, "a group of it", reader.diagnostics());
            read(&mut group);
            group.finish();
        }
    };
    let mut sizes = default.sizes;
    group("sizes", &mut |reader| {
        for (name, size) in [
            ("title", &mut sizes.title),
            ("headline", &mut sizes.headline),
            ("figure", &mut sizes.figure),
            ("label", &mut sizes.label),
            ("line", &mut sizes.line),
            ("cue", &mut sizes.cue),
            ("heading", &mut sizes.heading),
            ("script", &mut sizes.script),
            ("note", &mut sizes.note),
            ("small", &mut sizes.small),
        ] {
            // What is set smaller than the floor is printed at the floor.
            *size = number(name, 6.0, 96.0, reader).unwrap_or(*size).max(floor);
        }
    });
    let mut leading = default.leading;
    group("leading", &mut |reader| {
        for (name, height) in [
            ("title", &mut leading.title),
            ("text", &mut leading.text),
            ("script", &mut leading.script),
        ] {
            *height = number(name, 1.0, 3.0, reader).unwrap_or(*height);
        }
    });
    let (mut ink, mut soft, mut rule) = (default.ink, default.soft, default.rule);
    group("colours", &mut |reader| {
        for (name, value) in [("ink", &mut ink), ("soft", &mut soft), ("rule", &mut rule)] {
            *value = colour(name, reader).unwrap_or(*value);
        }
    });
    let (mut strong, mut fine) = (default.strong, default.fine);
    group("rules", &mut |reader| {
        for (name, weight) in [("strong", &mut strong), ("fine", &mut fine)] {
            *weight = number(name, 0.0, 6.0, reader).unwrap_or(*weight);
        }
    });
    reader.finish();
    Design {
        pieces,
        beside,
        beside_width: beside_width.unwrap_or(default.beside_width),
        words: words.map_or(default.words, |words| usize::try_from(words.value).ok()),
        margin: margin.unwrap_or(default.margin),
        floor,
        sizes,
        leading,
        ink,
        soft,
        rule,
        strong,
        fine,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "sizes are short numbers")]
fn number(key: &'static str, from: f64, to: f64, reader: &mut Reader<'_>) -> Option<f32> {
    Some(reader.number(key, from..=to)?.value as f32)
}

/// The parts of a list; `None` where one of them is unknown.
fn pieces(key: &'static str, reader: &mut Reader<'_>) -> Option<Vec<Region>> {
    let names = reader.texts(key);
    let mut pieces = Vec::new();
    for name in names {
        match Region::ALL.iter().find(|(known, _)| *known == name.value) {
            Some((_, piece)) if pieces.contains(piece) => {}
            Some((_, piece)) => pieces.push(*piece),
            None => {
                reader.report(unknown_part(&name));
                return None;
            }
        }
    }
    Some(pieces)
}

fn unknown_part(name: &Spanned<String>) -> Diagnostic {
    let known: Vec<&str> = Region::ALL.iter().map(|(name, _)| *name).collect();
    Diagnostic::error(
        "unknown-choice",
        format!("no part of a sheet is called `{}`", name.value),
    )
    .at(name.span, "not one of the parts")
    .did_you_mean(&name.value, known.iter().copied())
    .help(format!("the parts are `{}`", known.join("`, `")))
}

/// A colour written as `#a0b1c2`.
fn colour(key: &'static str, reader: &mut Reader<'_>) -> Option<Colour> {
    let text = reader.text(key)?;
    let digits = text.value.strip_prefix('#').unwrap_or_default();
    let value = u32::from_str_radix(digits, 16).ok();
    if let Some(value) = value.filter(|_| digits.len() == 6 && digits.is_ascii()) {
        let [_, red, green, blue] = value.to_be_bytes();
        return Some([red, green, blue]);
    }
    let problem = Diagnostic::error("invalid-colour", "this is not a colour").at(text.span, "");
    reader.report(problem.help("write it as in `#1a2b3c`"));
    None
}
