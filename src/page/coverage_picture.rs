//! The geometry of the picture of coverage: a dot for each story and competency that meet, a bar
//! for what each story carries and for how much of each competency is covered.
//!
//! Lengths are in pixels of a picture in its full size; the theme's style decides the colours.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use serde::Serialize;

use super::coverage::CoverageRow;
use super::questions::CompetencyView;

/// With more stories than this nobody sees anything at a glance; the table remains.
const MOST_STORIES: usize = 200;
/// How many letters of ordinary width fit into the name of a competency.
const NAME_LETTERS: usize = 24;
/// From so many questions on a dot grows no more, lest one story make those of all others tiny.
const MOST_IN_A_DOT: usize = 5;
const HIGHEST_BAR: usize = 36;
/// Between the dots and the bars.
const GAP: usize = 16;
/// The room of a figure with the space before it.
const FIGURE: usize = 24;

/// How a picture is laid out.
struct Layout {
    /// How wide the whole may be before it has to scroll.
    room: usize,
    /// How wide it is at least, for the titles.
    least: usize,
    /// Where the dots begin: behind the titles of the stories, or below them.
    left: usize,
    /// What is behind the dots.
    behind: usize,
    /// The names of the competencies, which rise at an angle.
    head: usize,
    /// The bars and figures under the dots.
    foot: usize,
    /// The height of a story.
    row: usize,
    /// How much of it lies above the dots, for its title.
    above: usize,
    /// How wide a column may be.
    column: RangeInclusive<usize>,
    /// How many letters of ordinary width fit into a title.
    title_letters: usize,
    largest_dot: usize,
    longest_bar: usize,
    /// How the names of the competencies and the figures below them are turned, in degrees.
    angles: (i32, i32),
}

/// The title of a story is before its dots.
const WIDE: Layout = Layout {
    room: 1072,
    least: 0,
    left: 280,
    behind: 150,
    head: 140,
    foot: 84,
    row: 28,
    above: 0,
    column: 34..=56,
    title_letters: 34,
    largest_dot: 11,
    longest_bar: 84,
    angles: (-45, 0),
};

/// For a phone: the title of a story is above its dots, with its bar behind it.
const NARROW: Layout = Layout {
    room: 288,
    least: 288,
    left: 0,
    behind: 0,
    head: 168,
    foot: 104,
    row: 52,
    above: 24,
    column: 18..=48,
    title_letters: 33,
    largest_dot: 9,
    longest_bar: 40,
    angles: (-90, -90),
};

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
    /// How far these are turned, in degrees.
    pub names_turned: i32,
    /// Where the figures of the competencies are.
    pub figures_at: usize,
    /// How far these are turned, in degrees.
    pub figures_turned: i32,
}

/// A competency in the picture.
#[derive(Debug, Serialize)]
pub struct PictureColumn<'a> {
    /// Its name, shortened to its room; `None` for questions without a group.
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
    /// The middle of its title and its figure.
    pub title_at: usize,
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

/// A dot, whose area shows how many questions it stands for, up to a few.
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
    /// Draws competencies and stories for a wide screen and paper, and for a phone; `None` where
    /// one of them is missing, or too many are there.
    pub(super) fn wide_and_narrow(
        competencies: &[CompetencyView<'a>],
        stories: &[CoverageRow<'a>],
    ) -> (Option<Self>, Option<Self>) {
        if competencies.is_empty() || stories.is_empty() || stories.len() > MOST_STORIES {
            return (None, None);
        }
        (
            Some(WIDE.draw(competencies, stories)),
            Some(NARROW.draw(competencies, stories)),
        )
    }
}

impl Layout {
    fn draw<'a>(
        &self,
        competencies: &[CompetencyView<'a>],
        stories: &[CoverageRow<'a>],
    ) -> CoveragePicture<'a> {
        let column = (self.room - self.left - self.behind) / competencies.len();
        let column = column.clamp(*self.column.start(), *self.column.end());
        let right = self.left + column * competencies.len();
        let bottom = self.head + self.row * stories.len();
        let width = (right + self.behind).max(self.least);
        let most = stories.iter().map(|it| it.total).max().unwrap_or(0);
        let columns = competencies.iter().enumerate();
        let rows = stories.iter().enumerate();
        CoveragePicture {
            width,
            height: bottom + self.foot,
            left: self.left,
            top: self.head,
            field_width: right - self.left,
            field_height: bottom - self.head,
            column,
            row: self.row - self.above,
            columns: columns
                .map(|(index, it)| {
                    PictureColumn::of(it, self.left + index * column, column, bottom)
                })
                .collect(),
            rows: rows
                .map(|(index, it)| self.story(it, self.head + index * self.row, width, most))
                .collect(),
            dots: self.dots(stories, column),
            titles_at: self.left.saturating_sub(12),
            names_at: self.head - 8,
            names_turned: self.angles.0,
            figures_at: bottom + GAP + HIGHEST_BAR + GAP,
            figures_turned: self.angles.1,
        }
    }

    /// A story in a picture of a `width`; the longest bar stands for `most` questions.
    fn story<'a>(
        &self,
        story: &CoverageRow<'a>,
        top: usize,
        width: usize,
        most: usize,
    ) -> PictureRow<'a> {
        let length = self.longest_bar * story.total / most.max(1);
        let y = top + self.above;
        let lane = self.row - self.above;
        // Behind the dots, or at the end of the line that the title is on.
        let (bar, title_at) = if self.above == 0 {
            let x = width - self.behind + GAP;
            (
                Bar {
                    x,
                    y: y + lane / 4,
                    width: length,
                    height: lane / 2,
                },
                y + lane / 2,
            )
        } else {
            let x = width - FIGURE - length;
            (
                Bar {
                    x,
                    y: top + 9,
                    width: length,
                    height: 10,
                },
                top + 14,
            )
        };
        PictureRow {
            title: shortened(story.link.title, self.title_letters),
            y,
            title_at,
            total: story.total,
            is_gap: story.total == 0,
            is_overused: story.is_overused,
            figure_at: bar.x + bar.width + if story.total == 0 { 0 } else { 6 },
            bar,
        }
    }

    fn dots(&self, stories: &[CoverageRow<'_>], column: usize) -> Vec<Dot> {
        let counts = stories.iter().flat_map(|it| &it.counts);
        let most = counts.copied().max().unwrap_or(0).clamp(1, MOST_IN_A_DOT);
        let mut dots = Vec::new();
        for (row, story) in stories.iter().enumerate() {
            for (place, count) in story.counts.iter().enumerate().filter(|it| *it.1 > 0) {
                dots.push(Dot {
                    x: self.left + place * column + column / 2,
                    y: self.head + row * self.row + usize::midpoint(self.row, self.above),
                    radius: (self.largest_dot * self.largest_dot * count.min(&most) / most).isqrt(),
                });
            }
        }
        dots
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
