//! What is said of an answer: what to mend, the most important first, and what was good.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::config::Speaking;
use crate::speech::{Lexicon, Utterance};

use super::answer::Answer;
use super::question::QuestionToAsk;
use super::repertoire::Repertoire;
use super::round::Round;
use super::story::StoryToTell;
use super::{mend, praise};

/// What is said of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    /// How long it took, in seconds.
    pub seconds: u32,
    /// How many words it had.
    pub words: usize,
    /// What of it told each part, in per cent; `None` where nothing of the story was in it.
    pub shares: Option<[usize; 4]>,
    /// What to mend, the most important first.
    pub findings: Vec<Remark>,
    /// What was good, the best first.
    pub praise: Vec<Remark>,
}

/// One thing that is said of an answer. Its words are the labels `mend_<name>` and `mend_<name>_help`, or
/// `praise_<name>`, with an underscore for each hyphen.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Its name: for what is to be mended a rule's, such as `too-long`.
    pub name: &'static str,
    /// The words of the answer that it is about, if it is about some.
    pub quotes: Vec<String>,
    /// What the label's braces are filled with.
    pub values: BTreeMap<&'static str, Value>,
}

impl Remark {
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            quotes: Vec::new(),
            values: BTreeMap::new(),
        }
    }

    /// Adds words of the answer that it is about.
    #[must_use]
    pub(super) fn quote(mut self, quote: &str) -> Self {
        self.quotes.push(quote.to_owned());
        self
    }

    /// Fills in a brace of its label.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.insert(name, value.into());
        self
    }
}

/// An answer that is to be looked at.
#[derive(Debug, Clone, Copy)]
pub struct GivenAnswer<'a> {
    /// What was asked, where that is known.
    pub question: Option<&'a QuestionToAsk<'a>>,
    /// The story that was told.
    pub story: &'a StoryToTell<'a>,
    /// What was said.
    pub text: &'a str,
    /// How long it took, in seconds; `None` for as long as its words take at the author's pace.
    pub seconds: Option<u32>,
}

/// What is to be said of an answer.
pub fn feedback(
    repertoire: &Repertoire<'_>,
    lexicon: &Lexicon,
    speaking: Speaking,
    given: GivenAnswer<'_>,
) -> Feedback {
    let said = Utterance::new(given.text);
    let lexicon = if lexicon.is_spoken_in([&said]) {
        lexicon
    } else {
        Lexicon::silent()
    };
    let answer = Answer::new(given.text, given.story, lexicon, speaking);
    let at_own_pace = || {
        let words = u32::try_from(answer.words).unwrap_or(u32::MAX);
        words.saturating_mul(60) / speaking.words_per_minute
    };
    let round = Round {
        repertoire,
        lexicon,
        speaking,
        question: given.question,
        story: given.story,
        seconds: given.seconds.unwrap_or_else(at_own_pace),
        answer,
    };
    let findings = mend::findings(&round);
    Feedback {
        seconds: round.seconds,
        words: round.answer.words,
        shares: round.answer.shares,
        praise: praise::praise(&round, &findings),
        findings,
    }
}
