//! Numbers footnotes in the order in which a text first refers to them.

use std::collections::HashMap;

use super::read::{Definition, PlacedEvent};
use crate::diagnostic::Diagnostic;

/// The footnotes of a document and the numbers they have so far.
pub(super) struct Footnotes<'a> {
    definitions: &'a [Definition<'a>],
    /// The place of each definition by its label in lower case; of two with one label, the first.
    by_label: HashMap<String, usize>,
    /// The number of each definition, where something referred to it.
    numbers: Vec<Option<usize>>,
    /// How often something referred to each definition.
    references: Vec<usize>,
    /// The definitions in the order of their numbers.
    order: Vec<usize>,
}

/// A place that refers to a footnote.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference {
    /// The footnote's number, from 1.
    pub(super) number: usize,
    /// Which of the references to that footnote it is, counted from 1.
    pub(super) time: usize,
}

impl<'a> Footnotes<'a> {
    /// The footnotes of a document in which nothing has referred to them yet.
    pub(super) fn new(definitions: &'a [Definition<'a>]) -> Self {
        let mut by_label = HashMap::new();
        for (index, definition) in definitions.iter().enumerate() {
            by_label
                .entry(definition.label.to_lowercase())
                .or_insert(index);
        }
        Self {
            definitions,
            by_label,
            numbers: vec![None; definitions.len()],
            references: vec![0; definitions.len()],
            order: Vec::new(),
        }
    }

    /// A reference to the footnote that is called `label`.
    /// `None` where no such footnote is defined.
    pub(super) fn refer(&mut self, label: &str) -> Option<Reference> {
        let index = *self.by_label.get(&label.to_lowercase())?;
        self.references[index] += 1;
        let number = *self.numbers[index].get_or_insert_with(|| {
            self.order.push(index);
            self.order.len()
        });
        Some(Reference {
            number,
            time: self.references[index],
        })
    }

    /// What the footnote of `number` says, once that number was given.
    pub(super) fn content(&self, number: usize) -> Option<&'a [PlacedEvent<'a>]> {
        let index = *self.order.get(number.checked_sub(1)?)?;
        Some(&self.definitions[index].events)
    }

    /// Reports the footnotes that nothing has referred to.
    pub(super) fn report_unused(&self, diagnostics: &mut Vec<Diagnostic>) {
        for (definition, number) in self.definitions.iter().zip(&self.numbers) {
            if number.is_none() {
                diagnostics.push(
                    Diagnostic::warning("unused-footnote", "this footnote is not shown")
                        .at(definition.span, "no reference leads here")
                        .help(format!("write `[^{}]` where it belongs", definition.label)),
                );
            }
        }
    }
}
