//! Takes what is said about a story out of its text: tags, questions, the line to say, what is missing.

use std::collections::HashMap;
use std::ops::Range;

use crate::naming::Field;

use super::label::Meaning;
use super::layout::{Labelled, Layout};
use super::line::{LineKind, trimmed};
use super::pasted::Role;
use super::title::{QUOTES, title};
use super::{Found, Style};

/// What is said about a story, each with its place in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What it is called.
    pub title: Option<Found>,
    /// The questions that it answers.
    pub covers: Vec<Found>,
    /// What it is filed under.
    pub tags: Vec<Found>,
    /// The story in a sentence.
    pub headline: Option<Found>,
    /// The outcomes worth saying.
    pub metrics: Vec<Found>,
    /// Facts still to be filled in.
    pub gaps: Vec<Found>,
    /// Who the teller was in it.
    pub role: Option<Found>,
    /// What other programs note about it, each with its key.
    pub properties: Vec<(String, Found)>,
}

/// Facts with the lines that are nothing else, and so are no part of the text.
pub(super) struct Taken {
    pub(super) facts: Facts,
    /// Stretches of the text that are taken out.
    pub(super) removed: Vec<Range<usize>>,
    /// Whether a line names the question that the story answers.
    has_question: bool,
    /// What a title says beside, to be shown in its place.
    pub(super) aside: Option<Range<usize>>,
}

/// A theme has at most so many words; what is longer is a question.
const THEME_WORDS: usize = 3;

impl Labelled<'_> {
    /// Takes the facts of a story.
    pub(super) fn facts(
        &self,
        layout: &Layout,
        written: &[Field],
        roles: &HashMap<usize, Role>,
    ) -> Taken {
        let mut taken = Taken {
            facts: Facts::default(),
            removed: Vec::new(),
            has_question: false,
            aside: None,
        };
        if let Some(question) = layout.question {
            let found = title(self.text, self.lines[question].words.clone(), self.names);
            taken.facts.covers.push(self.found(found.words));
            taken.remove(self.whole_line(question));
        }
        if let Some(theme) = layout.theme {
            let found = title(self.text, self.lines[theme].words.clone(), self.names);
            taken.facts.tags.push(self.found(found.words));
            taken.remove(self.whole_line(theme));
        }
        if let Some(index) = layout.title {
            self.take_title(index, &mut taken);
        }
        let mut index = layout.lines.start;
        while index < layout.lines.end {
            if let Some(role) = roles.get(&index) {
                self.take_role(index, *role, &mut taken);
            }
            let next = self.take_field(index, layout, written, &mut taken);
            index = next.unwrap_or(index + 1);
        }
        // What a story answers names it, where nothing else does.
        if taken.facts.title.is_none() && layout.title.is_none() && taken.has_question {
            taken.facts.title = taken.facts.covers.first().cloned();
        }
        self.take_placeholders(layout, &mut taken);
        taken.removed.sort_by_key(|it| it.start);
        taken
    }

    /// Takes what a line of a copied page says about the story.
    fn take_role(&self, index: usize, role: Role, taken: &mut Taken) {
        let words = self.lines[index].words.clone();
        match role {
            Role::Title => taken.facts.title = Some(self.found(words)),
            Role::Tag => taken.facts.tags.push(self.found(words)),
            Role::Metric => taken.facts.metrics.push(self.found(words)),
            Role::Button => {}
            _ => return,
        }
        taken.remove(self.whole_line(index));
    }

    fn take_title(&self, index: usize, taken: &mut Taken) {
        let line = &self.lines[index];
        let label = self.labels.get(&index);
        let labelled = label.filter(|label| label.meaning == Meaning::Field(Field::Title));
        // `**Story: The leak**` has its label within the marks.
        let words = labelled.map_or(line.words.clone(), |label| {
            self.tidy(label.rest..line.words.end)
        });
        let found = title(self.text, words, self.names);
        if self.names.is_question(&self.text[found.words.clone()]) {
            taken.facts.covers.push(self.found(found.words.clone()));
        }
        let themes = found.themes.into_iter().map(|it| self.found(it));
        taken.facts.tags.extend(themes);
        taken.facts.title = Some(self.found(found.words));
        taken.aside = found.aside;
        taken.remove(self.whole_line(index));
    }

    /// Takes what a line says about the story; returns the line behind it.
    fn take_field(
        &self,
        index: usize,
        layout: &Layout,
        written: &[Field],
        taken: &mut Taken,
    ) -> Option<usize> {
        let line = &self.lines[index];
        if let Some(gap) = self.reminder(index) {
            taken.facts.gaps.push(self.found(gap));
            taken.remove(self.whole_line(index));
            return Some(index + 1);
        }
        let Some(label) = self.labels.get(&index) else {
            let (key, value) = self.property(index)?;
            let key = self.text[key].to_owned();
            taken.facts.properties.push((key, self.found(value)));
            taken.remove(self.whole_line(index));
            return Some(index + 1);
        };
        let Meaning::Field(field) = label.meaning else {
            return None;
        };
        let is_before = index < layout.run.first();
        let only_before = matches!(field, Field::Question | Field::Title | Field::Role);
        let is_plain = !label.is_marked && line.kind == LineKind::Row;
        let is_elsewhere = layout.title == Some(index) || only_before && !is_before;
        let is_written = written.contains(&field);
        let is_inside = !is_before && index < layout.run.last();
        // In the text of a part, `Numbers: ...` may begin a sentence.
        let is_said = match layout.run.style {
            Style::Headings => !is_before && line.level().is_none(),
            Style::Plain | Style::Code => false,
            _ => is_inside && !label.is_marked,
        };
        if is_elsewhere
            || is_said
            || is_plain
            || is_written
            || !label.is_parted
            || line.is_code && layout.run.style != Style::Code
        {
            return None;
        }
        let (values, next) = self.values(index, label.rest, layout);
        if values.is_empty() {
            return None;
        }
        let facts = &mut taken.facts;
        match field {
            Field::Title if facts.title.is_none() => {
                facts.title = values.first().map(|it| self.found(self.tidy(it.clone())));
            }
            Field::Headline if facts.headline.is_none() => {
                let whole = values.first()?.start..values.last()?.end;
                facts.headline = Some(self.found(self.tidy(whole)));
            }
            Field::Role if facts.role.is_none() => {
                facts.role = values.first().map(|it| self.found(it.clone()));
            }
            Field::Title | Field::Headline | Field::Role => return None,
            Field::Question | Field::Covers => {
                taken.has_question |= field == Field::Question;
                let questions = values.iter().flat_map(|it| self.questions(it.clone()));
                for value in questions {
                    let words = self.text[value.clone()].split_whitespace().count();
                    let is_theme = words <= THEME_WORDS
                        && field == Field::Covers
                        && !self.names.is_question(&self.text[value.clone()]);
                    let list = if is_theme {
                        &mut facts.tags
                    } else {
                        &mut facts.covers
                    };
                    list.push(self.found(value));
                }
            }
            Field::Tags => {
                let tags = values
                    .iter()
                    .flat_map(|it| self.pieces(it.clone(), &[',', ';', '|', '、', '，', '·', '/']));
                let tags: Vec<Found> = tags.map(|it| self.found(it)).collect();
                facts.tags.extend(tags);
            }
            Field::Metrics => facts
                .metrics
                .extend(values.into_iter().map(|it| self.found(it))),
            Field::Gaps => facts
                .gaps
                .extend(values.into_iter().map(|it| self.found(it))),
        }
        taken.remove(self.lines[index].start..self.lines[next - 1].next);
        Some(next)
    }

    /// What a line reminds its author of.
    fn reminder(&self, index: usize) -> Option<Range<usize>> {
        let line = &self.lines[index];
        let is_read = !line.is_code && matches!(line.kind, LineKind::Item | LineKind::Text);
        let said = is_read.then(|| &self.text[line.words.clone()])?;
        let gap = self.names.reminder(said)?;
        Some(line.words.end - gap.len()..line.words.end)
    }

    /// The key and the value of a line that another program wrote: `type:: story`.
    pub(super) fn property(&self, index: usize) -> Option<(Range<usize>, Range<usize>)> {
        let line = &self.lines[index];
        let is_read = !line.is_code && line.kind == LineKind::Text;
        let said = is_read.then(|| &self.text[line.words.clone()])?;
        let (key, value) = said.split_once(":: ")?;
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|it| it.is_alphanumeric() || "-_".contains(it));
        let start = line.words.start;
        is_key.then(|| {
            (
                start..start + key.len(),
                line.words.end - value.len()..line.words.end,
            )
        })
    }

    /// What a line says behind its label, or the lines below it say: items one by one. With the index of
    /// the line behind them.
    fn values(&self, index: usize, rest: usize, layout: &Layout) -> (Vec<Range<usize>>, usize) {
        let line = &self.lines[index];
        let behind = trimmed(self.text, rest.min(line.words.end)..line.words.end);
        let is_free = |index: &usize| {
            *index < layout.lines.end
                && !self.labels.contains_key(index)
                && layout.title != Some(*index)
        };
        if !behind.is_empty() {
            return (vec![behind], index + 1);
        }
        let mut values = Vec::new();
        let mut next = index + 1;
        while is_free(&next) && self.lines[next].kind == LineKind::Blank {
            next += 1;
        }
        let is_list = is_free(&next) && self.lines[next].kind == LineKind::Item;
        while is_free(&next) {
            let value = &self.lines[next];
            let goes_on = match value.kind {
                LineKind::Item => is_list,
                LineKind::Text => !is_list,
                _ => false,
            };
            if !goes_on {
                break;
            }
            values.push(value.words.clone());
            next += 1;
        }
        (values, next)
    }

    /// The questions of a line: each in quotes, or parted by dots, bars and semicolons.
    fn questions(&self, line: Range<usize>) -> Vec<Range<usize>> {
        let said = &self.text[line.clone()];
        for (open, close) in QUOTES {
            if open == '\'' || !said.contains(open) {
                continue;
            }
            let mut found = Vec::new();
            let mut at = 0;
            while let Some(start) = said[at..].find(open).map(|it| at + it + open.len_utf8()) {
                let Some(end) = said[start..].find(close).map(|it| start + it) else {
                    break;
                };
                found.extend(
                    self.unquoted_pieces(line.start + at..line.start + start - open.len_utf8()),
                );
                found.push(self.tidy(line.start + start..line.start + end));
                at = end + close.len_utf8();
            }
            if !found.is_empty() {
                found.extend(self.unquoted_pieces(line.start + at..line.end));
                return found;
            }
        }
        let marks: &[char] = if said.contains(['·', ';', '|', '；']) {
            &['·', ';', '|', '；']
        } else if self.names.is_question(said) || said.split_whitespace().count() > 12 {
            &[]
        } else {
            &[',', '、', '，']
        };
        self.pieces(line, marks).collect()
    }

    /// What is named beside questions in quotes.
    fn unquoted_pieces(&self, stretch: Range<usize>) -> Vec<Range<usize>> {
        let pieces = self.pieces(stretch, &[',', ';', '·', '|', '/', '、', '，']);
        let is_said = |it: &Range<usize>| self.text[it.clone()].contains(char::is_alphabetic);
        pieces.filter(is_said).collect()
    }

    /// The pieces of a stretch between some marks, or between number signs.
    fn pieces<'s>(
        &'s self,
        whole: Range<usize>,
        marks: &'s [char],
    ) -> impl Iterator<Item = Range<usize>> + 's {
        let said = &self.text[whole.clone()];
        let has_signs = said.starts_with('#');
        let is_mark = move |letter: char| marks.contains(&letter) || has_signs && letter == '#';
        let pieces = said.split(is_mark);
        pieces
            .map(move |piece| {
                let start = piece.as_ptr() as usize - said.as_ptr() as usize + whole.start;
                self.tidy(start..start + piece.len())
            })
            .filter(|piece| !piece.is_empty())
    }

    /// A value without marks of emphasis, number signs and white space around it.
    fn tidy(&self, value: Range<usize>) -> Range<usize> {
        let marks = |it: char| it.is_whitespace() || "*_`#\"“”,;，".contains(it);
        let said = &self.text[value.clone()];
        let start = value.start + said.len() - said.trim_start_matches(marks).len();
        let end = value.start + said.trim_end_matches(marks).len();
        start..end.max(start)
    }

    pub(super) fn found(&self, place: Range<usize>) -> Found {
        Found {
            text: without_marks(&self.text[place.clone()]),
            place,
        }
    }

    fn whole_line(&self, index: usize) -> Range<usize> {
        self.lines[index].start..self.lines[index].next
    }
}

impl Taken {
    fn remove(&mut self, stretch: Range<usize>) {
        self.removed.push(stretch);
    }
}

/// Words on one line, without marks of emphasis and without where links lead.
fn without_marks(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, link)) = rest.split_once("](") {
        let Some((_, after)) = link.split_once(')') else {
            break;
        };
        match before.rsplit_once('[') {
            Some((before, named)) => shown.extend([before.trim_end_matches('!'), named]),
            None => shown.push_str(before),
        }
        rest = after;
    }
    shown.push_str(rest);
    let words = shown.replace("**", "").replace("__", "").replace('`', "");
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").trim_matches(['*', '_']).to_owned()
}
