//! How a language says numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::pattern::PatternError;
use super::phrases::{Phrases, WrittenPhrases};
use super::token::{Token, key};

/// How a language says numbers, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct NumberWords {
    pub(super) written: WrittenNumbers,
    /// What has a number in it and is the name of something.
    pub(super) names: Phrases,
    /// The keys of the words that a number may begin with.
    openers: BTreeSet<u64>,
}

/// How a language says numbers. All in small letters.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenNumbers {
    /// `seven` is 7, `twenty` is 20.
    pub(super) words: BTreeMap<String, f64>,
    /// What multiplies the number before it: `hundred`, `million`, `k`.
    pub(super) scales: BTreeMap<String, f64>,
    /// The same for letters that elsewhere are units of something: they multiply where they are glued to a
    /// figure or beside money, as in `300k` and `£1.2 m`.
    pub(super) glued_scales: BTreeMap<String, f64>,
    /// `half` is 0.5, without an article.
    pub(super) halves: BTreeMap<String, f64>,
    /// `third` is a third, behind an article or a number.
    pub(super) parts: BTreeMap<String, f64>,
    /// What lets `a third` mean a share where it follows.
    pub(super) after_part: BTreeSet<String>,
    /// What stands between a share and what it is a share of: `a third of`.
    pub(super) before_whole: BTreeSet<String>,
    /// What stands between one and how many it is one of: `one in twenty`.
    pub(super) of_many: BTreeSet<String>,
    /// `twice` is 2.
    pub(super) times: BTreeMap<String, f64>,
    /// What makes `4` a fourth.
    pub(super) ordinals: BTreeSet<String>,
    /// What stands between a number and its decimals: `one point two`.
    pub(super) points: BTreeSet<String>,
    /// What has a number in it and is the name of something: `ISO 9001`. Patterns, as phrases are.
    pub(super) names: Vec<String>,
    /// What joins two words of a number.
    pub(super) joiners: BTreeSet<String>,
    /// What stands for one before a scale or a part.
    pub(super) articles: BTreeSet<String>,
    /// What makes a number near the truth only.
    pub(super) about: BTreeSet<String>,
    /// `per cent` and its signs.
    pub(super) percent: BTreeSet<String>,
    /// Currencies and their signs.
    pub(super) money: BTreeSet<String>,
    /// `fold`, `x`: so many times as much.
    pub(super) fold: BTreeSet<String>,
    /// Units of time in seconds.
    pub(super) time: BTreeMap<String, f64>,
    /// What makes a number a time of day where it follows: `o'clock`.
    pub(super) clock: BTreeSet<String>,
    /// What begins a stretch between two numbers: `from`.
    pub(super) from: BTreeSet<String>,
    /// What stands between the two ends of a stretch: `34 to 12`.
    pub(super) range: BTreeSet<String>,
    /// What stands between minutes and an hour: `past`.
    pub(super) past: BTreeSet<String>,
    /// The months.
    pub(super) months: BTreeSet<String>,
}

impl NumberWords {
    /// Makes them ready; `sets` are sets of words that patterns name.
    pub(super) fn new(
        mut written: WrittenNumbers,
        sets: &BTreeMap<String, String>,
    ) -> Result<Self, PatternError> {
        let names = WrittenPhrases {
            phrases: std::mem::take(&mut written.names),
            except: Vec::new(),
        };
        let tables = [
            &written.words,
            &written.scales,
            &written.halves,
            &written.times,
        ];
        let in_tables = tables.into_iter().flat_map(BTreeMap::keys);
        let in_sets = written.articles.iter().chain(&written.money);
        Ok(Self {
            names: Phrases::new(&names, sets)?,
            openers: in_tables.chain(in_sets).map(|word| key(word)).collect(),
            written,
        })
    }

    /// Whether a number may begin with a token.
    pub(super) fn may_begin_with(&self, token: &Token) -> bool {
        token.value.is_some() || self.openers.contains(&token.key)
    }
}
