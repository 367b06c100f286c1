//! Makes rows of what is on a sheet: each piece in its size, in its column.
//!
//! Where the rows are placed, and how small they have to be, is left to the flow and the fit.

use crate::content::{Metric, Section};
use crate::markdown::{Block, BlockKind};
use crate::sheet::SheetContent;
use crate::source::Spanned;
use crate::speech::minutes;

use super::design::{Design, Region};
use super::paper::Size;
use super::paragraph::{Paragraph, Shaper, Style};
use super::row::{Cell, Place, Role, Row, Rows};
use super::style::Purpose;
use super::text::Text;
use super::wording::Wording;

/// Below this width in points a figure and its label share a line, and each metric has its own.
const NARROWEST_METRIC: f32 = 75.0;

/// Below this width in points there is no room beside the words for more than a letter or a time:
/// the two are above each other, and a label is in the line that it belongs to.
const NARROWEST_MARGIN: f32 = 320.0;

/// Makes the rows of a sheet.
pub(super) struct Composer<'s, 'f> {
    pub(super) shaper: &'s mut Shaper<'f>,
    pub(super) design: &'s Design,
    pub(super) wording: &'s Wording,
    /// The card that the sheet is printed on.
    pub(super) card: Size,
}

impl Composer<'_, '_> {
    /// Makes the rows of what is on a sheet.
    pub(super) fn rows(&mut self, content: &SheetContent<'_>) -> Rows {
        let title = self.cell(&Text::plain(content.title), Purpose::Title, Role::Title);
        let mut rows = Rows {
            head: vec![Row::of(title, 0.0)],
            main: Vec::new(),
            side: Vec::new(),
            footer: self.foot(
                content.title,
                &self.wording.number(content.number, content.of),
            ),
        };
        let design = self.design;
        let pieces = design.pieces.iter();
        let pieces: Vec<_> = pieces.map(|it| (*it, self.piece(*it, content))).collect();
        let is_beside = |piece| design.beside.contains(&piece);
        let mut filled = pieces.iter().filter(|(_, rows)| !rows.is_empty());
        let has_side = filled.any(|(piece, _)| is_beside(*piece));
        let mut below_head = false;
        for (piece, made) in pieces {
            below_head |= has_side && (piece == Region::Script || is_beside(piece));
            let column = match (has_side && is_beside(piece), below_head) {
                (true, _) => &mut rows.side,
                (false, true) => &mut rows.main,
                (false, false) => &mut rows.head,
            };
            column.extend(made);
        }
        rows
    }

    /// The foot of each page: what it belongs to, and which of it this is.
    pub(super) fn foot(&mut self, title: &str, number: &str) -> [Paragraph; 2] {
        [title, number].map(|words| {
            self.set(&[(&Text::plain(words), Purpose::Small)])
                .in_one_line()
        })
    }

    fn piece(&mut self, piece: Region, content: &SheetContent<'_>) -> Vec<Row> {
        match piece {
            Region::Headline => self.headline(content.headline),
            Region::Metrics => self.metrics(content.metrics),
            Region::Opening => self.line("open_with", content.opening),
            Region::Cues => self.cues(content),
            Region::Closing => self.line("close_with", content.closing),
            Region::Script => self.script(content),
            Region::Questions => self.questions(content),
            Region::Coaching => self.coaching(content.coaching),
        }
    }

    pub(super) fn headline(&mut self, headline: Option<&str>) -> Vec<Row> {
        let cell = headline
            .map(|words| self.cell(&Text::plain(words), Purpose::Headline, Role::Paragraph));
        cell.map(|cell| Row::of(cell, 3.0)).into_iter().collect()
    }

    fn metrics(&mut self, metrics: &[Spanned<Metric>]) -> Vec<Row> {
        if metrics.is_empty() {
            return Vec::new();
        }
        #[expect(clippy::cast_precision_loss, reason = "a sheet has a handful")]
        let is_narrow = self.width() / (metrics.len() as f32) < NARROWEST_METRIC;
        let between = if is_narrow { " " } else { "\n" };
        let cells = metrics
            .iter()
            .map(|metric| Cell::of(self.metric(&metric.value, between), Role::Body));
        if is_narrow {
            return cells.map(|cell| Row::of(cell, 2.0)).collect();
        }
        let shares = cells.enumerate().map(|(position, cell)| {
            cell.at(Place::Shares {
                from: position,
                to: position + 1,
                of: metrics.len(),
            })
        });
        vec![Row {
            cells: shares.collect(),
            above: 6.0,
            rule: None,
            keeps_next: false,
        }]
    }

    /// A figure large and its label small; a phrase without a figure has equal rank.
    fn metric(&mut self, metric: &Metric, between: &str) -> Paragraph {
        let (value, label, estimate) = match metric {
            Metric::Phrase(phrase) => {
                return self.set(&[(&Text::plain(phrase), Purpose::Phrase)]);
            }
            Metric::Figure {
                value,
                label,
                estimate,
            } => (value, label, *estimate),
        };
        let estimate = if estimate {
            format!(" ({})", self.wording.text("estimate"))
        } else {
            String::new()
        };
        let label = Text::plain(&format!("{between}{label}{estimate}"));
        let figure = self.wording.isolated(value);
        self.set(&[
            (&Text::plain(&figure), Purpose::Figure),
            (&label, Purpose::Label),
        ])
    }

    /// The opening or the closing line, behind what it is.
    fn line(&mut self, label: &str, words: Option<&str>) -> Vec<Row> {
        let Some(words) = words else {
            return Vec::new();
        };
        let label = self.wording.text(label);
        let cells = if self.is_narrow() {
            let label = Text::plain(&format!("{label}  "));
            let words = [
                (&label, Purpose::Mark),
                (&Text::plain(words), Purpose::Line),
            ];
            vec![Cell::of(self.set(&words), Role::Paragraph)]
        } else {
            let label = self.cell(&Text::plain(label), Purpose::Mark, Role::Paragraph);
            let words = self.cell(&Text::plain(words), Purpose::Line, Role::More);
            vec![label.at(Place::Margin), words.at(Place::Text)]
        };
        vec![Row {
            cells,
            above: 7.0,
            rule: Some(self.design.strong),
            keeps_next: false,
        }]
    }

    fn cues(&mut self, content: &SheetContent<'_>) -> Vec<Row> {
        let mut rows = Vec::new();
        for cue in &content.rows {
            let letter = Text::plain(self.wording.letter(cue.part));
            let letter = Cell {
                expands: Some(self.wording.part(cue.part).to_owned()),
                ..self.cell(&letter, Purpose::Cue, Role::Label)
            };
            let nothing = self.wording.text("no_cue");
            let (words, purpose) = cue
                .cue
                .map_or((nothing, Purpose::Empty), |cue| (cue, Purpose::Cue));
            // A dot that parts two thoughts is behind the first, never before the second.
            let words = Text::plain(&words.replace(" ·", "\u{a0}·"));
            let words = self.cell(&words, purpose, Role::Body);
            let seconds = cue.seconds.map(|seconds| {
                let seconds = Text::plain(&self.wording.seconds(seconds));
                let cell = self.cell(&seconds, Purpose::Label, Role::More);
                cell.at(Place::End)
            });
            let cells = [letter.at(Place::Margin), words.at(Place::Text)];
            let (above, weight) = if rows.is_empty() {
                (7.0, self.design.strong)
            } else {
                (4.0, self.design.fine)
            };
            rows.push(Row {
                cells: cells.into_iter().chain(seconds).collect(),
                above,
                rule: Some(weight),
                keeps_next: false,
            });
        }
        rows
    }

    fn script(&mut self, content: &SheetContent<'_>) -> Vec<Row> {
        let Some(script) = content.script else {
            return Vec::new();
        };
        let mut rows = vec![self.heading("script", &minutes(script.time))];
        let (between, above) = if self.is_narrow() {
            ("\n", 4.0)
        } else {
            ("  ", 5.0)
        };
        for spoken in &script.paragraphs {
            let letter = spoken.part.map_or(String::new(), |part| {
                format!("{}{between}", self.wording.letter(part))
            });
            let mark = [
                (&Text::plain(&letter), Purpose::Letter),
                (&Text::plain(&minutes(spoken.starts_at)), Purpose::Time),
            ];
            let mark = Cell::of(self.set(&mark), Role::Paragraph);
            let words = self.cell(&Text::of(&spoken.prose), Purpose::Script, Role::More);
            rows.push(Row {
                cells: vec![mark.at(Place::Margin), words.at(Place::Text)],
                above,
                rule: None,
                keeps_next: false,
            });
        }
        rows
    }

    fn questions(&mut self, content: &SheetContent<'_>) -> Vec<Row> {
        if content.questions.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![self.heading("covers", "")];
        for question in &content.questions {
            let angle = question.angle.map_or(String::new(), |angle| {
                format!("\n{}: {angle}", self.wording.text("angle"))
            });
            let paragraph = self.set(&[
                (&Text::plain(question.text), Purpose::Note),
                (&Text::plain(&angle), Purpose::Angle),
            ]);
            rows.push(Row::of(Cell::of(paragraph, Role::Body), 3.5));
        }
        rows
    }

    fn coaching(&mut self, section: Option<&Section>) -> Vec<Row> {
        let Some(section) = section else {
            return Vec::new();
        };
        let mut rows = vec![self.heading("coaching", "")];
        for block in &section.blocks {
            let (purpose, keeps_next) = if block.is_heading() {
                (Purpose::Group, true)
            } else {
                (Purpose::Note, false)
            };
            for text in texts(block).iter().filter(|text| !text.is_empty()) {
                rows.push(Row {
                    keeps_next,
                    ..Row::of(self.cell(text, purpose, Role::Paragraph), 3.5)
                });
            }
        }
        rows
    }

    /// The width between the margins.
    pub(super) fn width(&self) -> f32 {
        self.card.width - 2.0 * self.design.margin
    }

    /// Whether there is next to no room beside the words.
    pub(super) fn is_narrow(&self) -> bool {
        self.width() < NARROWEST_MARGIN
    }

    /// The heading of a part, with a figure behind it.
    fn heading(&mut self, label: &str, figure: &str) -> Row {
        let wording = self.wording;
        self.heading_of(wording.text(label), Purpose::Heading, figure)
    }

    /// A heading in these words, with what is to be known of it behind.
    pub(super) fn heading_of(&mut self, words: &str, purpose: Purpose, facts: &str) -> Row {
        let paragraph = self.set(&[
            (&Text::plain(words), purpose),
            (&Text::plain(&format!("  {facts}")), Purpose::Label),
        ]);
        Row {
            cells: vec![Cell::of(paragraph, Role::Heading)],
            above: if self.is_narrow() { 7.0 } else { 9.0 },
            rule: Some(self.design.strong),
            keeps_next: true,
        }
    }

    pub(super) fn cell(&mut self, text: &Text, purpose: Purpose, role: Role) -> Cell {
        Cell::of(self.set(&[(text, purpose)]), role)
    }

    /// One paragraph of texts that follow each other; the first decides how high its lines are.
    pub(super) fn set(&mut self, texts: &[(&Text, Purpose)]) -> Paragraph {
        let leading = texts
            .first()
            .map_or(1.0, |(_, purpose)| purpose.leading(self.design));
        let texts: Vec<(&Text, Style)> = texts
            .iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, purpose)| (*text, purpose.style(self.design)))
            .collect();
        self.shaper.shape(&texts, leading)
    }
}

/// What a block of notes says, item by item.
fn texts(block: &Block) -> Vec<Text> {
    match &block.kind {
        BlockKind::Heading(heading) => vec![Text::of(&heading.prose)],
        BlockKind::Paragraph(prose) | BlockKind::Other(prose) => vec![Text::of(prose)],
        BlockKind::Cards(list) => {
            let items = list.items.iter();
            items
                .map(|item| Text::titled(item.title.as_ref(), Text::of(&item.body)))
                .collect()
        }
    }
}
