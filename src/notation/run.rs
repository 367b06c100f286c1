//! Finds the labels that tell one story after another: S, T, A, R, and again.

use std::collections::{BTreeMap, HashMap};

use crate::naming::{Names, Part, Topic};

use super::label::{Label, Meaning, label};
use super::line::{Line, LineKind};

/// How the parts of a story are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// By headings.
    Headings,
    /// By the rows of a table.
    Rows,
    /// By labels in bold or the like.
    Bold,
    /// By the items of a list.
    Items,
    /// By labels in plain words.
    Plain,
    /// By labels within code.
    Code,
}

impl Style {
    const ALL: [Self; 6] = [
        Self::Headings,
        Self::Rows,
        Self::Bold,
        Self::Items,
        Self::Plain,
        Self::Code,
    ];

    /// What marks the parts, as in "by labels in bold".
    pub fn name(self) -> &'static str {
        match self {
            Self::Headings => "headings",
            Self::Rows => "the rows of a table",
            Self::Bold => "labels in bold",
            Self::Items => "labels of a list",
            Self::Plain => "labels in plain words",
            Self::Code => "labels in a block of code",
        }
    }

    /// How a label marks a part.
    pub(super) fn of(line: &Line, label: &Label) -> Self {
        match line.kind {
            LineKind::Heading(_) => Self::Headings,
            LineKind::Row => Self::Rows,
            _ if line.is_code => Self::Code,
            LineKind::Item => Self::Items,
            _ if label.is_marked => Self::Bold,
            _ => Self::Plain,
        }
    }
}

/// The labels of one story.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) style: Style,
    /// The lines of its labels, by their index, with the part of each.
    pub(super) labels: Vec<(usize, Part)>,
    /// Which parts there are, in the order of [`Part::ALL`].
    has: [bool; 4],
    has_word: bool,
}

impl Run {
    pub(super) fn first(&self) -> usize {
        self.labels.first().map_or(0, |it| it.0)
    }

    pub(super) fn last(&self) -> usize {
        self.labels.last().map_or(0, |it| it.0)
    }

    /// How many different parts there are.
    fn parts(&self) -> usize {
        self.has.iter().filter(|has| **has).count()
    }

    /// Whether it is meant as a story, and no chance.
    fn is_story(&self) -> bool {
        let needed = match (self.style, self.has_word) {
            (Style::Headings, _) | (Style::Rows | Style::Bold | Style::Items, true) => 2,
            (_, true) | (Style::Rows | Style::Bold | Style::Items, false) => 3,
            (Style::Plain | Style::Code, false) => 4,
        };
        let has_end = self.has[Part::Actions as usize] || self.has[Part::Result as usize];
        self.parts() >= needed && has_end
    }
}

/// The label of each line that has one. Within a script and within notes to self nothing is labelled.
pub(super) fn labels(text: &str, lines: &[Line], names: &Names) -> HashMap<usize, Label> {
    let mut labels = HashMap::new();
    // The level of the heading of a script, while its text goes on.
    let mut spoken: Option<u8> = None;
    for (index, line) in lines.iter().enumerate() {
        let level = line.level();
        if level.is_some_and(|level| spoken.is_some_and(|it| level <= it)) {
            spoken = None;
        }
        let Some(label) = label(text, line, names) else {
            continue;
        };
        let is_apart = matches!(
            label.meaning,
            Meaning::Topic(Topic::Script | Topic::Coaching)
        );
        if is_apart && let Some(level) = level {
            spoken = Some(level);
        } else if spoken.is_some() {
            continue;
        }
        labels.insert(index, label);
    }
    reflections(lines, &mut labels);
    if let Some(title) = title_that_is_a_name(lines, &labels) {
        labels.remove(&title);
    }
    labels
}

/// The heading that a text opens with, where it is called like a part that comes below it.
fn title_that_is_a_name(lines: &[Line], labels: &HashMap<usize, Label>) -> Option<usize> {
    let first = lines.iter().position(Line::has_words)?;
    let part = labels.get(&first)?.part()?;
    let level = lines[first].level().filter(|level| *level == 1)?;
    let mut below = labels.iter().filter(|(index, _)| **index > first);
    let is_again = below.any(|(index, label)| {
        let is_deeper = lines[*index].level().is_some_and(|it| it > level);
        is_deeper && label.part() == Some(part)
    });
    is_again.then_some(first)
}

/// Makes the second R of STARR a reflection: a letter that follows the same one.
fn reflections(lines: &[Line], labels: &mut HashMap<usize, Label>) {
    let mut indices: Vec<usize> = labels.keys().copied().collect();
    indices.sort_unstable();
    for pair in indices.windows(2) {
        let is_result = |index: &usize| {
            let label = &labels[index];
            label.is_letter && label.part() == Some(Part::Result)
        };
        let is_alike = Style::of(&lines[pair[0]], &labels[&pair[0]])
            == Style::of(&lines[pair[1]], &labels[&pair[1]]);
        if is_alike
            && is_result(&pair[0])
            && is_result(&pair[1])
            && let Some(label) = labels.get_mut(&pair[1])
        {
            label.meaning = Meaning::Topic(Topic::Reflection);
        }
    }
}

/// The runs of labels in the order of the text.
pub(super) fn runs(lines: &[Line], labels: &HashMap<usize, Label>) -> Vec<Run> {
    let mut by_style: Vec<Vec<Run>> = Style::ALL
        .into_iter()
        .map(|style| runs_of(style, lines, labels))
        .collect();
    // Whatever marks most parts is the notation; the rest is within it, or elsewhere.
    by_style.sort_by_key(|runs| std::cmp::Reverse(runs.iter().map(Run::parts).sum::<usize>()));
    // How many titles there are before each line.
    let titles: Vec<usize> = std::iter::once(0)
        .chain((0..lines.len()).scan(0, |count, index| {
            *count += usize::from(is_title(index, lines, labels));
            Some(*count)
        }))
        .collect();
    let has_title_between = |from: usize, to: usize| titles[to] > titles[from + 1];
    let mut found: BTreeMap<usize, Run> = BTreeMap::new();
    for runs in by_style {
        let apart: Vec<Run> = runs
            .into_iter()
            .filter(|run| {
                let before = found.range(..=run.first()).next_back();
                let after = found.range(run.first()..).next();
                let is_behind = before.is_none_or(|(_, before)| {
                    before.last() < run.first() && has_title_between(before.last(), run.first())
                });
                let is_before = after.is_none_or(|(_, after)| {
                    run.last() < after.first() && has_title_between(run.last(), after.first())
                });
                is_behind && is_before
            })
            .collect();
        found.extend(apart.into_iter().map(|run| (run.first(), run)));
    }
    found.into_values().collect()
}

/// Whether a line is a heading that is no label.
pub(super) fn is_title(index: usize, lines: &[Line], labels: &HashMap<usize, Label>) -> bool {
    let is_heading = lines[index].level().is_some() && lines[index].has_words();
    let label = labels.get(&index);
    is_heading && label.is_none_or(|label| label.meaning == Meaning::Unknown)
}

fn runs_of(style: Style, lines: &[Line], labels: &HashMap<usize, Label>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut indices: Vec<usize> = labels.keys().copied().collect();
    indices.sort_unstable();
    for index in indices {
        let label = &labels[&index];
        let line = &lines[index];
        let Some(part) = label.part().filter(|_| Style::of(line, label) == style) else {
            continue;
        };
        if !label.is_parted && label.is_letter {
            continue;
        }
        let goes_on = runs.last().is_some_and(|run| {
            let is_again = run.has[part as usize];
            let is_last = run.labels.last().is_some_and(|it| it.1 == part);
            let is_over = run.has[Part::Result as usize] || is_again;
            let has_title = (run.last() + 1..index).any(|between| {
                is_title(between, lines, labels)
                    && (style != Style::Headings || lines[between].level() < line.level())
            });
            (!is_again || is_last) && !(has_title && is_over)
        });
        if !goes_on {
            runs.push(Run {
                style,
                labels: Vec::new(),
                has: [false; 4],
                has_word: false,
            });
        }
        if let Some(run) = runs.last_mut() {
            run.labels.push((index, part));
            run.has[part as usize] = true;
            run.has_word |= !label.is_letter;
        }
    }
    runs.retain(Run::is_story);
    runs
}
