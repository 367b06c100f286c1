//! Makes rows of the card for the pocket: of each story what brings it back at the door.

use crate::interview::{InterviewOnPaper, StoryOnPaper};

use super::layout::Composer;
use super::plan::PARTED;
use super::row::{Cell, Role, Row, Rows};
use super::style::Purpose;
use super::text::Text;

/// How many metrics of a story are on the card.
const MOST_METRICS: usize = 3;

impl Composer<'_, '_> {
    /// Makes the rows of the card for the pocket: round after round the stories that are new in it.
    pub(super) fn pocket_card(&mut self, interview: &InterviewOnPaper<'_>) -> Rows {
        let mut rows = self.masthead(interview);
        let mut day = interview.begins.map(|begins| begins.day);
        for round in &interview.rounds {
            let is_on_another_day = round.begins.is_some_and(|begins| Some(begins.day) != day);
            day = round.begins.map(|begins| begins.day).or(day);
            let mut stories = round.new_stories().peekable();
            rows.push(Row {
                keeps_next: stories.peek().is_some(),
                ..self.round_heading(round, is_on_another_day)
            });
            rows.extend(stories.map(|story| self.story_to_tell(story)));
        }
        self.interview_rows(interview, rows)
    }

    /// A story: its title and headline, its numbers, its first sentence.
    fn story_to_tell(&mut self, story: &StoryOnPaper<'_>) -> Row {
        let mut texts = vec![(Text::plain(story.title), Purpose::Told)];
        texts.extend(self.marks(story));
        if let Some(headline) = story.headline {
            texts.push((Text::plain(&format!("\n{headline}")), Purpose::Angle));
        }
        for (index, metric) in story.metrics.iter().take(MOST_METRICS).enumerate() {
            let before = if index == 0 { "\n" } else { PARTED };
            texts.extend(self.number(&metric.value, before));
        }
        if let Some(opening) = story.opening {
            texts.push((Text::plain(&format!("\n{opening}")), Purpose::Note));
        }
        let texts: Vec<(&Text, Purpose)> = texts.iter().map(|(text, to)| (text, *to)).collect();
        Row::of(Cell::of(self.set(&texts), Role::Body), 3.5)
    }
}
