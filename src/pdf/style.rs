//! How the words of a sheet look, by what they are for.

use super::design::Design;
use super::paragraph::Style;

/// What words are for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    Title,
    Headline,
    /// The figure of a metric.
    Figure,
    /// A metric that has no figure.
    Phrase,
    /// What a figure counts.
    Label,
    /// A word in the margin that says what is beside it.
    Mark,
    /// The opening and the closing line.
    Line,
    Cue,
    /// What is shown where something is missing.
    Empty,
    Heading,
    Script,
    /// Which part a paragraph of the script tells.
    Letter,
    /// When it begins.
    Time,
    Note,
    /// The heading of some notes.
    Group,
    Angle,
    /// When a round of an interview begins, and what it is called.
    Round,
    /// A question that is expected.
    Question,
    /// The story that is told for it.
    Told,
    /// Its figure.
    Number,
    /// What is still to be done about it.
    Lacking,
    /// The foot of a page.
    Small,
}

impl Purpose {
    /// How such words look in a design.
    pub(super) fn style(self, design: &Design) -> Style {
        let sizes = &design.sizes;
        let size = match self {
            Self::Title => sizes.title,
            Self::Headline => sizes.headline,
            Self::Figure => sizes.figure,
            Self::Label | Self::Mark | Self::Empty | Self::Lacking | Self::Number => sizes.label,
            Self::Phrase | Self::Line => sizes.line,
            Self::Cue | Self::Round => sizes.cue,
            Self::Heading => sizes.heading,
            Self::Script | Self::Told => sizes.script,
            Self::Note | Self::Group | Self::Angle | Self::Question => sizes.note,
            Self::Letter | Self::Time | Self::Small => sizes.small,
        };
        let bold = matches!(
            self,
            Self::Title
                | Self::Figure
                | Self::Phrase
                | Self::Mark
                | Self::Cue
                | Self::Heading
                | Self::Letter
                | Self::Group
                | Self::Round
                | Self::Told
                | Self::Number
        );
        let is_soft = matches!(
            self,
            Self::Empty | Self::Lacking | Self::Time | Self::Angle | Self::Small
        );
        Style {
            size,
            bold,
            italic: matches!(
                self,
                Self::Headline | Self::Empty | Self::Lacking | Self::Angle
            ),
            colour: if is_soft { design.soft } else { design.ink },
        }
    }

    /// How high the lines of such words are, as a multiple of their size.
    pub(super) fn leading(self, design: &Design) -> f32 {
        match self {
            Self::Title | Self::Figure => design.leading.title,
            Self::Script => design.leading.script,
            _ => design.leading.text,
        }
    }
}
