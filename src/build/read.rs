//! Reads every content file of a project, in parallel, and links what they say.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Cache;
use crate::check::Allowed;
use crate::config::Visibility;
use crate::content::{ContentFile, FileClass, Headings, ParseOptions, Release, classify};
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
    /// What stories allow in themselves, drafts among them.
    pub allowed: Allowed,
    /// The texts that were left out of a site for others.
    pub private: Vec<String>,
}

/// A content file as it was parsed, with the problems in it.
struct Parsed {
    document: ContentFile,
    /// The texts that were left out because they are their author's own.
    private: Vec<String>,
    problems: Vec<Diagnostic>,
}

/// Parses every content file of the project and links what they say. A file that was parsed before is
/// taken from the cache.
pub fn read(project: &Project, cache: &Cache, diagnostics: &mut Vec<Diagnostic>) -> ReadContent {
    let sources = &project.sources;
    let highlighter = cache.get_or_insert_with("highlighter", &(), Highlighter::new);
    let headings = Headings::from_settings(&project.config, diagnostics);
    let options = ParseOptions {
        headings: headings.clone(),
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
        bank: Arc::default(),
        attachments: project.attachments.keys().cloned().collect(),
        drafts: Vec::new(),
        visibility: project.config.visibility,
    };
    let mut left_out: Vec<String> = Vec::new();
    let released = match (project.config.visibility, project.drafts) {
        (Visibility::Public, _) => Release::Shown,
        (Visibility::Private, false) => Release::ForAuthor,
        (Visibility::Private, true) => Release::Draft,
    };
    for Parsed {
        document, private, ..
    } in parsed.iter().map(AsRef::as_ref)
    {
        left_out.extend(private.iter().cloned());
        if let Some(file) = document.kept_back(released) {
            let path = sources.get(file).public_path();
            contents.drafts.push(path.to_owned());
            left_out.extend(document.texts());
            continue;
        }
        match document {
            ContentFile::Story(story) => contents.stories.push(Arc::clone(story)),
            ContentFile::Guide(guide) => contents.guides.push(Arc::clone(guide)),
            ContentFile::Bank(bank) => contents.bank = Arc::clone(bank),
        }
    }
    let documents = parsed.iter().map(|it| &it.document);
    let allowed = Allowed::by(documents.filter_map(ContentFile::story));
    portfolio::sort(&mut contents.stories, |story| story);
    ReadContent {
        headings,
        portfolio: portfolio::link(contents, sources, diagnostics),
        allowed,
        private: left_out,
    }
}

/// Parses a file, and drops what the site's audience may not see.
fn parse(file: FileId, project: &Project, options: &ParseOptions<'_>) -> Parsed {
    let mut problems = Vec::new();
    let sources = &project.sources;
    let FileClass::Content(kind) = classify(sources.path(file)) else {
        unreachable!("a project's content is what some kind of content takes");
    };
    let document = (kind.read)(file, sources, options, &mut problems);
    let (document, private) = match project.config.visibility {
        Visibility::Private => (document, Vec::new()),
        Visibility::Public => document.for_everyone(&options.headings, sources, &mut problems),
    };
    Parsed {
        document,
        private,
        problems,
    }
}
