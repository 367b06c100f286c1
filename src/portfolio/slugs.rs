//! Sees to it that no two files ask for one address.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::{Body, Guide, Story};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

/// Names that addresses cannot have, because pages of ours have them.
pub(super) const TAKEN: [&str; 2] = ["index", "all"];

/// Reports files whose names come out as one address, and names that are taken.
pub(super) fn check(
    stories: &[Arc<Story>],
    guides: &[Arc<Guide>],
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let stories = stories.iter().map(|story| &story.body);
    check_kind("stories", stories, sources, diagnostics);
    let guides = guides.iter().map(|guide| &guide.body);
    check_kind("guides", guides, sources, diagnostics);
}

fn check_kind<'a>(
    kind: &str,
    bodies: impl Iterator<Item = &'a Body>,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut first: HashMap<&str, FileId> = HashMap::new();
    let mut bodies: Vec<&Body> = bodies.collect();
    bodies.sort_by_key(|body| sources.path(body.file));
    for Body { slug, file, .. } in bodies {
        if TAKEN.contains(&slug.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    "taken-name",
                    format!("`{slug}` is the name of another page"),
                )
                .at(start_of(*file), "this file would have its address")
                .help("rename the file"),
            );
        }
        if let Some(earlier) = first.get(slug.as_str()) {
            let (earlier_path, path) = (sources.path(*earlier), sources.path(*file));
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-slug",
                    format!("two {kind} have the address `{slug}`"),
                )
                .at(start_of(*file), format!("`{path}`"))
                .related(start_of(*earlier), format!("`{earlier_path}`"))
                .help("rename one of the files"),
            );
        } else {
            first.insert(slug, *file);
        }
    }
}

fn start_of(file: FileId) -> Span {
    Span::new(file, 0..0)
}
