//! Gathers the tags of stories and guides.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::content::Story;
use crate::site::slug;
use crate::source::Spanned;

use super::gather::Asked;
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
pub(super) fn gather(stories: &[Arc<Story>], questions: &[Asked]) -> (Vec<Tag>, Vec<Vec<usize>>) {
    let mut tags: BTreeMap<String, Filed> = BTreeMap::new();
    for (index, story) in stories.iter().enumerate() {
        for tag in &story.tags {
            let tag = entry(&mut tags, tag);
            if tag.stories.last() != Some(&StoryId(index)) {
                tag.stories.push(StoryId(index));
            }
        }
    }
    for (index, question) in questions.iter().enumerate() {
        for tag in question.guide.iter().flat_map(|guide| &guide.tags) {
            let tag = entry(&mut tags, tag);
            if tag.questions.last() != Some(&QuestionId(index)) {
                tag.questions.push(QuestionId(index));
            }
        }
    }
    let tags_of = stories.iter().map(|story| tags_of(story, &tags)).collect();
    let mut used: HashSet<String> = slugs::TAKEN.iter().map(|slug| (*slug).to_owned()).collect();
    let tags = tags
        .into_values()
        .map(|filed| Tag {
            slug: slugs::free(&slug(&filed.name), &mut used),
            name: filed.name,
            stories: filed.stories,
            questions: filed.questions,
        })
        .collect();
    (tags, tags_of)
}

/// A story's tags as places in the sorted tags, each once.
fn tags_of(story: &Story, tags: &BTreeMap<String, Filed>) -> Vec<usize> {
    let mut places = Vec::new();
    for tag in &story.tags {
        let spelling = key(&tag.value);
        let place = tags.keys().position(|known| *known == spelling);
        places.extend(place.filter(|place| !places.contains(place)));
    }
    places
}

/// What is filed under one tag.
struct Filed {
    name: String,
    stories: Vec<StoryId>,
    questions: Vec<QuestionId>,
}

fn entry<'a>(tags: &'a mut BTreeMap<String, Filed>, tag: &Spanned<String>) -> &'a mut Filed {
    tags.entry(key(&tag.value)).or_insert_with(|| Filed {
        name: tag.value.clone(),
        stories: Vec::new(),
        questions: Vec::new(),
    })
}
