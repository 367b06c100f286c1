//! Makes rows of the plan of an interview: who asks when, and the story to tell for each question.

use crate::content::Metric;
use crate::interview::{InterviewOnPaper, QuestionOnPaper, RoundOnPaper, StoryOnPaper};
use crate::record::Moment;

use super::layout::Composer;
use super::row::{Cell, Place, Role, Row, Rows};
use super::style::Purpose;
use super::text::Text;

/// What parts two facts. It is behind the first, never before the second.
pub(super) const PARTED: &str = "\u{a0}· ";

/// Where a question is in its row: it is about as long as what is told for it.
const QUESTION: Place = Place::Shares {
    from: 0,
    to: 2,
    of: 5,
};

/// Where the story for it is.
const ANSWER: Place = Place::Shares {
    from: 2,
    to: 5,
    of: 5,
};

/// Whether a plan says what to ask them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// It does.
    Shown,
    /// There is no room for it.
    LeftOut,
}

impl Composer<'_, '_> {
    /// Makes the rows of the plan of an interview.
    pub(super) fn plan(&mut self, interview: &InterviewOnPaper<'_>, asking: Asking) -> Rows {
        let mut rows = self.masthead(interview);
        let mut day = interview.begins.map(|begins| begins.day);
        for round in &interview.rounds {
            let is_on_another_day = round.begins.is_some_and(|begins| Some(begins.day) != day);
            day = round.begins.map(|begins| begins.day).or(day);
            rows.extend(self.round(round, is_on_another_day, asking));
        }
        if asking == Asking::Shown && !interview.ask.is_empty() {
            let wording = self.wording;
            rows.push(self.heading_of(wording.text("interview_ask"), Purpose::Heading, ""));
            rows.extend(self.ask(&interview.ask));
        }
        self.interview_rows(interview, rows)
    }

    /// The company, what for, and when.
    pub(super) fn masthead(&mut self, interview: &InterviewOnPaper<'_>) -> Vec<Row> {
        let title = Text::plain(interview.company);
        let mut rows = vec![Row::of(self.cell(&title, Purpose::Title, Role::Title), 0.0)];
        rows.extend(self.headline(interview.role));
        if let Some(begins) = interview.begins {
            let when = Text::plain(&self.moment(begins));
            rows.push(Row::of(
                self.cell(&when, Purpose::Mark, Role::Paragraph),
                3.0,
            ));
        }
        rows
    }

    /// These rows above the foot of an interview: what it is, and its day.
    pub(super) fn interview_rows(
        &mut self,
        interview: &InterviewOnPaper<'_>,
        rows: Vec<Row>,
    ) -> Rows {
        let day = interview.begins.map(|begins| self.wording.day(begins.day));
        Rows {
            head: rows,
            main: Vec::new(),
            side: Vec::new(),
            footer: self.foot(&interview.title, &day.unwrap_or_default()),
        }
    }

    /// The day, the time of day and its zone, as far as they are known.
    fn moment(&self, moment: &Moment) -> String {
        let time = moment.time.map(|time| time.to_string());
        let time = time.into_iter().chain(moment.zone.clone());
        let time: Vec<String> = time.map(|it| self.wording.isolated(&it)).collect();
        let day = self.wording.day(moment.day);
        if time.is_empty() {
            day
        } else {
            format!("{day}, {}", time.join(" "))
        }
    }

    /// When a round begins, what it is called, how long it takes and who asks.
    pub(super) fn round_heading(
        &mut self,
        round: &RoundOnPaper<'_>,
        is_on_another_day: bool,
    ) -> Row {
        let begins = round.begins.and_then(|begins| {
            if is_on_another_day {
                return Some(self.moment(begins));
            }
            let time = begins.time?.to_string();
            Some(self.wording.isolated(&time))
        });
        let begins = begins.map_or(String::new(), |begins| format!("{begins}  "));
        let minutes = self.wording.minutes(round.minutes);
        let interviewer = round.interviewer.map(|it| self.wording.isolated(it));
        let facts: Vec<String> = std::iter::once(minutes).chain(interviewer).collect();
        let name = format!("{begins}{}", self.wording.isolated(round.name));
        self.heading_of(&name, Purpose::Round, &facts.join(PARTED))
    }

    fn round(
        &mut self,
        round: &RoundOnPaper<'_>,
        is_on_another_day: bool,
        asking: Asking,
    ) -> Vec<Row> {
        let mut rows = vec![self.round_heading(round, is_on_another_day)];
        if let Some(notes) = round.notes {
            let notes = self.cell(&Text::plain(notes), Purpose::Angle, Role::Paragraph);
            rows.push(Row {
                keeps_next: true,
                ..Row::of(notes, 2.0)
            });
        }
        for (index, expected) in round.expected.iter().enumerate() {
            let rule = (index > 0).then_some(self.design.fine);
            rows.push(Row {
                rule,
                ..self.expected(expected)
            });
        }
        if let Some(reserve) = round.reserve {
            rows.push(self.labelled("interview_reserve", reserve));
        }
        if asking == Asking::Shown && !round.ask.is_empty() {
            let wording = self.wording;
            let label = Text::plain(wording.text("interview_ask"));
            rows.push(Row {
                keeps_next: true,
                ..Row::of(self.cell(&label, Purpose::Mark, Role::Paragraph), 5.0)
            });
            rows.extend(self.ask(&round.ask));
        }
        rows
    }

    /// A question, and beside it, or below it where there is no room, the story to tell.
    fn expected(&mut self, expected: &QuestionOnPaper<'_>) -> Row {
        let wording = self.wording;
        let nothing = wording.text("interview_no_question");
        let question = Text::plain(expected.question.unwrap_or(nothing));
        let answer = self.answer(expected.story.as_ref());
        let mut answer: Vec<(&Text, Purpose)> = answer.iter().map(|(it, to)| (it, *to)).collect();
        if !self.is_narrow() {
            let question = self.cell(&question, Purpose::Question, Role::Label);
            let answer = Cell::of(self.set(&answer), Role::Body);
            return Row {
                cells: vec![question.at(QUESTION), answer.at(ANSWER)],
                above: 4.0,
                rule: None,
                keeps_next: false,
            };
        }
        let line_break = Text::plain("\n");
        answer.insert(0, (&line_break, Purpose::Question));
        answer.insert(0, (&question, Purpose::Question));
        Row::of(Cell::of(self.set(&answer), Role::Body), 3.5)
    }

    /// The story with its number and its opening line, or that there is none.
    fn answer(&self, story: Option<&StoryOnPaper<'_>>) -> Vec<(Text, Purpose)> {
        let Some(story) = story else {
            let nothing = self.wording.text("interview_no_story");
            return vec![(Text::plain(nothing), Purpose::Lacking)];
        };
        let mut answer = vec![(Text::plain(story.title), Purpose::Told)];
        answer.extend(self.marks(story));
        // What it begins with was said where it is told first.
        let is_new = !story.is_repeated;
        if let Some(metric) = story.metrics.first().filter(|_| is_new) {
            answer.extend(self.number(&metric.value, "\u{2003}"));
        }
        if let Some(opening) = story.opening.filter(|_| is_new) {
            answer.push((Text::plain(&format!("\n{opening}")), Purpose::Note));
        }
        answer
    }

    /// Whether it is told before, and whether it can be told yet.
    pub(super) fn marks(&self, story: &StoryOnPaper<'_>) -> Option<(Text, Purpose)> {
        let repeated = story.is_repeated.then_some("interview_told_before");
        let unfinished = (!story.is_ready).then_some("not_ready");
        let marks = repeated.into_iter().chain(unfinished);
        let marks: Vec<&str> = marks.map(|label| self.wording.text(label)).collect();
        let marks = format!("  {}", marks.join(", "));
        (marks.len() > 2).then(|| (Text::plain(&marks), Purpose::Lacking))
    }

    /// A number with what it counts, behind what parts it from the words before.
    pub(super) fn number(&self, metric: &Metric, before: &str) -> Vec<(Text, Purpose)> {
        let (value, label, estimate) = match metric {
            Metric::Phrase(phrase) => {
                let phrase = Text::plain(&format!("{before}{phrase}"));
                return vec![(phrase, Purpose::Label)];
            }
            Metric::Figure {
                value,
                label,
                estimate,
            } => (value, label, *estimate),
        };
        let value = format!("{before}{}", self.wording.isolated(value));
        let mut label = format!(" {label}");
        if estimate {
            label = format!("{label} ({})", self.wording.text("estimate"));
        }
        vec![
            (Text::plain(&value), Purpose::Number),
            (Text::plain(label.trim_end()), Purpose::Label),
        ]
    }

    fn labelled(&mut self, label: &str, words: &str) -> Row {
        let label = Text::plain(&format!("{}  ", self.wording.text(label)));
        let words = Text::plain(words);
        let paragraph = self.set(&[(&label, Purpose::Mark), (&words, Purpose::Note)]);
        Row {
            rule: Some(self.design.fine),
            ..Row::of(Cell::of(paragraph, Role::Paragraph), 4.0)
        }
    }

    /// What to ask them, a line each.
    fn ask(&mut self, questions: &[&str]) -> Vec<Row> {
        let rows = questions.iter().map(|question| {
            let question = Text::plain(&format!("• {question}"));
            Row::of(self.cell(&question, Purpose::Note, Role::Body), 2.0)
        });
        rows.collect()
    }
}
