//! Reads a site's content for commands that write no site.

use std::path::Path;

use crate::build::{self, ReadContent};
use crate::cache::Cache;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::project::{Files, Overrides, Project, find_root};

use super::args::Common;

/// A project with what its content says.
pub(super) struct ReadProject {
    pub(super) project: Project,
    pub(super) content: ReadContent,
    /// What is wrong, but for what stories allow.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the project that the command is about.
pub(super) fn read(common: &Common, current: &Path, drafts: bool) -> Result<ReadProject, Failure> {
    Ok(content_of(open(common, current, drafts)?))
}

/// Reads what is in a project.
pub(super) fn content_of(project: Project) -> ReadProject {
    let mut diagnostics = project.diagnostics.clone();
    let content = build::read(&project, &Cache::default(), &mut diagnostics);
    content.policy.apply(&mut diagnostics);
    ReadProject {
        project,
        content,
        diagnostics,
    }
}

/// Opens the project that the command is about.
pub(super) fn open(common: &Common, current: &Path, drafts: bool) -> Result<Project, Failure> {
    let root = find_root(common.root.as_deref(), current)?;
    Project::open(&root, &overrides(drafts), &Files::default())
}

/// The project as its author sees it, whoever it is for.
pub(super) fn open_own(project: &Project, drafts: bool) -> Result<Project, Failure> {
    let own = Overrides {
        flags: vec![("its author", "visibility", "private".to_owned())],
        ..overrides(drafts)
    };
    Project::open(&project.root, &own, &project.files)
}

/// What a command adds to the settings that has no flags for them.
pub(super) fn overrides(drafts: bool) -> Overrides {
    Overrides {
        environment: super::build::environment(),
        flags: Vec::new(),
        drafts,
    }
}
