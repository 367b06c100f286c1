//! The stories by their own words: names, figures, titles, and whatever their scripts say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{Metric, Story};
use crate::portfolio::{Portfolio, StoryId};
use crate::sheet::Sheet;

use super::reading::Reading;
use super::words::split;

/// A rarity is kept in so many parts of 1.
const PARTS_OF_RARITY: f64 = 100.0;

/// Which stories have a word.
#[derive(Debug)]
pub(super) struct StoryWords {
    /// Each stem with the stories that have it, in order.
    stories_with: BTreeMap<String, Vec<StoryId>>,
    /// How many stories there are.
    count: usize,
}

impl StoryWords {
    pub(super) fn of(portfolio: &Portfolio, sheets: &[Arc<Sheet>], reading: &Reading) -> Self {
        let mut stories_with: BTreeMap<String, Vec<StoryId>> = BTreeMap::new();
        for ((id, story), sheet) in portfolio.stories().zip(sheets) {
            for stem in own_words(portfolio, id, story, sheet, reading) {
                stories_with.entry(stem).or_default().push(id);
            }
        }
        Self {
            stories_with,
            count: portfolio.stories.len(),
        }
    }

    /// Every word that a story has, with the stories that have it.
    pub(super) fn words_with_stories(&self) -> impl Iterator<Item = (&str, &[StoryId])> {
        let words = self.stories_with.iter();
        words.map(|(word, stories)| (word.as_str(), stories.as_slice()))
    }

    /// Every word that a story has.
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.stories_with.keys()
    }

    /// The stories that have a word, in order.
    pub(super) fn with(&self, stem: &str) -> &[StoryId] {
        self.stories_with.get(stem).map_or(&[], Vec::as_slice)
    }

    /// How much a word tells that so many stories have, a whole number: the fewer, the more.
    pub(super) fn rarity(&self, stories: usize) -> f64 {
        // What no story has tells as much as what one has.
        let (all, with) = (count(self.count), count(stories.max(1)));
        (((all + 1.0) / (with + 0.5)).ln() * PARTS_OF_RARITY)
            .round()
            .max(1.0)
    }

    /// How much a word tells for each number of stories that may have it, from none to all.
    pub(super) fn rarities(&self) -> Vec<f64> {
        (0..=self.count)
            .map(|stories| self.rarity(stories))
            .collect()
    }
}

/// The words of a story: its title, its tags, its figures and its script.
fn own_words(
    portfolio: &Portfolio,
    id: StoryId,
    story: &Story,
    sheet: &Sheet,
    reading: &Reading,
) -> BTreeSet<String> {
    let tags = portfolio.tags_of[id.0].iter();
    let tags = tags.map(|tag| portfolio.tags[*tag].name.clone());
    let metrics = story.metrics.iter().map(|it| Metric::text(&it.value));
    let headline = story.headline.iter().map(|it| it.value.clone());
    let script = sheet.script.iter().flat_map(|script| &script.paragraphs);
    let script = script.map(|paragraph| paragraph.prose.text().to_owned());
    let texts = [story.title.value.clone()].into_iter();
    let texts = texts
        .chain(headline)
        .chain(tags)
        .chain(metrics)
        .chain(script);
    let words = texts.flat_map(|text| split(&text));
    let telling = words.filter(|word| !reading.says_nothing(word));
    telling.map(|word| reading.stem(&word)).collect()
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
