//! Gathers the tags of stories and guides.

use std::collections::HashMap;

use crate::source::Spanned;
use crate::url::{UniqueNames, slug};

use super::gather::Asked;
use super::outline::Outline;
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
pub(super) fn gather(stories: &[Outline<'_>], questions: &[Asked]) -> (Vec<Tag>, Vec<Vec<usize>>) {
    let mut cabinet = Cabinet::default();
    let mut tags_of = Vec::with_capacity(stories.len());
    for (index, story) in stories.iter().enumerate() {
        let mut drawers = Vec::with_capacity(story.tags().len());
        for tag in story.tags() {
            let drawer = cabinet.drawer(tag);
            if !drawers.contains(&drawer) {
                cabinet.drawers[drawer].stories.push(StoryId(index));
                drawers.push(drawer);
            }
        }
        tags_of.push(drawers);
    }
    for (index, question) in questions.iter().enumerate() {
        for tag in question.guide.iter().flat_map(|guide| &guide.tags) {
            let drawer = cabinet.drawer(tag);
            let filed = &mut cabinet.drawers[drawer].questions;
            if filed.last() != Some(&QuestionId(index)) {
                filed.push(QuestionId(index));
            }
        }
    }
    let mut names: UniqueNames = slugs::TAKEN.into_iter().collect();
    let mut sorted: Vec<(usize, Drawer)> = cabinet.drawers.into_iter().enumerate().collect();
    sorted.sort_by(|(_, left), (_, right)| left.spelling.cmp(&right.spelling));
    let mut places = vec![0; sorted.len()];
    for (place, (number, _)) in sorted.iter().enumerate() {
        places[*number] = place;
    }
    for tag in tags_of.iter_mut().flatten() {
        *tag = places[*tag];
    }
    let tags = sorted.into_iter().map(|(_, drawer)| Tag {
        slug: names.take(&slug(&drawer.name)),
        name: drawer.name,
        stories: drawer.stories,
        questions: drawer.questions,
    });
    (tags.collect(), tags_of)
}

/// What is filed under each tag, in the order in which the tags were met.
#[derive(Default)]
struct Cabinet<'a> {
    drawers: Vec<Drawer>,
    /// The place of each drawer by its tag, as it is written here and there.
    places: HashMap<&'a str, usize>,
    /// The same by the spelling of the tag.
    places_by_spelling: HashMap<String, usize>,
}

/// What is filed under one tag.
struct Drawer {
    spelling: String,
    name: String,
    stories: Vec<StoryId>,
    questions: Vec<QuestionId>,
}

impl<'a> Cabinet<'a> {
    /// The drawer of a tag, as an index; a new one where the tag is new.
    fn drawer(&mut self, tag: &'a Spanned<String>) -> usize {
        if let Some(place) = self.places.get(tag.value.as_str()) {
            return *place;
        }
        let spelling = key(&tag.value);
        let next = self.drawers.len();
        let place = *self
            .places_by_spelling
            .entry(spelling.clone())
            .or_insert(next);
        if place == next {
            self.drawers.push(Drawer {
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
