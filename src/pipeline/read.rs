//! Reads every file of a project, in parallel, and links what they say.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Visibility;
use crate::content::{Bank, Guide, Headings, Reading, Story};
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::memo::{Key, Memo};
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
    read_again(project, headings, &Memory::forgetful(), diagnostics).0
}

/// The same as [`read`], but only files that are new are read. With it comes what names all that
/// decides how the portfolio is linked, where there is to be another one.
pub(super) fn read_again(
    project: &Project,
    headings: &Headings,
    memory: &Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Portfolio, Option<Key>) {
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
    let (stories, other_stories) = shown(told(stories, diagnostics), |story| story.draft, project);
    let (guides, other_guides) = shown(told(guides, diagnostics), |guide| guide.draft, project);
    let drafts = other_stories.iter().map(|story| story.file);
    let drafts = drafts.chain(other_guides.iter().map(|guide| guide.file));
    let bank = project
        .bank
        .map(|file| Bank::read(file, sources, diagnostics));
    let contents = Contents {
        stories: portfolio::in_order(stories),
        guides,
        bank: bank.unwrap_or_default(),
        attachments: project.attachments.keys().cloned().collect(),
        drafts: drafts
            .map(|file| sources.get(file).public_path().to_owned())
            .collect(),
    };
    link_again(contents, project, memory, diagnostics)
}

/// What is to be shown, and the drafts, where they are not.
fn shown<T>(
    mut read: Vec<T>,
    is_draft: impl Fn(&T) -> bool,
    project: &Project,
) -> (Vec<T>, Vec<T>) {
    let drafts = read.extract_if(.., |it| !project.drafts && is_draft(it));
    let drafts = drafts.collect();
    (read, drafts)
}

/// Links what was read. What is linked as it was the last time, without a problem, stays so.
fn link_again(
    contents: Contents,
    project: &Project,
    memory: &Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Portfolio, Option<Key>) {
    let sources = &project.sources;
    if memory.portfolios.is_forgetful() {
        return (portfolio::link(contents, sources, diagnostics), None);
    }
    let key = outline(&contents, project, memory);
    let stories = Arc::clone(&contents.stories);
    let linked = memory.portfolios.try_recall(key, || {
        let mut problems = Vec::new();
        let portfolio = portfolio::link(contents, sources, &mut problems);
        if problems.is_empty() {
            Ok(portfolio)
        } else {
            // A problem stands at a place in a file, which may move.
            Err((portfolio, problems))
        }
    });
    let linked = linked.unwrap_or_else(|(portfolio, problems)| {
        diagnostics.extend(problems);
        portfolio
    });
    (Portfolio { stories, ..linked }, Some(key))
}

/// Names all that decides how contents are linked.
fn outline(contents: &Contents, project: &Project, memory: &Memory) -> Key {
    let of_story = |story: &Arc<Story>| {
        let outline = || portfolio::outline(story, &project.sources);
        memory.outlines.recall(project.key_of(story.file), outline)
    };
    let stories: Vec<[u8; 16]> = contents
        .stories
        .iter()
        .map(|story| of_story(story).bytes())
        .collect();
    let guides = contents.guides.iter().map(|guide| guide.file);
    let files = guides.chain(project.bank).map(|file| project.key_of(file));
    let files: Vec<[u8; 16]> = files.map(Key::bytes).collect();
    let paths = contents.attachments.iter().chain(&contents.drafts);
    let counts = [stories.len(), files.len(), contents.attachments.len()];
    let counts = counts.map(usize::to_le_bytes);
    let inputs = [stories.as_flattened(), files.as_flattened()];
    let counts = counts.iter().map(<[u8; 8]>::as_slice);
    let paths = paths.map(String::as_bytes);
    Key::of(inputs.into_iter().chain(counts).chain(paths))
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
