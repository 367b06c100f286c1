//! Reads guides and lists of questions in any notation: a copied page, many questions in a file, a mere list.

use std::ops::Range;

use crate::naming::Names;
use crate::source::{Edit, Rewritten};

use super::label::Meaning;
use super::layout::Labelled;
use super::line::{Line, LineKind, lines};
use super::title::title;
use super::{Found, dialect, run};

/// A text as guides and questions.
#[derive(Debug)]
pub struct GuideReading {
    /// The text in the native form.
    pub text: Rewritten,
    /// The guides in order.
    pub guides: Vec<NativeGuide>,
    /// Questions that nothing is said about.
    pub questions: Vec<NativeQuestion>,
    /// What belongs to no question, where the text is no guide itself.
    pub notes: Option<Rewritten>,
    /// Whether the text asks questions, or has the sections of a guide.
    pub is_of_questions: bool,
}

/// A guide in the native form.
#[derive(Debug, Default)]
pub struct NativeGuide {
    /// Its text, in bytes of the native one.
    pub text: Range<usize>,
    /// The question, where it is no heading of the native text.
    pub question: Option<NativeQuestion>,
}

/// A question with the group that it is listed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NativeQuestion {
    /// The question.
    pub text: Found,
    /// The heading over its list.
    pub competency: Option<Found>,
}

/// A list that has at least so many questions is one of questions.
const LIST: usize = 3;

/// The question over a copied guide has at most so many words.
const QUESTION_WORDS: usize = 40;

/// Reads what a file of guides says behind its front matter.
pub fn guides(text: &str, names: &Names) -> GuideReading {
    let dialect = dialect::plain(text, names);
    let lines = lines(dialect.text());
    let labels = run::labels(dialect.text(), &lines, names);
    let text = Labelled {
        text: dialect.text(),
        lines: &lines,
        labels: &labels,
        names,
    };
    let mut reading = text
        .listed()
        .or_else(|| text.many())
        .or_else(|| text.copied())
        .unwrap_or_else(|| text.single());
    for question in &mut reading.questions {
        question.place_back(&dialect);
    }
    for guide in &mut reading.guides {
        if let Some(question) = &mut guide.question {
            question.place_back(&dialect);
        }
    }
    reading.notes = reading.notes.map(|notes| dialect.then(notes));
    reading.text = dialect.then(reading.text);
    reading
}

impl NativeQuestion {
    fn place_back(&mut self, dialect: &Rewritten) {
        let found = std::iter::once(&mut self.text).chain(&mut self.competency);
        for found in found {
            found.place = dialect.origin_of(found.place.clone());
        }
    }
}

impl Labelled<'_> {
    /// One guide, as it is.
    fn single(&self) -> GuideReading {
        GuideReading {
            text: Rewritten::unchanged(self.text),
            guides: vec![NativeGuide {
                text: 0..self.text.len(),
                question: None,
            }],
            questions: Vec::new(),
            notes: None,
            is_of_questions: self.labels.iter().any(|(index, label)| {
                let is_heading = self.lines[*index].level().is_some();
                let is_of_guide =
                    matches!(label.meaning, Meaning::Topic(topic) if !topic.is_of_story());
                is_heading && is_of_guide
            }),
        }
    }

    /// A list of questions with nothing said about them.
    fn listed(&self) -> Option<GuideReading> {
        let is_listed = |index: &usize| {
            let line = &self.lines[*index];
            line.kind == LineKind::Item
                && !line.is_code
                && self.names.is_question(self.words(*index))
        };
        let items: Vec<usize> = (0..self.lines.len()).filter(is_listed).collect();
        let said = self
            .lines
            .iter()
            .filter(|line| line.has_words() && line.level().is_none());
        let is_most = items.len() * 3 > said.count() * 2;
        let has_sections = self
            .labels
            .values()
            .any(|label| matches!(label.meaning, Meaning::Topic(_)));
        if items.len() < LIST || !is_most || has_sections {
            return None;
        }
        let groups = self.groups();
        let questions = items.iter().map(|index| NativeQuestion {
            text: self.question(*index),
            competency: self.competency(groups[*index]),
        });
        // Headings are the competencies; whatever else is said stays.
        let is_left = |line: &&Line| {
            let index = self.lines.partition_point(|it| it.start < line.start);
            line.has_words() && line.level().is_none() && !is_listed(&index)
        };
        let taken: Vec<Edit> = items
            .iter()
            .map(|index| Edit::removal(self.lines[*index].start..self.lines[*index].next))
            .collect();
        let has_notes = self.lines.iter().any(|line| is_left(&line));
        Some(GuideReading {
            text: Rewritten::unchanged(self.text),
            guides: Vec::new(),
            questions: questions.collect(),
            notes: has_notes.then(|| Rewritten::by(self.text, &taken)),
            is_of_questions: true,
        })
    }

    /// Many questions, each a heading over what is said about it.
    fn many(&self) -> Option<GuideReading> {
        let is_question = |index: &usize| self.lines[*index].level().is_some() && self.asks(*index);
        let headings: Vec<usize> = (0..self.lines.len()).filter(is_question).collect();
        let level = headings
            .iter()
            .filter_map(|index| self.lines[*index].level())
            .min()?;
        let on_level = headings.iter().copied();
        let on_level: Vec<usize> = on_level
            .filter(|index| self.lines[*index].level() == Some(level))
            .collect();
        if on_level.len() < 2 {
            return None;
        }
        let mut reading = GuideReading {
            text: Rewritten::unchanged(self.text),
            guides: Vec::new(),
            questions: Vec::new(),
            notes: None,
            is_of_questions: true,
        };
        let groups = self.groups();
        let mut edits = Vec::new();
        let mut told = Vec::new();
        let mut pieces = Vec::new();
        for heading in on_level {
            let ends = |index: &usize| self.lines[*index].level().is_some_and(|it| it <= level);
            let end = (heading + 1..self.lines.len())
                .find(ends)
                .unwrap_or(self.lines.len());
            let question = NativeQuestion {
                text: self.question(heading),
                competency: self.competency(groups[heading]),
            };
            let start = self.lines[heading].start;
            let stop = self
                .lines
                .get(end)
                .map_or(self.text.len(), |line| line.start);
            told.push(Edit::replacement(start..stop, "\n"));
            if self.lines[heading + 1..end].iter().any(Line::has_words) {
                edits.push(Edit::removal(start..self.lines[heading].next));
                pieces.push((start..stop, question));
            } else {
                reading.questions.push(question);
            }
        }
        let native = Rewritten::by(self.text, &edits);
        reading.guides = pieces
            .into_iter()
            .map(|(piece, question)| NativeGuide {
                text: native.moved(piece.start)..native.moved(piece.end),
                question: Some(question),
            })
            .collect();
        let notes = Rewritten::by(self.text, &told);
        let left = lines(notes.text());
        let has_notes = left
            .iter()
            .any(|line| line.has_words() && line.level().is_none());
        reading.notes = has_notes.then_some(notes);
        reading.text = native;
        Some(reading)
    }

    /// A guide that was copied from a page: its question and its sections are lines of their own.
    fn copied(&self) -> Option<GuideReading> {
        let is_section = |index: &usize| {
            let line = &self.lines[*index];
            let label = self.labels.get(index);
            line.kind == LineKind::Text
                && label.is_some_and(|label| {
                    let is_of_guide =
                        matches!(label.meaning, Meaning::Topic(topic) if !topic.is_of_story());
                    is_of_guide && label.rest >= line.words.end
                })
        };
        let has_heading = |line: &Line| line.level().is_some();
        let sections: Vec<usize> = (0..self.lines.len()).filter(is_section).collect();
        if sections.len() < 2 || self.lines.iter().skip(1).any(has_heading) {
            return None;
        }
        let first = self.lines.iter().position(Line::has_words)?;
        let is_question = first < sections[0]
            && self.lines[first].kind == LineKind::Text
            && self.words(first).split_whitespace().count() <= QUESTION_WORDS;
        let mut edits = Vec::new();
        for (index, line) in self.lines.iter().enumerate().skip(first) {
            let before = if index == first && is_question {
                "# "
            } else if sections.binary_search(&index).is_ok() {
                "\n## "
            } else if line.kind == LineKind::Text && index > first {
                "\n"
            } else {
                continue;
            };
            edits.push(Edit::insertion(line.words.start, before));
        }
        let text = Rewritten::by(self.text, &edits);
        Some(GuideReading {
            guides: vec![NativeGuide {
                text: 0..text.text().len(),
                question: None,
            }],
            text,
            questions: Vec::new(),
            notes: None,
            is_of_questions: true,
        })
    }

    /// Whether a heading is a question, or numbered as one.
    pub(super) fn asks(&self, index: usize) -> bool {
        let found = title(self.text, self.lines[index].words.clone(), self.names);
        let before = &self.text[self.lines[index].words.start..found.words.start];
        let is_counted = before
            .split(|it: char| !it.is_alphabetic())
            .any(|word| !word.is_empty() && self.names.is_question_word(word));
        is_counted || self.names.is_question(&self.text[found.words])
    }

    fn question(&self, index: usize) -> Found {
        let found = title(self.text, self.lines[index].words.clone(), self.names);
        self.found(found.words)
    }

    /// For each line the heading of its group: the nearest one above it that asks nothing and is over it,
    /// but for the title of the text.
    fn groups(&self) -> Vec<Option<usize>> {
        let mut open: Vec<usize> = Vec::new();
        let mut groups = Vec::with_capacity(self.lines.len());
        for (index, line) in self.lines.iter().enumerate() {
            let level = line.level().unwrap_or(u8::MAX);
            open.retain(|heading| self.lines[*heading].level() < Some(level));
            let group = open.last().copied();
            groups.push(group.filter(|heading| self.lines[*heading].level() != Some(1)));
            if line.level().is_some() && line.has_words() && !self.asks(index) {
                open.push(index);
            }
        }
        groups
    }

    /// What a group of questions is called.
    fn competency(&self, heading: Option<usize>) -> Option<Found> {
        let words = self.lines[heading?].words.clone();
        let found = title(self.text, words, self.names);
        Some(self.found(found.words))
    }
}
