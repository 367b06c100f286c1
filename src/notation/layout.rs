//! Decides where each story of a text begins and ends, and which line is its title.

use std::collections::HashMap;
use std::ops::Range;

use crate::naming::{Field, Names};

use super::label::{Label, Meaning};
use super::line::{Line, LineKind};
use super::run::{Run, Style, is_title};
use super::title::title;

/// Where one story is, in lines.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) run: Run,
    /// The line of its title.
    pub(super) title: Option<usize>,
    /// A question that is the heading over it, where the title is another line.
    pub(super) question: Option<usize>,
    /// The heading of a group of its own that it is in: `### 2. Ownership`.
    pub(super) theme: Option<usize>,
    /// All of its lines.
    pub(super) lines: Range<usize>,
}

/// What the text is made of.
pub(super) struct Labelled<'t> {
    pub(super) text: &'t str,
    pub(super) lines: &'t [Line],
    pub(super) labels: &'t HashMap<usize, Label>,
    pub(super) names: &'t Names,
}

/// How many lines over its first label the title of a story is looked for, where it is no heading.
const NEAR: usize = 12;

/// A line that is a title has at most so many words.
const TITLE_WORDS: usize = 14;

impl<'t> Labelled<'t> {
    /// Where the stories are that `runs` tell.
    pub(super) fn layouts(&self, runs: Vec<Run>) -> Vec<Layout> {
        let runs = self.stories(runs);
        let is_single = runs.len() == 1;
        let level = self.level_of_titles(&runs);
        let mut layouts: Vec<Layout> = Vec::new();
        let mut from = 0;
        for run in runs {
            let heading = self.heading_over(&run, from);
            let line = self.line_over(&run, heading.map_or(from, |it| it + 1));
            let is_question = |index: usize| self.asks(index);
            let (title, question) = match (heading, line) {
                (Some(heading), Some(line)) if is_question(heading) => (Some(line), Some(heading)),
                // Nearest to a heading are lines about the story.
                (Some(heading), _) => (Some(heading), None),
                (None, line) => (line, None),
            };
            // A native title stays where it is, unless there is something around it.
            let is_native = is_single && run.style == Style::Headings && question.is_none();
            let title = title.filter(|title| !(is_native && self.is_plain_title(*title)));
            let begins = question.or(title).map_or_else(
                || self.begin_of_lines_about(&run, from),
                |title| self.begin_of_lines_over(title, from),
            );
            let begins = if is_single && title.is_none() {
                0
            } else {
                begins
            };
            let theme = title.and_then(|title| self.theme_over(title, from, level));
            from = run.last() + 1;
            layouts.push(Layout {
                lines: theme.unwrap_or(begins)..self.lines.len(),
                run,
                title,
                question,
                theme,
            });
        }
        let begins: Vec<usize> = layouts.iter().skip(1).map(|it| it.lines.start).collect();
        let ends = begins.into_iter().chain([self.lines.len()]);
        for (layout, next) in layouts.iter_mut().zip(ends) {
            layout.lines.end = self.end_of(layout, next, is_single);
        }
        layouts
    }

    /// The words of a line.
    pub(super) fn words(&self, index: usize) -> &'t str {
        &self.text[self.lines[index].words.clone()]
    }

    /// Whether a line is a heading that is no label.
    pub(super) fn is_title(&self, index: usize) -> bool {
        is_title(index, self.lines, self.labels)
    }

    /// The runs that tell a story, and not how to tell one: the heading over those says so.
    fn stories(&self, runs: Vec<Run>) -> Vec<Run> {
        let mut from = 0;
        let mut stories = Vec::new();
        for run in runs {
            let heading = self.heading_over(&run, from);
            from = run.last() + 1;
            if !heading.is_some_and(|heading| self.names.is_method(self.words(heading))) {
                stories.push(run);
            }
        }
        stories
    }

    /// Whether a line is a first heading with nothing around its title.
    fn is_plain_title(&self, index: usize) -> bool {
        let words = self.lines[index].words.clone();
        let is_first = self.lines[..index].iter().all(|line| !line.has_words());
        let plain = title(self.text, words.clone(), self.names);
        let is_name = self.names.topic(self.words(index)).is_some();
        is_first && self.lines[index].level() == Some(1) && plain.words == words && !is_name
    }

    /// The heading over a title that is on the level of the other titles, with no other story below it.
    fn theme_over(&self, title: usize, from: usize, level: Option<u8>) -> Option<usize> {
        let own = self.lines[title].level()?;
        let level = level.filter(|level| *level < own)?;
        let mut above = (from..title).rev().filter(|index| self.is_title(*index));
        above.find(|index| self.lines[*index].level() == Some(level))
    }

    /// The level of the headings that are titles, where there are several.
    fn level_of_titles(&self, runs: &[Run]) -> Option<u8> {
        let pairs = runs.iter().zip(runs.iter().skip(1));
        let mut levels: Vec<u8> = pairs
            .filter_map(|(before, run)| {
                let heading = self.heading_over(run, before.last() + 1)?;
                self.lines[heading].level()
            })
            .collect();
        levels.sort_unstable();
        levels.get(levels.len() / 2).copied()
    }

    /// The heading over the first label of a run that is its title.
    fn heading_over(&self, run: &Run, from: usize) -> Option<usize> {
        let label = &self.lines[run.first()];
        let mut headings = (from..run.first()).rev().filter(|index| {
            let below = self.lines[*index].level() < label.level() || run.style != Style::Headings;
            self.is_title(*index) && below && !self.names.is_empty_title(self.words(*index))
        });
        headings.next()
    }

    /// The line over the first label of a run that is a title without being a heading.
    fn line_over(&self, run: &Run, from: usize) -> Option<usize> {
        let named = (from..run.first()).find(|index| {
            let label = self.labels.get(index);
            let meaning = label.map(|label| label.meaning);
            let has_words = label.is_some_and(|label| {
                !self.text[label.rest..self.lines[*index].end]
                    .trim()
                    .is_empty()
            });
            meaning == Some(Meaning::Field(Field::Title)) && has_words
        });
        if named.is_some() || run.style == Style::Headings {
            return named;
        }
        let near = (from..run.first()).rev().take(NEAR);
        let mut lines = near.filter(|index| self.lines[*index].has_words());
        lines
            .find(|index| {
                !matches!(
                    self.labels.get(index).map(|it| it.meaning),
                    Some(Meaning::Field(_))
                )
            })
            .filter(|index| self.is_title_line(*index, run))
    }

    fn is_title_line(&self, index: usize, run: &Run) -> bool {
        let line = &self.lines[index];
        let words = self.words(index);
        let is_part = self
            .labels
            .get(&index)
            .is_some_and(|label| label.part().is_some());
        let is_bold = words.starts_with("**") && words.trim_end_matches(':').ends_with("**");
        let is_alone = index == 0
            || !self.lines[index - 1].has_words()
            || is_bold
            || self.lines[index - 1].level().is_some();
        let is_sentence = words.ends_with(['.', ',', ';', '。', ':', '：']) && !is_bold;
        let is_short = words.split_whitespace().count() <= TITLE_WORDS;
        let is_above = match line.kind {
            LineKind::Item => run.style == Style::Items,
            LineKind::Text => true,
            _ => false,
        };
        !is_part
            && is_above
            && is_alone
            && is_short
            && (!is_sentence || self.names.is_question(words))
    }

    /// Where the lines begin that say something about the story over its first label.
    fn begin_of_lines_about(&self, run: &Run, from: usize) -> usize {
        let mut begin = run.first();
        for index in (from..run.first()).rev() {
            let line = &self.lines[index];
            let is_about = self
                .labels
                .get(&index)
                .is_some_and(|label| matches!(label.meaning, Meaning::Field(_)));
            if is_about {
                begin = index;
            } else if line.has_words() {
                break;
            }
        }
        begin
    }

    /// Where the lines begin that say something about the story right over its title.
    fn begin_of_lines_over(&self, title: usize, from: usize) -> usize {
        let mut begin = title;
        // Behind another story they are about that one.
        for index in (from..title).rev().filter(|_| from == 0) {
            let label = self.labels.get(&index);
            let is_about = label.is_some_and(|label| matches!(label.meaning, Meaning::Field(_)));
            if is_about || self.property(index).is_some() {
                begin = index;
            } else if self.lines[index].has_words() {
                break;
            }
        }
        begin
    }

    /// Where a story ends: before what is no part of it.
    fn end_of(&self, layout: &Layout, next: usize, is_single: bool) -> usize {
        let level = layout
            .question
            .or(layout.title)
            .and_then(|title| self.lines[title].level());
        let is_native = layout.run.style == Style::Headings && is_single;
        let limit = match level {
            Some(1) | None if is_native => return next,
            Some(level) => level,
            None => 2,
        };
        let mut after = layout.run.last() + 1..next;
        let end = after.find(|index| {
            self.is_title(*index) && self.lines[*index].level().is_some_and(|it| it <= limit)
        });
        end.unwrap_or(next)
    }
}
