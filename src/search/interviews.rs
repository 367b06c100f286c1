//! Which interviews somebody names: by the company, what for, a round, or who asks there.

use std::collections::BTreeSet;

use crate::content::Interview;

use super::index::Index;
use super::query::{Query, Term};
use super::reading::{Reading, is_word};

/// The words of an interview.
#[derive(Debug)]
pub(super) struct InterviewWords {
    /// Those of the company's name.
    company: BTreeSet<String>,
    /// All by which it is found, those of the company among them.
    all: BTreeSet<String>,
}

/// An interview that has all that was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundInterview {
    /// Which interview, as an index into the portfolio's.
    pub interview: usize,
    /// Whether nothing but the name of its company was typed.
    pub is_named: bool,
}

/// What of an interview is searched, each by itself: no phrase goes from one into the next.
pub(super) fn texts(interview: &Interview) -> Vec<&str> {
    let rounds = interview.rounds.iter();
    let of_rounds = rounds.flat_map(|round| [Some(&round.name), round.interviewer.as_ref()]);
    let texts = [interview.role.as_ref()].into_iter().chain(of_rounds);
    texts.flatten().map(|text| text.value.as_str()).collect()
}

impl InterviewWords {
    pub(super) fn of(interview: &Interview, reading: &Reading) -> Self {
        let words = |text: &str| -> BTreeSet<String> {
            reading.keys(text).filter(|key| is_word(key)).collect()
        };
        let company = words(&interview.company.value);
        let others = texts(interview).into_iter().flat_map(words);
        Self {
            all: company.iter().cloned().chain(others).collect(),
            company,
        }
    }

    /// All by which it is found.
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.all.iter()
    }

    /// Whether the terms are the name of the company, and nothing else.
    fn are_company(&self, terms: &[&Term]) -> bool {
        let is_typed = |word: &String| terms.iter().any(|term| term.keys.contains(word));
        terms.iter().all(|term| term.is_in(&self.company)) && self.company.iter().all(is_typed)
    }
}

impl Index {
    /// The interviews that have every word of the query, those first whose company it names, else in the
    /// portfolio's order.
    pub(super) fn interviews_for(&self, query: &Query) -> Vec<FoundInterview> {
        let terms: Vec<&Term> = query.terms.iter().filter(|it| !it.is_phrase()).collect();
        if terms.is_empty() {
            return Vec::new();
        }
        let interviews = self.interviews.iter().enumerate();
        let having = interviews.filter(|(_, it)| terms.iter().all(|term| term.is_in(&it.all)));
        let found = having.map(|(interview, it)| FoundInterview {
            interview,
            is_named: it.are_company(&terms),
        });
        let mut found: Vec<FoundInterview> = found.collect();
        found.sort_by_key(|it| !it.is_named);
        found
    }
}
