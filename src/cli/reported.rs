//! Remembers which problems were reported, so that none is reported again on every save.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The problems that were reported last. The place of one is no part of it: lines move while somebody
/// writes.
#[derive(Default)]
pub(super) struct ReportedProblems(HashMap<ProblemKey, usize>);

#[derive(PartialEq, Eq, Hash)]
struct ProblemKey {
    rule: &'static str,
    message: String,
    path: Option<String>,
}

impl ReportedProblems {
    /// Those of the problems that were not reported the last time. From now on all of them are.
    pub(super) fn new_among<'d>(
        &mut self,
        diagnostics: &'d [Diagnostic],
        sources: &Sources,
    ) -> Vec<&'d Diagnostic> {
        let mut reported = HashMap::new();
        let mut new = Vec::new();
        for diagnostic in diagnostics {
            let problem = ProblemKey::of(diagnostic, sources);
            let before = self.0.get(&problem).copied().unwrap_or_default();
            let now: &mut usize = reported.entry(problem).or_default();
            *now += 1;
            if *now > before {
                new.push(diagnostic);
            }
        }
        self.0 = reported;
        new
    }

    /// Whether there was nothing to report.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl ProblemKey {
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
