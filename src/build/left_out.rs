//! What a site for others is without, counted.

use serde::Serialize;

use crate::config::Visibility;
use crate::content::ContentFile;
use crate::project::Project;

/// What a site for others is without.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// How many stories, guides and banks nobody but their author sees, drafts above all.
    pub drafts: usize,
    /// How many interviews.
    pub interviews: usize,
    /// How many banks that interviews name.
    pub banks: usize,
    /// How many files have notes to self or gaps.
    pub notes: usize,
    /// How often a redacted name was replaced in all that was read.
    pub names: usize,
}

impl LeftOut {
    /// Nothing yet, but for the names of the project.
    pub(super) fn of(project: &Project) -> Self {
        Self {
            names: project.replaced_names,
            ..Self::default()
        }
    }

    /// Counts a file that is left out.
    pub(super) fn count(&mut self, document: &ContentFile) {
        match document {
            ContentFile::Interview(_) => self.interviews += 1,
            ContentFile::Notes(_) => self.notes += 1,
            ContentFile::Bank(bank) if bank.name.is_some() => self.banks += 1,
            ContentFile::Story(_) | ContentFile::Guide(_) | ContentFile::Bank(_) => {
                self.drafts += 1;
            }
        }
    }

    /// What is to be said of it: nothing of a site that is for its author.
    pub(super) fn said(self, visibility: Visibility) -> Option<Self> {
        (!visibility.is_private()).then_some(self)
    }
}
