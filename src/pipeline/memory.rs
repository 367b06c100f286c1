//! Remembers what the parts of a site were made into, so that a rebuild makes only what is new.

use std::sync::Arc;

use crate::content::{Bank, Guide};
use crate::diagnostic::Diagnostic;
use crate::markdown::Highlighter;
use crate::memo::{Keeping, Memo};
use crate::pdf::Laid;
use crate::portfolio::Portfolio;
use crate::sheet::Sheet;

use super::preview::Recipes;
use super::read::{ReadStory, Told};

/// What was made in earlier builds of a project, and in this one.
#[derive(Debug)]
pub struct Memory {
    /// The languages of code that were met.
    pub(super) highlighter: Highlighter,
    pub(super) stories: Memo<Arc<ReadStory>>,
    pub(super) guides: Memo<Told<Guide>>,
    pub(super) banks: Memo<Told<Bank>>,
    pub(super) portfolios: Memo<Portfolio>,
    pub(super) sheets: Memo<Arc<Sheet>>,
    pub(super) recipes: Memo<Arc<Recipes>>,
    pub(super) pieces: Memo<Result<Arc<str>, Box<Diagnostic>>>,
    pub(super) laid: Memo<Arc<Laid>>,
    pub(super) printed: Memo<Arc<[u8]>>,
}

impl Default for Memory {
    fn default() -> Self {
        Self::new(Keeping::Longer, Keeping::Briefly)
    }
}

impl Memory {
    /// One that keeps nothing, for a build after which there is no other.
    pub fn forgetful() -> Self {
        Self::new(Keeping::Nothing, Keeping::Nothing)
    }

    fn new(parts: Keeping, wholes: Keeping) -> Self {
        Self {
            highlighter: Highlighter::new(),
            stories: Memo::new(parts),
            guides: Memo::new(parts),
            banks: Memo::new(parts),
            portfolios: Memo::new(wholes),
            sheets: Memo::new(parts),
            recipes: Memo::new(wholes),
            pieces: Memo::new(parts),
            laid: Memo::new(parts),
            printed: Memo::new(parts),
        }
    }

    /// Begins the next build; what the last ones had no use for is forgotten.
    pub fn turn(&self) {
        self.stories.turn();
        self.guides.turn();
        self.banks.turn();
        self.portfolios.turn();
        self.sheets.turn();
        self.recipes.turn();
        self.pieces.turn();
        self.laid.turn();
        self.printed.turn();
    }
}
