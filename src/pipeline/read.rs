//! Reads every file of a project, in parallel, and links what they say.

use std::sync::Arc;

use rayon::prelude::*;

use crate::check;
use crate::config::Visibility;
use crate::content::{Bank, Guide, Headings, Reading, Story};
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::memo::{Key, Memo};
use crate::portfolio::{self, Contents, Portfolio};
use crate::project::Project;
use crate::source::FileId;

use super::Memory;

/// What the files of a project say, linked.
pub(super) struct Linked {
    pub(super) portfolio: Portfolio,
    /// Names all that decides how the portfolio is linked, where it may be made again.
    pub(super) outline: Option<Key>,
    /// Names all that each story of the portfolio was read from.
    pub(super) keys: Vec<Key>,
    /// What the coaching rules say of the stories.
    pub(super) remarks: Vec<Diagnostic>,
}

/// A story as it was read.
#[derive(Debug)]
pub(super) struct ReadStory {
    /// Names all that it was read from.
    key: Key,
    story: Arc<Story>,
    /// Names what of it decides how it is linked, where it may be linked again.
    outline: Option<Key>,
    problems: Vec<Diagnostic>,
    remarks: Vec<Diagnostic>,
}

/// A file as it was read, with the problems in it.
pub(super) type Told<T> = (Arc<T>, Vec<Diagnostic>);

/// Reads every file of the project and links what they say.
pub fn read(
    project: &Project,
    headings: &Headings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Portfolio {
    read_again(project, headings, &Memory::forgetful(), diagnostics).portfolio
}

/// The same as [`read`], but only files that are new are read.
pub(super) fn read_again(
    project: &Project,
    headings: &Headings,
    memory: &Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Linked {
    let sources = &project.sources;
    let reading = Reading {
        headings: headings.clone(),
        markdown: markdown::Options {
            raw_html: project.config.raw_html,
            highlighter: &memory.highlighter,
        },
    };
    let read_story = |file| read_story(file, project, &reading, memory).into();
    let mut stories = each(&project.stories, project, &memory.stories, read_story);
    let mut guides = each(&project.guides, project, &memory.guides, |file| {
        told(|problems| Guide::read(file, sources, &reading, problems))
    });
    diagnostics.extend(stories.iter().flat_map(|it| it.problems.iter().cloned()));
    diagnostics.extend(guides.iter().flat_map(|it| it.1.iter().cloned()));

    let is_left_out = |is_draft| is_draft && !project.drafts;
    let other_stories = stories.extract_if(.., |it| is_left_out(it.story.draft));
    let other_stories = other_stories.map(|it| it.story.file);
    let other_guides = guides.extract_if(.., |it| is_left_out(it.0.draft));
    let other_guides = other_guides.map(|it| it.0.file);
    let drafts = other_stories.chain(other_guides);
    let drafts = drafts.map(|file| sources.get(file).public_path().to_owned());
    let drafts = drafts.collect();

    let stories = portfolio::sort(stories, |it| &it.story);
    let bank = project.bank.map(|file| {
        let read = || told(|problems| Bank::read(file, sources, problems));
        memory.banks.recall(project.key_of(file), read)
    });
    let (bank, problems) = bank.unwrap_or_default();
    diagnostics.extend(problems);
    let contents = Contents {
        stories: stories.iter().map(|it| Arc::clone(&it.story)).collect(),
        guides: guides.into_iter().map(|(guide, _)| guide).collect(),
        bank,
        attachments: project.attachments.keys().cloned().collect(),
        drafts,
    };
    let outlines: Option<Vec<Key>> = stories.iter().map(|it| it.outline).collect();
    let outline = outlines
        .filter(|_| !memory.portfolios.is_forgetful())
        .map(|outlines| outline(&outlines, &contents, project));
    Linked {
        portfolio: link_again(contents, outline, project, memory, diagnostics),
        outline,
        keys: stories.iter().map(|it| it.key).collect(),
        remarks: stories.iter().flat_map(|it| it.remarks.clone()).collect(),
    }
}

fn read_story(
    file: FileId,
    project: &Project,
    reading: &Reading<'_>,
    memory: &Memory,
) -> ReadStory {
    let mut problems = Vec::new();
    let story = Story::read(file, &project.sources, reading, &mut problems);
    let story = match project.config.visibility {
        Visibility::Private => story,
        Visibility::Public => story.without_coaching(),
    };
    let is_linked_again = !memory.portfolios.is_forgetful();
    ReadStory {
        key: project.key_of(file),
        outline: is_linked_again.then(|| portfolio::outline(&story, &project.sources)),
        remarks: check::story(&story),
        story: story.into(),
        problems,
    }
}

fn told<T>(read: impl FnOnce(&mut Vec<Diagnostic>) -> T) -> Told<T> {
    let mut problems = Vec::new();
    (read(&mut problems).into(), problems)
}

/// Links what was read. What is linked as it was the last time, without a problem, stays so.
fn link_again(
    contents: Contents,
    outline: Option<Key>,
    project: &Project,
    memory: &Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Portfolio {
    let stories = Arc::clone(&contents.stories);
    let link = || {
        let mut problems = Vec::new();
        let portfolio = portfolio::link(contents, &project.sources, &mut problems);
        if problems.is_empty() {
            Ok(portfolio)
        } else {
            // A problem stands at a place in a file, which may move.
            Err(Box::new((portfolio, problems)))
        }
    };
    let linked = match outline {
        Some(outline) => memory.portfolios.try_recall(outline, link),
        None => link(),
    };
    let linked = linked.unwrap_or_else(|with_problems| {
        let (portfolio, problems) = *with_problems;
        diagnostics.extend(problems);
        portfolio
    });
    Portfolio { stories, ..linked }
}

/// Names all that decides how contents are linked, with the outlines of their stories.
fn outline(stories: &[Key], contents: &Contents, project: &Project) -> Key {
    let stories: Vec<[u8; 16]> = stories.iter().map(|key| key.bytes()).collect();
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
    memo: &Memo<T>,
    read: impl Fn(FileId) -> T + Sync,
) -> Vec<T> {
    let files = files.par_iter();
    files
        .map(|file| memo.recall(project.key_of(*file), || read(*file)))
        .collect()
}
