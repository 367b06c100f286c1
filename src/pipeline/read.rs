//! Reads every file of a project, in parallel, and links what they say.

use rayon::prelude::*;

use crate::config::Visibility;
use crate::content::{Bank, Guide, Headings, Reading, Story};
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::memo::Memo;
use crate::portfolio::{self, Contents, Portfolio};
use crate::project::Project;
use crate::source::FileId;

use super::Memory;

/// Reads every file of the project and links what they say.
pub fn read(
    project: &Project,
    headings: &Headings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Portfolio {
    read_again(project, headings, &Memory::forgetful(), diagnostics)
}

/// The same as [`read`], but only files that are new are read.
pub(super) fn read_again(
    project: &Project,
    headings: &Headings,
    memory: &Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Portfolio {
    let sources = &project.sources;
    let reading = Reading {
        headings: headings.clone(),
        markdown: markdown::Options {
            raw_html: project.config.raw_html,
            highlighter: &memory.highlighter,
        },
    };
    let read_story = |file, problems: &mut Vec<Diagnostic>| {
        let story = Story::read(file, sources, &reading, problems);
        match project.config.visibility {
            Visibility::Private => story.into(),
            Visibility::Public => story.without_coaching().into(),
        }
    };
    let read_guide = |file, problems: &mut Vec<Diagnostic>| {
        Guide::read(file, sources, &reading, problems).into()
    };
    let stories = each(&project.stories, project, &memory.stories, read_story);
    let guides = each(&project.guides, project, &memory.guides, read_guide);
    let mut contents = Contents {
        stories: told(stories, diagnostics),
        guides: told(guides, diagnostics),
        bank: project
            .bank
            .map(|file| Bank::read(file, sources, diagnostics))
            .unwrap_or_default(),
        attachments: project.attachments.keys().cloned().collect(),
        drafts: Vec::new(),
    };
    if !project.drafts {
        let stories = contents
            .stories
            .extract_if(.., |story| story.draft)
            .map(|story| story.file);
        let guides = contents
            .guides
            .extract_if(.., |guide| guide.draft)
            .map(|guide| guide.file);
        let drafts = stories.chain(guides);
        contents.drafts = drafts
            .map(|file| sources.get(file).public_path().to_owned())
            .collect();
    }
    portfolio::link(contents, sources, diagnostics)
}

/// Reads files in parallel, those that are new.
fn each<T: Clone + Send + Sync>(
    files: &[FileId],
    project: &Project,
    memo: &Memo<(T, Vec<Diagnostic>)>,
    read: impl Fn(FileId, &mut Vec<Diagnostic>) -> T + Sync,
) -> Vec<(T, Vec<Diagnostic>)> {
    files
        .par_iter()
        .map(|file| {
            memo.recall(project.key_of(*file), || {
                let mut problems = Vec::new();
                (read(*file, &mut problems), problems)
            })
        })
        .collect()
}

/// What was read; the problems are told in the order of the files.
fn told<T>(read: Vec<(T, Vec<Diagnostic>)>, diagnostics: &mut Vec<Diagnostic>) -> Vec<T> {
    let mut values = Vec::with_capacity(read.len());
    for (value, problems) in read {
        values.push(value);
        diagnostics.extend(problems);
    }
    values
}
