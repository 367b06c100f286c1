//! Reads every content file of a project, in parallel, and links what they say.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::{Cache, Key};
use crate::config::Visibility;
use crate::content::{Bank, Guide, Headings, Reading, Story};
use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Highlighter};
use crate::portfolio::{self, Contents, Portfolio};
use crate::project::Project;
use crate::source::FileId;

/// What the content of a project says, linked.
#[derive(Debug)]
pub struct ReadContent {
    /// The headings that are recognised, the project's own among them.
    pub headings: Headings,
    /// All stories and questions.
    pub portfolio: Portfolio,
    /// For each story a key of all that it was read from.
    pub keys: Vec<Key>,
}

/// A content file as it was parsed, with the problems in it.
struct Parsed<T> {
    value: Arc<T>,
    problems: Vec<Diagnostic>,
}

impl<T> Parsed<T> {
    fn by(parse: impl FnOnce(&mut Vec<Diagnostic>) -> T) -> Self {
        let mut problems = Vec::new();
        let value = parse(&mut problems).into();
        Self { value, problems }
    }
}

/// Reads every content file of the project and links what they say. A file that was read before is
/// taken from the cache.
pub fn read(project: &Project, cache: &Cache, diagnostics: &mut Vec<Diagnostic>) -> ReadContent {
    let sources = &project.sources;
    let highlighter = cache.get_or_insert_with("highlighter", &(), Highlighter::new);
    let headings = Headings::from_settings(&project.config, diagnostics);
    let reading = Reading {
        headings: headings.clone(),
        markdown: markdown::Options {
            raw_html: project.config.raw_html,
            highlighter: &highlighter,
        },
    };
    let parse_all = |files: &[FileId]| files.par_iter().map(|file| *file).collect::<Vec<_>>();
    let stories: Vec<(FileId, Arc<Parsed<Story>>)> = parse_all(&project.stories)
        .into_par_iter()
        .map(|file| {
            let parse = || Parsed::by(|problems| story(file, project, &reading, problems));
            (
                file,
                cache.get_or_insert_with("story", &project.key_of(file), parse),
            )
        })
        .collect();
    let guides: Vec<Arc<Parsed<Guide>>> = parse_all(&project.guides)
        .into_par_iter()
        .map(|file| {
            let parse = || Parsed::by(|problems| Guide::read(file, sources, &reading, problems));
            cache.get_or_insert_with("guide", &project.key_of(file), parse)
        })
        .collect();
    let bank = project.bank.map(|file| {
        let parse = || Parsed::by(|problems| Bank::read(file, sources, problems));
        cache.get_or_insert_with("bank", &project.key_of(file), parse)
    });
    diagnostics.extend(
        stories
            .iter()
            .flat_map(|(_, it)| it.problems.iter().cloned()),
    );
    diagnostics.extend(guides.iter().flat_map(|it| it.problems.iter().cloned()));
    diagnostics.extend(bank.iter().flat_map(|it| it.problems.iter().cloned()));

    let is_shown = |is_draft: bool| !is_draft || project.drafts;
    let (stories, story_drafts): (Vec<_>, Vec<_>) = stories
        .into_iter()
        .partition(|(_, it)| is_shown(it.value.draft));
    let (guides, guide_drafts): (Vec<_>, Vec<_>) =
        guides.into_iter().partition(|it| is_shown(it.value.draft));
    let drafts = story_drafts.iter().map(|(file, _)| *file);
    let drafts = drafts.chain(guide_drafts.iter().map(|it| it.value.file));

    let stories = portfolio::sort(stories, |(_, it)| &it.value);
    let keys = stories
        .iter()
        .map(|(file, _)| project.key_of(*file))
        .collect();
    let contents = Contents {
        stories: stories
            .iter()
            .map(|(_, it)| Arc::clone(&it.value))
            .collect(),
        guides: guides.iter().map(|it| Arc::clone(&it.value)).collect(),
        bank: bank.map(|it| Arc::clone(&it.value)).unwrap_or_default(),
        attachments: project.attachments.keys().cloned().collect(),
        drafts: drafts
            .map(|file| sources.get(file).public_path().to_owned())
            .collect(),
        visibility: project.config.visibility,
    };
    ReadContent {
        headings,
        portfolio: portfolio::link(contents, sources, diagnostics),
        keys,
    }
}

fn story(
    file: FileId,
    project: &Project,
    reading: &Reading<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Story {
    let story = Story::read(file, &project.sources, reading, problems);
    match project.config.visibility {
        Visibility::Private => story,
        Visibility::Public => story.without_coaching(),
    }
}
