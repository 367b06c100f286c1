//! The names of sections by language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The names of one language, as its file has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Language {
    /// For each section the names that it goes by.
    pub(super) sections: BTreeMap<String, Vec<String>>,
    /// Names of a part that opens a story for two: no other part is to be before the actions.
    pub(super) openers: Openers,
    /// For each field what its line begins with.
    pub(super) fields: BTreeMap<String, Vec<String>>,
    /// What headings of stories have in them beside a title.
    pub(super) titles: Titles,
    /// How questions begin and end that have no question mark.
    pub(super) questions: Questions,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Questions {
    pub(super) begins: Vec<String>,
    pub(super) ends: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Openers {
    pub(super) names: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Titles {
    /// What stands before the number of a story or a question.
    pub(super) counted: Vec<String>,
    /// Headings over an answer that say nothing of it.
    pub(super) empty: Vec<String>,
    /// What headings say that explain how to tell a story, and head none.
    #[serde(default)]
    pub(super) methods: Vec<String>,
    /// What buttons begin with, on pages that people copy stories from.
    #[serde(default)]
    pub(super) buttons: Vec<String>,
    /// What a line begins with, in capitals, that reminds its author of something.
    #[serde(default)]
    pub(super) reminders: Vec<String>,
    /// What begins in brackets that is still to be filled in: `[your figure]`.
    #[serde(default)]
    pub(super) blanks: Vec<String>,
}

macro_rules! languages {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("languages/", $name, ".toml")))),*]
    };
}

/// Every language; the first that has a name decides what it means.
const FILES: [(&str, &str); 15] = languages! {
    "english" "german" "french" "spanish" "portuguese" "italian" "dutch" "polish" "turkish" "russian"
    "chinese" "japanese" "korean" "arabic" "hindi"
};

/// The names of every language.
pub(super) fn languages() -> impl Iterator<Item = Language> {
    FILES.iter().map(|(name, text)| {
        let read = toml::from_str(text);
        read.unwrap_or_else(|error| panic!("the names in {name}: {error}"))
    })
}
