//! Groups the questions by competency and counts what each story covers of it.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::url::{UniqueNames, slug};

use super::gather::Gathered;
use super::spelling::key;
use super::{QuestionId, StoryId};

/// A group of questions.
#[derive(Debug)]
pub struct Competency {
    /// Its name; `None` for the questions that nobody put into a group, which come last.
    pub name: Option<String>,
    /// The name in addresses, unique among the groups.
    pub slug: String,
    /// Its questions, in the portfolio's order.
    pub questions: Vec<QuestionId>,
    /// How many of its questions a story covers; only stories that cover one, the most first.
    pub coverage: Vec<(StoryId, usize)>,
}

/// Groups the questions, the groups in the order in which they first appear; and for each question
/// its group, as an index.
pub(super) fn group(gathered: &Gathered) -> (Vec<Competency>, Vec<usize>) {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<(Option<&str>, Vec<QuestionId>)> = Vec::new();
    let mut ungrouped: Vec<QuestionId> = Vec::new();
    for (index, asked) in gathered.asked.iter().enumerate() {
        let Some(name) = asked.competency.as_deref() else {
            ungrouped.push(QuestionId(index));
            continue;
        };
        let place = *places.entry(key(name)).or_insert(groups.len());
        if place == groups.len() {
            groups.push((Some(name), Vec::new()));
        }
        groups[place].1.push(QuestionId(index));
    }
    if !ungrouped.is_empty() {
        groups.push((None, ungrouped));
    }

    let mut group_of = vec![0; gathered.asked.len()];
    for (place, (_, questions)) in groups.iter().enumerate() {
        for question in questions {
            group_of[question.0] = place;
        }
    }
    let coverage = coverage(gathered, &group_of, groups.len());
    let mut anchors = UniqueNames::default();
    let named = groups.into_iter().zip(coverage);
    let competencies = named
        .map(|((name, questions), coverage)| Competency {
            name: name.map(str::to_owned),
            slug: anchors.take(&name.map_or_else(|| "no-competency".to_owned(), slug)),
            questions,
            coverage,
        })
        .collect();
    (competencies, group_of)
}

/// For each group, how many of its questions each story covers.
fn coverage(gathered: &Gathered, group_of: &[usize], groups: usize) -> Vec<Vec<(StoryId, usize)>> {
    let mut coverage: Vec<Vec<(StoryId, usize)>> = vec![Vec::new(); groups];
    for (index, covers) in gathered.covers.iter().enumerate() {
        for covered in covers {
            let counts = &mut coverage[group_of[covered.question.0]];
            match counts.last_mut() {
                Some((story, count)) if story.0 == index => *count += 1,
                _ => counts.push((StoryId(index), 1)),
            }
        }
    }
    for counts in &mut coverage {
        counts.sort_by_key(|(story, count)| (Reverse(*count), *story));
    }
    coverage
}
