//! Remembers which problems were told, so that none is told again on every save.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The problems that were told last. Where one stands is no part of it: lines move while somebody
/// writes.
#[derive(Default)]
pub(super) struct Told(HashMap<Problem, usize>);

#[derive(PartialEq, Eq, Hash)]
struct Problem {
    rule: &'static str,
    message: String,
    path: Option<String>,
}

impl Told {
    /// Those of the problems that were not told the last time. From now on all of them are told.
    pub(super) fn new_among<'d>(
        &mut self,
        diagnostics: &'d [Diagnostic],
        sources: &Sources,
    ) -> Vec<&'d Diagnostic> {
        let mut told = HashMap::new();
        let mut new = Vec::new();
        for diagnostic in diagnostics {
            let problem = Problem::of(diagnostic, sources);
            let before = self.0.get(&problem).copied().unwrap_or_default();
            let now: &mut usize = told.entry(problem).or_default();
            *now += 1;
            if *now > before {
                new.push(diagnostic);
            }
        }
        self.0 = told;
        new
    }

    /// Whether there was nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Problem {
    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let place = diagnostic.place.as_ref();
        let file = place.map(|place| sources.path(place.span.file).to_owned());
        Self {
            rule: diagnostic.rule,
            message: diagnostic.message.clone(),
            path: file.or_else(|| diagnostic.path.clone()),
        }
    }
}
