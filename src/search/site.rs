//! The index as the site carries it: what the scripts of the theme read.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::content::{Interview, Metric};
use crate::portfolio::{Portfolio, StoryId};
use crate::record::Date;
use crate::sheet::Sheet;

use super::direction::DIMENSIONS;
use super::english::{ENDINGS, English, FILLERS, OPENINGS, SPELLINGS, STOP_WORDS, SUFFIXES, lines};
use super::index::{Index, IndexSource, IndexedQuestion};
use super::reading::Reading;
use super::table::WordTable;
use super::{interviews, limits, synonyms};

/// The index as the site carries it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteIndex<'a> {
    /// What is known of the language; none of most.
    english: Option<Value>,
    /// How many letters of a word are compared where nothing is known of the language.
    letters_of_stem: usize,
    limits: limits::SearchLimits,
    /// Phrases that mean the same, as stems, with what they mean.
    synonyms: &'a [synonyms::Group],
    /// What a number of a question's direction is worth.
    step: f64,
    questions: Vec<QuestionToFind<'a>>,
    stories: Vec<StoryToFind<'a>>,
    /// The interviews; none on a site for others.
    interviews: Vec<InterviewToFind<'a>>,
    /// Each stem that is in a story with the stories that have it, by their numbers.
    words_of_stories: BTreeMap<&'a str, Vec<usize>>,
    /// How much a word tells that so many stories have, by their number.
    rarities: Vec<f64>,
}

/// A letter for each number that the table of words has. They stand in a script as they are, and look like no tag, address
/// or entity.
const LETTERS: &[u8; 89] =
    b"!#$%'()*+,-.0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// There are no more capital letters.
const MOST_SHARED: u8 = b'Z' - b'A';

/// Where pages are, seen from the site's root, in the portfolio's order.
#[derive(Debug)]
pub struct Addresses {
    /// Those of the questions.
    pub questions: Vec<String>,
    /// Those of the stories.
    pub stories: Vec<String>,
    /// Those of the interviews.
    pub interviews: Vec<String>,
}

/// A question as it is shown.
#[derive(Debug, Serialize)]
struct QuestionToFind<'a> {
    text: &'a str,
    /// Where its page is, seen from the site's root.
    href: &'a str,
    aliases: &'a [String],
    /// What it means, in steps; nothing in a language of which nothing is known.
    direction: &'a [i8],
    bias: f64,
    /// The stories that answer it, by their numbers, the best first.
    stories: Vec<StoryOfQuestion<'a>>,
    /// Whether no story answers it; only its author knows.
    uncovered: bool,
}

#[derive(Debug, Serialize)]
struct StoryOfQuestion<'a> {
    story: usize,
    angle: Option<&'a str>,
}

/// A story as it is shown.
#[derive(Debug, Serialize)]
struct StoryToFind<'a> {
    title: &'a str,
    /// Where its page is, seen from the site's root.
    href: &'a str,
    opening: Option<&'a str>,
    /// Its first figure.
    figure: Option<String>,
}

/// An interview as it is shown.
#[derive(Debug, Serialize)]
struct InterviewToFind<'a> {
    title: String,
    /// Where its page is, seen from the site's root.
    href: &'a str,
    /// The day on which it begins.
    day: Option<Date>,
    company: &'a str,
    /// What else it is found by.
    texts: Vec<&'a str>,
}

impl<'a> SiteIndex<'a> {
    /// An index with what is shown of that which it finds.
    pub fn of(index: &'a Index, source: IndexSource<'a>, addresses: &'a Addresses) -> Self {
        let IndexSource {
            portfolio, sheets, ..
        } = source;
        let questions = index.questions.iter().zip(&addresses.questions);
        let stories = portfolio.stories().zip(&addresses.stories).zip(sheets);
        let interviews = portfolio.interviews.iter().zip(&addresses.interviews);
        let words = index.stories.words_with_stories();
        Self {
            english: index.reading.english.map(english),
            letters_of_stem: crate::speech::LIMITS.letters_of_stem,
            limits: limits::LIMITS,
            synonyms: index.reading.synonyms.groups(),
            step: index.step,
            questions: questions
                .map(|(it, href)| QuestionToFind::of(index, portfolio, it, href))
                .collect(),
            stories: stories
                .map(|(((id, _), href), sheet)| StoryToFind::of(portfolio, id, href, sheet))
                .collect(),
            interviews: interviews
                .map(|(it, href)| InterviewToFind::of(&it.said, href))
                .collect(),
            words_of_stories: words
                .map(|(word, stories)| (word, stories.iter().map(|it| it.0).collect()))
                .collect(),
            rarities: index.stories.rarities(),
        }
    }
}

impl<'a> QuestionToFind<'a> {
    fn of(
        index: &'a Index,
        portfolio: &'a Portfolio,
        indexed: &'a IndexedQuestion,
        href: &'a str,
    ) -> Self {
        let question = portfolio.question(indexed.id);
        let is_understood = index.reading.english.is_some();
        let stories = question.answers.iter().map(|answer| StoryOfQuestion {
            story: answer.story.0,
            angle: answer.angle.as_deref(),
        });
        Self {
            text: &question.text,
            href,
            aliases: &question.aliases,
            direction: if is_understood {
                &indexed.direction
            } else {
                &[]
            },
            bias: indexed.bias,
            stories: stories.collect(),
            uncovered: portfolio.uncovered.contains(&indexed.id),
        }
    }
}

impl<'a> StoryToFind<'a> {
    fn of(portfolio: &'a Portfolio, id: StoryId, href: &'a str, sheet: &'a Sheet) -> Self {
        let story = portfolio.story(id);
        Self {
            title: &story.title.value,
            href,
            opening: sheet.opening.as_deref(),
            figure: story.metrics.first().map(|it| Metric::text(&it.value)),
        }
    }
}

impl<'a> InterviewToFind<'a> {
    fn of(interview: &'a Interview, href: &'a str) -> Self {
        Self {
            title: interview.title(),
            href,
            day: interview.date.as_ref().map(|date| date.value.day),
            company: &interview.company.value,
            texts: interviews::texts(interview),
        }
    }
}

/// What is known of a language, as it stands in the index of every site; empty where nothing is.
pub fn language_data(tag: &str) -> String {
    let english = Reading::new(tag, &[]).english;
    english.map_or_else(String::new, |it| self::english(it).to_string())
}

/// What is known of English, in text that compresses well.
fn english(english: &English) -> Value {
    let lists = [
        ("stopWords", STOP_WORDS),
        ("spellings", SPELLINGS),
        ("fillers", FILLERS),
        ("openings", OPENINGS),
        ("endings", ENDINGS),
        ("suffixes", SUFFIXES),
    ];
    let lists = lists.into_iter().map(|(name, text)| {
        let lines: Vec<&str> = lines(text).collect();
        (name.to_owned(), Value::from(lines.join("\n")))
    });
    let mut lists: Map<String, Value> = lists.collect();
    lists.insert("table".to_owned(), table(&english.table));
    let known = hexadecimal(english.known.bytes().iter().copied());
    lists.insert("known".to_owned(), known.into());
    lists.into()
}

/// The table: its tokens, each by what differs from the one before; a letter for each scale, and for each pair of
/// numbers.
fn table(table: &WordTable) -> Value {
    let letter = |number: &u8| char::from(LETTERS[usize::from(*number)]);
    let written = |numbers: &[u8]| numbers.iter().map(letter).collect::<String>();
    json!({
        "tokens": front_coded(table.tokens()),
        "dimensions": DIMENSIONS,
        "levels": WordTable::LEVELS,
        "scaleSteps": WordTable::SCALE_STEPS,
        "letters": String::from_utf8_lossy(LETTERS),
        "scales": written(table.scales()),
        "pairs": written(table.pairs()),
    })
}

/// Sorted words of small letters, each as a capital letter (`A` where it shares no letter with the one before, `B`
/// where it shares one, and so on) and the letters that follow.
fn front_coded<'t>(tokens: impl Iterator<Item = &'t str>) -> String {
    let (mut coded, mut before) = (String::new(), "");
    for token in tokens {
        let shared = token.bytes().zip(before.bytes());
        let shared = shared.take_while(|(it, before)| it == before).count();
        let shared = shared.min(MOST_SHARED.into());
        coded.extend(('A'..='Z').nth(shared));
        coded.push_str(&token[shared..]);
        before = token;
    }
    coded
}

/// Two figures a byte.
fn hexadecimal(bytes: impl Iterator<Item = u8>) -> String {
    bytes.fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
