//! The geometry of the picture of coverage: a dot for each story and competency that meet, a bar
//! for what each story carries and for how much of each competency is covered.
//!
//! Lengths are in pixels of a picture in its full size; the theme's style decides the colours.

use std::borrow::Cow;

use serde::Serialize;

use super::coverage::CoverageRow;
use super::questions::CompetencyView;

/// With more stories than this nobody sees anything at a glance; the table remains.
const MOST_STORIES: usize = 200;
/// How wide the picture may be before it has to scroll.
const ROOM: usize = 1072;
/// The names of the stories, which end where the dots begin.
const TITLES: usize = 280;
/// The bars and figures behind the dots.
const TOTALS: usize = 150;
/// The names of the competencies, which rise at an angle.
const HEAD: usize = 140;
/// The bars and figures under the dots.
const FOOT: usize = 84;
const ROW: usize = 28;
const COLUMN: std::ops::RangeInclusive<usize> = 34..=56;
/// How many letters of ordinary width fit.
const TITLE_LETTERS: usize = 34;
const NAME_LETTERS: usize = 24;
const LARGEST_DOT: usize = 11;
/// From so many questions on a dot grows no more, lest one story make those of all others tiny.
const MOST_IN_A_DOT: usize = 5;
const LONGEST_BAR: usize = 84;
const HIGHEST_BAR: usize = 36;
/// Between the dots and the bars.
const GAP: usize = 16;

/// The picture of coverage.
#[derive(Debug, Serialize)]
pub struct CoveragePicture<'a> {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// The field of dots: where it begins.
    pub left: usize,
    /// The field of dots: where it begins.
    pub top: usize,
    /// The field of dots: how wide it is.
    pub field_width: usize,
    /// The field of dots: how high it is.
    pub field_height: usize,
    /// The width of a column.
    pub column: usize,
    /// The height of a row.
    pub row: usize,
    /// The competencies from left to right.
    pub columns: Vec<PictureColumn<'a>>,
    /// The stories from top to bottom.
    pub rows: Vec<PictureRow<'a>>,
    /// Where a story covers something of a competency.
    pub dots: Vec<Dot>,
    /// Where the names of the stories end.
    pub titles_at: usize,
    /// Where the names of the competencies begin.
    pub names_at: usize,
    /// Where the figures of the competencies stand.
    pub figures_at: usize,
}

/// A competency in the picture.
#[derive(Debug, Serialize)]
pub struct PictureColumn<'a> {
    /// Its name, shortened to its room; nothing for questions without a group.
    pub name: Option<Cow<'a, str>>,
    /// Where it begins.
    pub x: usize,
    /// Its middle.
    pub middle: usize,
    /// How many questions it has.
    pub total: usize,
    /// How many of them a story covers.
    pub covered: usize,
    /// Whether no story covers any of them.
    pub is_gap: bool,
    /// The bar of what is covered.
    pub bar: Bar,
    /// The bar of all there is.
    pub bar_of_all: Bar,
}

/// A story in the picture.
#[derive(Debug, Serialize)]
pub struct PictureRow<'a> {
    /// Its title, shortened to its room.
    pub title: Cow<'a, str>,
    /// Where it begins.
    pub y: usize,
    /// Its middle.
    pub middle: usize,
    /// How many questions it covers.
    pub total: usize,
    /// Whether it covers none.
    pub is_gap: bool,
    /// Whether too much leans on it.
    pub is_overused: bool,
    /// The bar of what it covers.
    pub bar: Bar,
    /// Where the figure of what it covers begins.
    pub figure_at: usize,
}

/// A bar.
#[derive(Debug, Serialize)]
pub struct Bar {
    /// Where it begins.
    pub x: usize,
    /// Where it begins.
    pub y: usize,
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
}

/// A dot, whose area tells how many questions it stands for, up to a few.
#[derive(Debug, Serialize)]
pub struct Dot {
    /// Its middle.
    pub x: usize,
    /// Its middle.
    pub y: usize,
    /// Its radius.
    pub radius: usize,
}

impl<'a> CoveragePicture<'a> {
    /// Draws competencies and stories; nothing where one of them is missing, or too many are there.
    pub(super) fn of(
        competencies: &[CompetencyView<'a>],
        stories: &[CoverageRow<'a>],
    ) -> Option<Self> {
        if competencies.is_empty() || stories.is_empty() || stories.len() > MOST_STORIES {
            return None;
        }
        let column = (ROOM - TITLES - TOTALS) / competencies.len();
        let column = column.clamp(*COLUMN.start(), *COLUMN.end());
        let (right, bottom) = (
            TITLES + column * competencies.len(),
            HEAD + ROW * stories.len(),
        );
        let most_questions = stories.iter().map(|it| it.total).max().unwrap_or(0);
        let columns = competencies.iter().enumerate();
        let rows = stories.iter().enumerate();
        Some(Self {
            width: right + TOTALS,
            height: bottom + FOOT,
            left: TITLES,
            top: HEAD,
            field_width: right - TITLES,
            field_height: bottom - HEAD,
            column,
            row: ROW,
            columns: columns
                .map(|(index, it)| PictureColumn::of(it, TITLES + index * column, column, bottom))
                .collect(),
            rows: rows
                .map(|(index, it)| PictureRow::of(it, HEAD + index * ROW, right, most_questions))
                .collect(),
            dots: dots(stories, column),
            titles_at: TITLES - 12,
            names_at: HEAD - 8,
            figures_at: bottom + FOOT - 16,
        })
    }
}

impl<'a> PictureColumn<'a> {
    fn of(competency: &CompetencyView<'a>, x: usize, width: usize, bottom: usize) -> Self {
        let bar = |height: usize| Bar {
            x: x + width / 4,
            y: bottom + GAP + HIGHEST_BAR - height,
            width: width / 2,
            height,
        };
        Self {
            name: competency.name.map(|name| shortened(name, NAME_LETTERS)),
            x,
            middle: x + width / 2,
            total: competency.total,
            covered: competency.covered,
            is_gap: competency.covered == 0,
            bar: bar(HIGHEST_BAR * competency.covered / competency.total.max(1)),
            bar_of_all: bar(HIGHEST_BAR),
        }
    }
}

impl<'a> PictureRow<'a> {
    fn of(story: &CoverageRow<'a>, y: usize, right: usize, most: usize) -> Self {
        let bar = Bar {
            x: right + GAP,
            y: y + ROW / 4,
            width: LONGEST_BAR * story.total / most.max(1),
            height: ROW / 2,
        };
        Self {
            title: shortened(story.link.title, TITLE_LETTERS),
            y,
            middle: y + ROW / 2,
            total: story.total,
            is_gap: story.total == 0,
            is_overused: story.is_overused,
            figure_at: bar.x + bar.width + if story.total == 0 { 0 } else { 8 },
            bar,
        }
    }
}

fn dots(stories: &[CoverageRow<'_>], column: usize) -> Vec<Dot> {
    let counts = stories.iter().flat_map(|it| &it.counts);
    let most = counts.copied().max().unwrap_or(0).clamp(1, MOST_IN_A_DOT);
    let mut dots = Vec::new();
    for (row, story) in stories.iter().enumerate() {
        for (place, count) in story.counts.iter().enumerate().filter(|it| *it.1 > 0) {
            dots.push(Dot {
                x: TITLES + place * column + column / 2,
                y: HEAD + row * ROW + ROW / 2,
                radius: (LARGEST_DOT * LARGEST_DOT * count.min(&most) / most).isqrt(),
            });
        }
    }
    dots
}

/// The text, or as much of it as there is room for. Letters of Chinese, Japanese and Korean take
/// the room of two.
fn shortened(text: &str, room: usize) -> Cow<'_, str> {
    let mut taken = 0;
    let mut end_with_ellipsis = 0;
    for (index, letter) in text.char_indices() {
        if taken < room {
            end_with_ellipsis = index;
        }
        let is_wide = matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..);
        taken += if is_wide { 2 } else { 1 };
        if taken > room {
            let kept = text[..end_with_ellipsis].trim_end();
            return Cow::Owned(format!("{kept}…"));
        }
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_text_is_shortened_to_its_room_only_where_it_is_longer() {
        assert_eq!(shortened("seven l", 7), "seven l");
        assert_eq!(shortened("eight let", 7), "eight…");
        assert_eq!(shortened("止まったエレベーター", 7), "止まっ…");
        assert_eq!(shortened("", 7), "");
    }
}
