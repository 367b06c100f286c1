//! Recognises a heading or a label however a person wrote it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::field::{FIELDS, Field};
use super::language::languages;
use super::topic::{Part, TOPICS, Topic};

/// The names that are recognised: the built-in ones and a person's own.
#[derive(Debug, Clone)]
pub struct Names {
    own: Vec<(String, Topic)>,
    built_in: Arc<BuiltIn>,
}

/// The names of every language, in plain words.
#[derive(Debug, Default)]
struct BuiltIn {
    topics: HashMap<String, Topic>,
    /// The names of each topic, in the order of the data.
    names: HashMap<Topic, Vec<String>>,
    openers: HashSet<String>,
    fields: HashMap<String, Field>,
    counted: HashSet<String>,
    empty: HashSet<String>,
    /// With a blank before and behind each.
    methods: Vec<String>,
    buttons: Vec<String>,
    reminders: Vec<String>,
    blanks: HashSet<String>,
    question_begins: Vec<String>,
    question_ends: Vec<String>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            own: Vec::new(),
            built_in: Arc::new(BuiltIn::read()),
        }
    }
}

impl BuiltIn {
    fn read() -> Self {
        let mut built_in = Self::default();
        for language in languages() {
            for (topic, id) in TOPICS {
                let names = language.sections.get(id).into_iter().flatten();
                for name in names.map(|name| name_in_data(name)) {
                    built_in.names.entry(topic).or_default().push(name.clone());
                    built_in.topics.entry(name).or_insert(topic);
                }
            }
            for (field, id) in FIELDS {
                let names = language.fields.get(id).into_iter().flatten();
                for name in names {
                    built_in.fields.entry(name_in_data(name)).or_insert(field);
                }
            }
            let plain = |names: Vec<String>| names.into_iter().map(|it| name_in_data(&it));
            built_in.openers.extend(plain(language.openers.names));
            built_in.counted.extend(plain(language.titles.counted));
            built_in.empty.extend(plain(language.titles.empty));
            built_in.reminders.extend(language.titles.reminders);
            built_in.blanks.extend(plain(language.titles.blanks));
            let methods = plain(language.titles.methods);
            built_in.methods.extend(methods.map(|it| format!(" {it} ")));
            built_in.buttons.extend(plain(language.titles.buttons));
            let questions = language.questions;
            built_in.question_begins.extend(plain(questions.begins));
            built_in.question_ends.extend(plain(questions.ends));
        }
        built_in
    }
}

impl Names {
    /// The built-in names and those that the settings add under `[sections]`.
    pub fn from_settings(config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut own = Vec::new();
        for (heading, kind) in &config.sections {
            match Topic::from_id(&kind.value) {
                Some(topic) => own.push((plain_words(&heading.value), topic)),
                None => diagnostics.push(unknown_section(&kind.value, kind.span)),
            }
        }
        Self {
            own,
            ..Self::default()
        }
    }

    /// What a section under `heading` is about; `None` where no name fits.
    ///
    /// A heading is taken apart at dashes and colons and stripped of what is in
    /// parentheses: `S — Situation`, `Actions (at once)` and `The 90-second version: out loud`
    /// are all recognised. Of `Situation & Task` it is the first.
    pub fn topic(&self, heading: &str) -> Option<Topic> {
        self.topics(heading).into_iter().next()
    }

    /// The part that a heading names beside the first one: the task of `Situation & Task`.
    pub fn second_part(&self, heading: &str) -> Option<Part> {
        let topics = self.topics(heading);
        topics.iter().skip(1).find_map(|topic| match topic {
            Topic::Part(part) if topics[0] != *topic => Some(*part),
            _ => None,
        })
    }

    /// Whether a heading says nothing but names.
    pub fn is_name_alone(&self, heading: &str) -> bool {
        let heading = unbracketed(heading);
        let is_named = |piece: &str| !self.of_piece(piece).is_empty();
        is_named(&heading) || !heading.contains('(') && pieces(&heading).all(is_named)
    }

    /// What a name that stands for itself means, without anything beside it.
    pub fn exactly(&self, name: &str) -> Option<Topic> {
        let topic = self.named(&plain_words(name));
        // The second R of STARR.
        let is_second = name.trim_start().starts_with('+');
        topic.map(|topic| if is_second { Topic::Reflection } else { topic })
    }

    /// Whether a heading names a part that opens a story for two, as the Context of CARL and the Problem
    /// of PAR do.
    pub fn opens_alone(&self, heading: &str) -> bool {
        let get = |words: &str| self.built_in.openers.contains(words).then_some(());
        let is_opener = |piece: &str| one_or_many(&plain_words(piece), get).is_some();
        is_opener(heading) || pieces(&unbracketed(heading)).any(is_opener)
    }

    /// What a line says that begins with `label`.
    pub fn field(&self, label: &str) -> Option<Field> {
        let label = label.split(['(', '（']).next().unwrap_or(label);
        let get = |words: &str| self.built_in.fields.get(words).copied();
        one_or_many(&plain_words(label), get)
    }

    /// Whether stories and questions are counted by this word: `Story 3`.
    pub fn is_counted(&self, word: &str) -> bool {
        self.built_in.counted.contains(&plain_words(word))
    }

    /// Whether questions are counted by this word.
    pub fn is_question_word(&self, word: &str) -> bool {
        self.is_counted(word) && self.field(word) == Some(Field::Question)
    }

    /// Whether a heading over an answer says nothing of it: `My answer`.
    pub fn is_empty_title(&self, heading: &str) -> bool {
        self.built_in.empty.contains(&plain_words(heading))
    }

    /// Whether a line is a button of a page that was copied: `Click to practice`.
    pub fn is_button(&self, line: &str) -> bool {
        let words = plain_words(line);
        let mut buttons = self.built_in.buttons.iter();
        buttons.any(|it| words.starts_with(it.as_str()))
    }

    /// What a line reminds its author of: `TODO ask the roofer`.
    pub fn reminder<'l>(&self, line: &'l str) -> Option<&'l str> {
        let mut reminders = self.built_in.reminders.iter();
        let rest = reminders.find_map(|it| line.strip_prefix(it.as_str()))?;
        let is_parted = rest.starts_with([' ', ':']);
        let gap = rest.trim_start_matches([':', ' ']);
        (is_parted && !gap.is_empty()).then_some(gap)
    }

    /// Whether words in brackets ask to be filled in: `[your figure]`.
    pub fn asks_to_fill_in(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        let mut words = words.split(|it: char| !it.is_alphanumeric());
        words
            .next()
            .is_some_and(|first| self.built_in.blanks.contains(first))
    }

    /// Whether a line asks something, as interviewers do.
    pub fn is_question(&self, line: &str) -> bool {
        let line = line.trim_end_matches(|it: char| !it.is_alphanumeric() && !is_question_mark(it));
        if line.ends_with(is_question_mark) {
            return true;
        }
        let words = plain_words(line);
        let goes_on = |after: &str| {
            after.is_empty() || !after.starts_with(|it: char| it.is_ascii_alphanumeric())
        };
        let mut begins = self.built_in.question_begins.iter();
        let mut ends = self.built_in.question_ends.iter();
        begins.any(|it| words.strip_prefix(it.as_str()).is_some_and(goes_on))
            || ends.any(|it| words.ends_with(it.as_str()))
    }

    /// Whether a heading is over an explanation of how to tell a story: `The STAR method`.
    pub fn is_method(&self, heading: &str) -> bool {
        let words = format!(" {} ", singular(&plain_words(heading)));
        let mut methods = self.built_in.methods.iter();
        methods.any(|it| words.contains(it.as_str()))
    }

    /// Every name of a topic, in plain words.
    pub fn of(&self, topic: Topic) -> impl Iterator<Item = &str> {
        let built_in = self.built_in.names.get(&topic).into_iter().flatten();
        self.own_of(topic).chain(built_in.map(String::as_str))
    }

    /// The names that the settings add for a topic.
    pub fn own_of(&self, topic: Topic) -> impl Iterator<Item = &str> {
        let own = self.own.iter().filter(move |(_, it)| *it == topic);
        own.map(|(name, _)| name.as_str())
    }

    /// The topics that a heading names, in its order, with the surest first.
    fn topics(&self, heading: &str) -> Vec<Topic> {
        let heading = unbracketed(heading);
        if let Some(topic) = self.exactly(&heading) {
            return vec![topic];
        }
        let mut named: Vec<(usize, Vec<Topic>)> = pieces(&heading)
            .map(|piece| (piece.chars().count(), self.of_piece(piece)))
            .filter(|(_, topics)| !topics.is_empty())
            .collect();
        named.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        named.into_iter().next().map_or_else(Vec::new, |it| it.1)
    }

    /// The topics of a piece that has several names in it, and nothing else.
    fn of_piece(&self, piece: &str) -> Vec<Topic> {
        if let Some(topic) = self.named(&plain_words(piece)) {
            return vec![topic];
        }
        let names = piece.split(['/', '&', '+', ',', '、', '和', '与']);
        let names = names.flat_map(|it| it.split(" and ")).map(plain_words);
        let topics: Option<Vec<Topic>> = names.map(|name| self.named(&name)).collect();
        topics.unwrap_or_default()
    }

    fn named(&self, words: &str) -> Option<Topic> {
        let get = |words: &str| {
            let own = self.own.iter().find(|(name, _)| name == words);
            let own = own.map(|(_, topic)| *topic);
            own.or_else(|| self.built_in.topics.get(words).copied())
        };
        let direct = |words: &str| one_or_many(words, get);
        direct(words).or_else(|| {
            // `1 Situation`, `S Situation`
            let (first, rest) = words.split_once(' ')?;
            let topic = direct(rest)?;
            let is_numbered = first == "#";
            let is_lettered = first.chars().count() == 1 && direct(first) == Some(topic);
            (is_numbered || is_lettered).then_some(topic)
        })
    }
}

fn is_question_mark(letter: char) -> bool {
    matches!(letter, '?' | '？' | '؟' | '¿')
}

/// A name from the data, where `#` stands for any figure.
fn name_in_data(name: &str) -> String {
    plain_words(&name.replace('#', "0"))
}

fn unknown_section(kind: &str, span: Span) -> Diagnostic {
    let ids = || TOPICS.iter().map(|(_, id)| *id);
    Diagnostic::error("unknown-section", format!("no section is called `{kind}`"))
        .at(span, "not a section")
        .did_you_mean(kind, ids())
        .note(format!(
            "the sections are {}",
            ids().collect::<Vec<_>>().join(", ")
        ))
}

/// A heading with bars for the brackets around what is not aside: `[S] Situation` is `|S| Situation`.
fn unbracketed(heading: &str) -> String {
    let heading = heading.trim();
    let opens = heading.starts_with(['(', '（']);
    let bars = heading.chars().map(|letter| match letter {
        '[' | ']' | '【' | '】' | '「' | '」' | '《' | '》' => '|',
        '(' | '（' if !opens => '(',
        '(' | '（' | ')' | '）' if opens => '|',
        '：' => ':',
        letter => letter,
    });
    bars.collect()
}

/// The pieces of a heading between dashes, colons and bars, without what is in parentheses.
fn pieces(heading: &str) -> impl Iterator<Item = &str> {
    let heading = heading.split('(').next().unwrap_or(heading);
    heading
        .split(['—', '–', ':', '|', '.', ')', '·'])
        .flat_map(|piece| piece.split(" - "))
        .filter(|piece| !piece.trim().is_empty())
}

/// A heading reduced to its words: lower case, punctuation gone, figures as `#`, without an article in
/// front.
pub fn plain_words(heading: &str) -> String {
    let heading = heading.to_lowercase().replace('&', " and ");
    let mut words = String::with_capacity(heading.len());
    for letter in heading.chars() {
        // In scripts without spaces a figure is a word all the same.
        if words.ends_with(|it: char| it.is_ascii_digit()) && !letter.is_ascii() {
            words.push(' ');
        }
        match letter {
            '\'' | '’' => {}
            letter if letter.is_alphanumeric() => words.push(letter),
            _ => words.push(' '),
        }
    }
    let is_figure = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| if is_figure(word) { "#" } else { word })
        .collect();
    let words = match words.as_slice() {
        ["the" | "a" | "my" | "your", rest @ ..] if !rest.is_empty() => rest,
        words => words,
    };
    words.join(" ")
}

/// Plain words, each of them as one of its kind.
pub fn singular(words: &str) -> String {
    let words = words.split(' ').map(|word| match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') && !["thi", "doe"].contains(&one) => one,
        _ => word,
    });
    words.collect::<Vec<&str>>().join(" ")
}

/// What a table has for some plain words, or for one of the many that they name: `results` are a result.
fn one_or_many<T: Copy>(words: &str, get: impl Fn(&str) -> Option<T>) -> Option<T> {
    get(words).or_else(|| get(&singular(words)))
}
