//! Gathers the tags of stories and guides.

use std::collections::{BTreeMap, HashMap};
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
    let mut filed: BTreeMap<String, Filed> = BTreeMap::new();
    for (story, id) in stories.iter().zip((0..).map(StoryId)) {
        for tag in &story.tags {
            add(&mut Filed::under(tag, &mut filed).stories, id);
        }
    }
    for (question, id) in questions.iter().zip((0..).map(QuestionId)) {
        for tag in question.guide.iter().flat_map(|guide| &guide.tags) {
            add(&mut Filed::under(tag, &mut filed).questions, id);
        }
    }
    let places: HashMap<&str, usize> = filed.keys().map(String::as_str).zip(0..).collect();
    let tags_of = stories.iter().map(|story| {
        let mut tags = Vec::new();
        for tag in &story.tags {
            add(&mut tags, places[tag_key(&tag.value).as_str()]);
        }
        tags
    });
    let tags_of = tags_of.collect();
    let mut names: UniqueNames = slugs::TAKEN.into_iter().collect();
    let tags = filed.into_values().map(|filed| Tag {
        slug: names.take(&slug(&in_words(&filed.name))),
        name: filed.name,
        stories: filed.stories,
        questions: filed.questions,
    });
    (tags.collect(), tags_of)
}

/// What is filed under one tag.
struct Filed {
    name: String,
    stories: Vec<StoryId>,
    questions: Vec<QuestionId>,
}

impl Filed {
    /// What is filed under a tag, by its spelling; empty where the tag is new.
    fn under<'f>(tag: &Spanned<String>, filed: &'f mut BTreeMap<String, Self>) -> &'f mut Self {
        filed.entry(tag_key(&tag.value)).or_insert_with(|| Self {
            name: tag.value.clone(),
            stories: Vec::new(),
            questions: Vec::new(),
        })
    }
}

/// The form in which two spellings of one tag are equal: signs that tell names apart count, as in C++
/// and C#.
fn tag_key(name: &str) -> String {
    key(&in_words(name))
}

/// The name with such signs in words.
fn in_words(name: &str) -> String {
    name.replace("++", " plus plus")
        .replace('#', " sharp ")
        .replace('+', " plus ")
}

/// Adds an item to a list that does not have it.
fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
