//! Sees to it that no two files ask for one address.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::content::{Body, Guide, Interview, Notes, Story};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

/// Names that addresses cannot have, because pages of ours have them.
pub(super) const TAKEN: [&str; 2] = ["index", "all"];

/// What the card of an interview is called behind the interview's own name.
const OF_CARD: &str = "-card";

/// Reports what would have one address: files by their names, stories of one file by their titles; and
/// names that are taken.
pub(super) fn check(
    stories: &[Arc<Story>],
    guides: &[Arc<Guide>],
    notes: &[Arc<Notes>],
    interviews: &[Arc<Interview>],
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let stories = stories.iter().map(|story| (&story.body, story.title.span));
    check_kind("stories", stories, sources, diagnostics);
    let guides = guides
        .iter()
        .map(|guide| (&guide.body, guide.question.span));
    check_kind("guides", guides, sources, diagnostics);
    let notes = notes.iter().map(|notes| (&notes.body, notes.title.span));
    check_kind("pages of notes", notes, sources, diagnostics);
    let bodies = interviews.iter().map(|it| (&it.body, it.company.span));
    check_kind("interviews", bodies, sources, diagnostics);
    diagnostics.extend(like_cards(interviews));
}

/// Reports interviews whose plan would be printed where another one has its card.
fn like_cards(interviews: &[Arc<Interview>]) -> impl Iterator<Item = Diagnostic> {
    let slugs: HashSet<&str> = interviews.iter().map(|it| it.body.slug.as_str()).collect();
    interviews.iter().filter_map(move |interview| {
        let slug = &interview.body.slug;
        let other = slug.strip_suffix(OF_CARD)?;
        slugs.contains(other).then(|| {
            Diagnostic::error(
                "taken-name",
                format!("`{slug}` is the name of the card of the interview `{other}`"),
            )
            .at(
                Span::new(interview.body.file, 0..0),
                "this file would have its address",
            )
            .help("rename the file")
        })
    })
}

fn check_kind<'a>(
    kind: &str,
    bodies: impl Iterator<Item = (&'a Body, Span)>,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut bodies: Vec<(&Body, Span)> = bodies.collect();
    bodies.sort_by_key(|(body, title)| (sources.path(body.file), title.start));
    let mut of_file: HashMap<FileId, usize> = HashMap::new();
    for (body, _) in &bodies {
        *of_file.entry(body.file).or_default() += 1;
    }
    let mut first: HashMap<&str, (FileId, Span)> = HashMap::new();
    for (Body { slug, file, .. }, title) in bodies {
        let (place, this, remedy) = if of_file[file] > 1 {
            (title, "this", "give one of them another title")
        } else {
            (
                Span::new(*file, 0..0),
                "this file",
                "rename one of the files",
            )
        };
        if TAKEN.contains(&slug.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    "taken-name",
                    format!("`{slug}` is the name of another page"),
                )
                .at(place, format!("{this} would have its address"))
                .help(
                    remedy
                        .replace("one of them", "it")
                        .replace("one of the files", "the file"),
                ),
            );
        }
        if let Some((earlier_file, earlier)) = first.get(slug.as_str()) {
            let (earlier_path, path) = (sources.path(*earlier_file), sources.path(*file));
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-slug",
                    format!("two {kind} have the address `{slug}`"),
                )
                .at(place, format!("`{path}`"))
                .related(*earlier, format!("`{earlier_path}`"))
                .help(remedy),
            );
        } else {
            first.insert(slug, (*file, place));
        }
    }
}
