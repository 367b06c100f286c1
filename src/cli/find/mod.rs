//! `starling find`

mod people;
mod programs;

use std::path::Path;
use std::sync::Arc;

use crate::build::{lexicon, sheets};
use crate::cache::Cache;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, StoryId};
use crate::search::{FoundQuestion, Index, IndexSource, Ranking};
use crate::sheet::Sheet;

use super::args::{Common, FindArgs, Format};
use super::reading::{self, ReadProject};
use super::{Outcome, report};

/// What was asked, and what was found.
struct Found<'f> {
    asked: &'f str,
    portfolio: &'f Portfolio,
    /// The sheet of each story, in the portfolio's order.
    sheets: &'f [Arc<Sheet>],
    index: &'f Index,
    ranking: Ranking,
    /// How many questions are wanted.
    limit: usize,
}

pub(super) fn run(args: &FindArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let asked = args.words.join(" ");
    if asked.trim().is_empty() {
        return Err(Failure::new("there is nothing to find")
            .hint("say what they asked: `starling find \"time you messed up\"`"));
    }
    let ReadProject {
        project,
        content,
        diagnostics,
    } = reading::read(common, current, args.drafts)?;
    let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|it| it.is_error()).collect();
    report::diagnostics(errors.iter().copied(), &project.sources, Format::Human)?;
    let portfolio = &content.portfolio;
    let cache = Cache::default();
    let sheets = sheets(&project, &content, &lexicon(&project, &cache), &cache);
    let index = Index::of(IndexSource {
        portfolio,
        sheets: &sheets,
        config: &project.config,
    });
    let found = Found {
        asked: &asked,
        portfolio,
        sheets: &sheets,
        ranking: index.rank(&asked),
        index: &index,
        limit: args.limit.into(),
    };
    match args.format {
        Format::Human => people::print(&found, args.explain)?,
        Format::Json => report::json(&programs::json(&found))?,
    }
    Ok(if errors.is_empty() {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

impl Found<'_> {
    /// The questions that are wanted, the best first.
    fn questions(&self) -> &[FoundQuestion] {
        let questions = &self.ranking.questions;
        &questions[..self.limit.min(questions.len())]
    }

    fn opening(&self, story: StoryId) -> Option<&str> {
        self.sheets[story.0].opening.as_deref()
    }
}
