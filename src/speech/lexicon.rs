//! What a language says: its numbers, its phrases, the words that everybody knows. One file a language.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::limits::LIMITS;
use super::number_words::{NumberWords, WrittenNumbers};
use super::pattern::PatternError;
use super::phrases::{Phrases, WrittenPhrases};
use super::token::key;
use super::utterance::Utterance;

/// Every language that has a file, by its tag: the build script lists them.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// What one language says. A language without a file says nothing that is known.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Acronyms that everybody knows.
    pub acronyms: BTreeSet<String>,
    /// How numbers are said.
    pub numbers: NumberWords,
    /// What is said.
    pub phrases: PhraseLists,
    /// The keys of its most common words; none where the language has no file.
    common: HashSet<u64>,
}

macro_rules! phrase_lists {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The phrases of a language, each list with one meaning.
        #[derive(Debug, Clone, Default)]
        pub struct PhraseLists { $($(#[$doc])* pub $name: Phrases),* }

        #[derive(Debug, Default, Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        struct WrittenLists { $($name: WrittenPhrases),* }

        impl PhraseLists {
            fn new(written: &WrittenLists, sets: &BTreeMap<String, String>) -> Result<Self, PatternError> {
                Ok(Self { $($name: Phrases::new(&written.$name, sets)?),* })
            }
        }
    };
}

phrase_lists! {
    /// The teller acts: `I`.
    i,
    /// The teller acts with others: `we`.
    we,
    /// Words that only fill time.
    filler,
    /// The teller says that something was theirs to answer for.
    ownership,
    /// A word of somebody who owns something.
    owning,
    /// What is said is made small, or doubtful.
    hedge,
    /// Something was the teller's fault, in as many words.
    own_fault,
    /// It was the teller's mistake, in as many words: "that was my mistake".
    my_mistake,
    /// The teller says plainly what they did wrong, or left undone.
    plain_fault,
    /// Nothing, nobody, not one: there are 0 of something.
    nothing,
    /// A fault that nobody made, or everybody would have.
    hedged_ownership,
    /// Something went wrong, and nobody did it.
    evasion,
    /// How much more or less something is than something else.
    difference,
    /// People are accused.
    blame,
    /// A question or a tag that asks for a failure.
    failure,
    /// A question or a tag that asks for a conflict.
    conflict,
    /// Something went wrong.
    incident,
    /// The harm was stopped.
    mitigation,
    /// The cause was looked for.
    cause,
    /// Something was changed for good.
    lasting_change,
    /// What holds now, always, in every case.
    holds_now,
    /// Something came of it.
    outcome,
    /// How it ended.
    ending,
    /// Something that can be pointed to, where there is no figure.
    proxy,
    /// How the teller felt, and what they learned.
    feeling,
    /// Papers were written and handed on.
    paperwork,
    /// An acronym is explained right behind it.
    explanation,
    /// The frame of a question, which says nothing of what is asked.
    question_frame,
    /// Who the teller is, and where and when it was.
    setting,
    /// The teller does something.
    acting,
    /// Something had to be done, by the teller.
    duty,
    /// What speakers go on with where others would make a full stop.
    going_on,
    /// The script comes to what was done.
    turn_to_actions,
    /// The script comes to what came of it.
    turn_to_result,
}

/// What one language says, as its file has it. Pages have it in this form.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenLexicon {
    common: BTreeSet<String>,
    acronyms: BTreeSet<String>,
    numbers: WrittenNumbers,
    sets: BTreeMap<String, String>,
    phrases: WrittenLists,
}

impl WrittenLexicon {
    /// The language that a tag such as `en-GB` names; nothing is in it where it has no file.
    pub fn of(tag: &str) -> Self {
        let language = tag.split('-').next().unwrap_or(tag);
        let file = FILES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(language));
        file.map_or_else(Self::default, |(name, text)| {
            toml::from_str(text).unwrap_or_else(|error| panic!("the language {name}: {error}"))
        })
    }
}

impl Lexicon {
    /// The language that a tag such as `en-GB` names.
    pub fn of(tag: &str) -> Self {
        let written = WrittenLexicon::of(tag);
        Self::read(written).unwrap_or_else(|error| panic!("the language {tag}: {error}"))
    }

    /// What is said in a language that is not known: nothing.
    pub fn silent() -> &'static Self {
        static SILENT: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        &SILENT
    }

    /// Whether its language has a file.
    pub fn is_known(&self) -> bool {
        !self.common.is_empty()
    }

    fn read(written: WrittenLexicon) -> Result<Self, PatternError> {
        Ok(Self {
            phrases: PhraseLists::new(&written.phrases, &written.sets)?,
            common: written.common.iter().map(|word| key(word)).collect(),
            acronyms: written.acronyms,
            numbers: NumberWords::new(written.numbers, &written.sets)?,
        })
    }

    /// Whether a text is in this language, by its most common words.
    pub fn is_spoken_in<'u>(
        &self,
        utterances: impl IntoIterator<Item = &'u Utterance<'u>>,
    ) -> bool {
        let (mut words, mut common) = (0, 0);
        for token in utterances.into_iter().flat_map(Utterance::tokens) {
            words += usize::from(token.is_word);
            common += usize::from(self.common.contains(&token.key));
        }
        words > 0 && common * 100 >= words * LIMITS.least_common_words
    }
}
