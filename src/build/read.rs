//! Reads every content file of a project, in parallel, and links what they say.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Cache;
use crate::check::Policy;
use crate::config::Visibility;
use crate::content::{Bank, ContentFile, FileClass, ParseOptions, Release, classify};
use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Highlighter};
use crate::naming::Names;
use crate::portfolio::{self, Contents, Portfolio};
use crate::project::Project;
use crate::source::FileId;

use super::left_out::LeftOut;

/// What the content of a project says, linked.
#[derive(Debug)]
pub struct ReadContent {
    /// The headings that are recognised, the project's own among them.
    pub names: Names,
    /// All stories and questions.
    pub portfolio: Portfolio,
    /// What stories allow in themselves, drafts among them, and what the settings make of rules.
    pub policy: Policy,
    /// The texts that were left out of a site for others.
    pub private: Vec<String>,
    /// How much was left out of it.
    pub left_out: LeftOut,
}

/// A content file as it was parsed, with the problems in it.
struct Parsed {
    documents: Vec<ContentFile>,
    /// The texts that were left out because they are their author's own.
    private: Vec<String>,
    problems: Vec<Diagnostic>,
}

/// Parses every content file of the project and links what they say. A file that was parsed before is
/// taken from the cache.
pub fn read(project: &Project, cache: &Cache, diagnostics: &mut Vec<Diagnostic>) -> ReadContent {
    let sources = &project.sources;
    let highlighter = cache.get_or_insert_with("highlighter", &(), Highlighter::new);
    let names = Names::from_settings(&project.config, diagnostics);
    let options = ParseOptions {
        names: names.clone(),
        markdown: markdown::Options {
            raw_html: project.config.raw_html,
            highlighter: &highlighter,
        },
    };
    let files = project.content.par_iter();
    let parsed: Vec<Arc<Parsed>> = files
        .map(|file| {
            let parse = || parse(*file, project, &options);
            cache.get_or_insert_with("document", &project.key_of(*file), parse)
        })
        .collect();
    diagnostics.extend(parsed.iter().flat_map(|it| it.problems.iter().cloned()));

    let mut contents = Contents {
        stories: Vec::new(),
        guides: Vec::new(),
        notes: Vec::new(),
        banks: Vec::new(),
        interviews: Vec::new(),
        attachments: project.attachments.keys().cloned().collect(),
        drafts: Vec::new(),
        own: Vec::new(),
        visibility: project.config.visibility,
        links: project.config.links,
    };
    let mut private: Vec<String> = Vec::new();
    let mut left_out = LeftOut::of(project);
    let released = match (project.config.visibility, project.drafts) {
        (Visibility::Shared | Visibility::Public, _) => Release::Shown,
        (Visibility::Private, false) => Release::ForAuthor,
        (Visibility::Private, true) => Release::Draft,
    };
    private.extend(parsed.iter().flat_map(|it| it.private.iter().cloned()));
    left_out.notes = parsed.iter().filter(|it| !it.private.is_empty()).count();
    for document in parsed.iter().flat_map(|it| &it.documents) {
        if let Some(file) = document.kept_back(released) {
            let path = sources.get(file).public_path().to_owned();
            match document {
                ContentFile::Interview(_) => contents.own.push(path),
                // Its file is that of its stories.
                ContentFile::Notes(_) => {}
                _ => contents.drafts.push(path),
            }
            left_out.count(document);
            private.extend(document.texts());
            continue;
        }
        match document {
            ContentFile::Story(story) => contents.stories.push(Arc::clone(story)),
            ContentFile::Guide(guide) => contents.guides.push(Arc::clone(guide)),
            ContentFile::Notes(notes) => contents.notes.push(Arc::clone(notes)),
            ContentFile::Bank(bank) => contents.banks.push(Bank::clone(bank)),
            ContentFile::Interview(interview) => {
                contents.interviews.push(Arc::clone(interview));
            }
        }
    }
    let documents = parsed.iter().flat_map(|it| &it.documents);
    let stories = documents.filter_map(ContentFile::story);
    let policy = Policy::new(stories, &project.config.check);
    portfolio::sort(&mut contents.stories, |story| story);
    ReadContent {
        names,
        portfolio: portfolio::link(contents, sources, diagnostics),
        policy,
        private,
        left_out,
    }
}

/// Parses a file, and drops what the site's audience may not see.
fn parse(file: FileId, project: &Project, options: &ParseOptions<'_>) -> Parsed {
    let mut problems = Vec::new();
    let sources = &project.sources;
    let FileClass::Content(kind) = classify(sources.path(file)) else {
        unreachable!("a project's content is what some kind of content takes");
    };
    let documents = (kind.read)(file, sources, options, &mut problems);
    let mut private = Vec::new();
    let shown = |document: ContentFile| match project.config.visibility {
        Visibility::Private => document,
        Visibility::Shared | Visibility::Public => {
            let (document, left_out) =
                document.for_everyone(&options.names, sources, &mut problems);
            private.extend(left_out);
            document
        }
    };
    Parsed {
        documents: documents.into_iter().map(shown).collect(),
        private,
        problems,
    }
}
