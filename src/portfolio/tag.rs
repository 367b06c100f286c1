//! Gathers the tags of stories and guides.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::Story;
use crate::source::Spanned;
use crate::url::{UniqueNames, slug};

use super::gather::QuestionDraft;
use super::spelling::key;
use super::{QuestionId, StoryId, slugs};

/// Something that stories and guides are filed under.
#[derive(Debug)]
pub struct Tag {
    /// The tag as it was first written.
    pub name: String,
    /// The name in addresses.
    pub slug: String,
    /// The stories under it, in the portfolio's order.
    pub stories: Vec<StoryId>,
    /// The questions whose guides are under it, in the portfolio's order.
    pub questions: Vec<QuestionId>,
}

/// Gathers the tags, sorted by name, and for each story its tags as indices, in the author's
/// order. Spellings that differ in case or punctuation are one tag.
pub(super) fn gather(
    stories: &[Arc<Story>],
    questions: &[QuestionDraft],
) -> (Vec<Tag>, Vec<Vec<usize>>) {
    let mut index_of_tags = TagIndex::default();
    let mut tags_of = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        let mut entries = Vec::new();
        for tag in &story.tags {
            let entry = index_of_tags.entry(tag);
            if !entries.contains(&entry) {
                index_of_tags.entries[entry].stories.push(StoryId(index));
                entries.push(entry);
            }
        }
        tags_of.push(entries);
    }
    for (index, question) in questions.iter().enumerate() {
        for tag in question.guide.iter().flat_map(|guide| &guide.tags) {
            let entry = index_of_tags.entry(tag);
            let filed = &mut index_of_tags.entries[entry].questions;
            if filed.last() != Some(&QuestionId(index)) {
                filed.push(QuestionId(index));
            }
        }
    }
    let mut names: UniqueNames = slugs::TAKEN.into_iter().collect();
    let mut sorted: Vec<(usize, TagEntry)> =
        index_of_tags.entries.into_iter().enumerate().collect();
    sorted.sort_by(|(_, left), (_, right)| left.spelling.cmp(&right.spelling));
    let mut places = vec![0; sorted.len()];
    for (place, (number, _)) in sorted.iter().enumerate() {
        places[*number] = place;
    }
    for tag in tags_of.iter_mut().flatten() {
        *tag = places[*tag];
    }
    let tags = sorted.into_iter().map(|(_, entry)| Tag {
        slug: names.take(&slug(&entry.name)),
        name: entry.name,
        stories: entry.stories,
        questions: entry.questions,
    });
    (tags.collect(), tags_of)
}

/// What is filed under each tag, in the order in which the tags were met.
#[derive(Default)]
struct TagIndex<'a> {
    entries: Vec<TagEntry>,
    /// The place of each entry by its tag, as it is written here and there.
    places: HashMap<&'a str, usize>,
    /// The same by the spelling of the tag.
    places_by_spelling: HashMap<String, usize>,
}

/// What is filed under one tag.
struct TagEntry {
    spelling: String,
    name: String,
    stories: Vec<StoryId>,
    questions: Vec<QuestionId>,
}

impl<'a> TagIndex<'a> {
    /// The entry of a tag, as an index; a new one where the tag is new.
    fn entry(&mut self, tag: &'a Spanned<String>) -> usize {
        if let Some(place) = self.places.get(tag.value.as_str()) {
            return *place;
        }
        let spelling = key(&tag.value);
        let next = self.entries.len();
        let place = *self
            .places_by_spelling
            .entry(spelling.clone())
            .or_insert(next);
        if place == next {
            self.entries.push(TagEntry {
                spelling,
                name: tag.value.clone(),
                stories: Vec::new(),
                questions: Vec::new(),
            });
        }
        self.places.insert(&tag.value, place);
        place
    }
}
