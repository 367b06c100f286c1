//! Phrases of a language, and where they are in what somebody says.
//!
//! The patterns of a list are one automaton over words. Where a word begins none of them, which is nearly
//! everywhere, that is known by one look.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::pattern::{Pattern, PatternError};
use super::token::{Token, tokens, with_straight_apostrophe};
use super::utterance::Utterance;

/// Phrases as a language's file has them.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPhrases {
    /// The patterns.
    pub(super) phrases: Vec<String>,
    /// Patterns of what is no such phrase, though it has one in it.
    #[serde(default)]
    pub(super) except: Vec<String>,
}

/// Phrases that mean the same thing, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    listed: Automaton,
    except: Automaton,
}

impl Phrases {
    /// Makes phrases ready; `sets` are sets of words that patterns name.
    pub(super) fn new(
        written: &WrittenPhrases,
        sets: &BTreeMap<String, String>,
    ) -> Result<Self, PatternError> {
        Ok(Self {
            listed: Automaton::of(&written.phrases, sets)?,
            except: Automaton::of(&written.except, sets)?,
        })
    }

    /// Where the phrases are, in bytes of the text, in order: of those that begin at one word the longest.
    pub fn find(&self, utterance: &Utterance<'_>) -> Vec<Range<usize>> {
        let found = self.listed.find(utterance);
        if found.is_empty() {
            return found;
        }
        let except = self.except.find(utterance);
        // Neither overlap among themselves, so only one can be the first that ends behind a beginning.
        let is_excepted = |range: &Range<usize>| {
            let next = except.partition_point(|it| it.end <= range.start);
            except.get(next).is_some_and(|it| it.start < range.end)
        };
        let meant = found.into_iter().filter(|range| !is_excepted(range));
        meant.collect()
    }

    /// Whether one of the phrases is said.
    pub fn are_in(&self, utterance: &Utterance<'_>) -> bool {
        !self.find(utterance).is_empty()
    }
}

/// Which node of an automaton.
type NodeId = usize;

/// Where phrases begin.
const START: NodeId = 0;

/// Patterns as nodes that words lead between.
#[derive(Debug, Clone, Default)]
struct Automaton {
    nodes: Vec<Node>,
    /// Where one is before the first word.
    opening: Vec<NodeId>,
}

/// A place within phrases.
#[derive(Debug, Clone, Default)]
struct Node {
    /// Where a word leads, by its key, in the order of the keys.
    words: Vec<(u64, NodeId)>,
    /// Where words lead of which only the beginning and the end are given.
    partial: Vec<(String, String, NodeId)>,
    /// Where one is at the same time.
    beside: Vec<NodeId>,
    /// Whether a phrase ends here.
    is_end: bool,
}

impl Automaton {
    fn of(patterns: &[String], sets: &BTreeMap<String, String>) -> Result<Self, PatternError> {
        let mut automaton = Self::default();
        automaton.nodes.push(Node::default());
        for pattern in patterns {
            let end = automaton.new_node();
            automaton.add(&Pattern::read(pattern, sets)?, START, end);
            automaton.nodes[end].is_end = true;
        }
        for node in &mut automaton.nodes {
            node.words.sort_unstable();
        }
        let mut opening = vec![START];
        automaton.go_beside(&mut opening);
        automaton.opening = opening;
        Ok(automaton)
    }

    fn new_node(&mut self) -> NodeId {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    /// Lets a pattern lead from one node to another.
    fn add(&mut self, pattern: &Pattern, from: NodeId, to: NodeId) {
        match pattern {
            Pattern::Word(word) => self.add_word(word, from, to),
            Pattern::Either(all) => {
                for pattern in all {
                    self.add(pattern, from, to);
                }
            }
            Pattern::Sequence(all) => {
                let Some((last, all)) = all.split_last() else {
                    return self.nodes[from].beside.push(to);
                };
                let before = all.iter().fold(from, |from, it| self.add_behind(it, from));
                self.add(last, before, to);
            }
            Pattern::Repeat {
                pattern,
                least,
                most,
            } => {
                let mut last = (0..*least).fold(from, |from, _| self.add_behind(pattern, from));
                if let Some(most) = most {
                    for _ in *least..*most {
                        self.nodes[last].beside.push(to);
                        last = self.add_behind(pattern, last);
                    }
                } else {
                    let again = self.new_node();
                    self.nodes[last].beside.push(again);
                    self.add(pattern, again, again);
                    last = again;
                }
                self.nodes[last].beside.push(to);
            }
        }
    }

    /// Adds a pattern behind a node, and returns the node behind the pattern.
    fn add_behind(&mut self, pattern: &Pattern, from: NodeId) -> NodeId {
        let to = self.new_node();
        self.add(pattern, from, to);
        to
    }

    /// Adds a word, which is several tokens where it has signs in it.
    fn add_word(&mut self, word: &str, from: NodeId, to: NodeId) {
        if let Some((start, end)) = word.split_once('*') {
            let partial = (start.to_owned(), end.to_owned(), to);
            return self.nodes[from].partial.push(partial);
        }
        let keys: Vec<u64> = tokens(word).iter().map(|token| token.key).collect();
        let Some((last, keys)) = keys.split_last() else {
            return;
        };
        let before = keys.iter().fold(from, |from, key| {
            let to = self.new_node();
            self.nodes[from].words.push((*key, to));
            to
        });
        self.nodes[before].words.push((*last, to));
    }

    /// The longest phrase at each word where one begins; they do not overlap.
    fn find(&self, utterance: &Utterance<'_>) -> Vec<Range<usize>> {
        let tokens = utterance.tokens();
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.longest_from(&tokens[at..], utterance) {
                Some(length) => {
                    let last = at + length - 1;
                    found.push(tokens[at].range.start..tokens[last].range.end);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// How many tokens the longest phrase has that begins with the first.
    fn longest_from(&self, tokens: &[Token], utterance: &Utterance<'_>) -> Option<usize> {
        let mut longest = None;
        let mut here = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let mut next = Vec::new();
            for node in if index == 0 { &self.opening } else { &here } {
                self.nodes[*node].follow(token, utterance, &mut next);
            }
            if next.is_empty() {
                break;
            }
            self.go_beside(&mut next);
            if next.iter().any(|node| self.nodes[*node].is_end) {
                longest = Some(index + 1);
            }
            here = next;
        }
        longest
    }

    /// Adds every node where one is at the same time, each once.
    fn go_beside(&self, here: &mut Vec<NodeId>) {
        here.sort_unstable();
        here.dedup();
        let mut index = 0;
        while let Some(node) = here.get(index) {
            for beside in &self.nodes[*node].beside {
                if !here.contains(beside) {
                    here.push(*beside);
                }
            }
            index += 1;
        }
    }
}

impl Node {
    /// Adds where a word leads from here.
    fn follow(&self, token: &Token, utterance: &Utterance<'_>, next: &mut Vec<NodeId>) {
        for key in [Some(token.key), token.key_of_first].into_iter().flatten() {
            let first = self.words.partition_point(|(it, _)| *it < key);
            let same = self.words[first..].iter().take_while(|(it, _)| *it == key);
            next.extend(same.map(|(_, node)| *node));
        }
        if self.partial.is_empty() {
            return;
        }
        let word = with_straight_apostrophe(utterance.word(token));
        let is_word = word.starts_with(char::is_alphanumeric);
        for (start, end, node) in &self.partial {
            let has_room = word.len() >= start.len() + end.len();
            if is_word && has_room && word.starts_with(start) && word.ends_with(end.as_str()) {
                next.push(*node);
            }
        }
    }
}
