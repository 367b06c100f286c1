//! Reports what is wrong with a printed sheet: words that do not fit, characters that no font has.

use std::collections::BTreeSet;

use crate::config::Paper;
use crate::content::{Interview, Story};
use crate::diagnostic::Diagnostic;
use crate::naming::Topic;
use crate::source::{FileId, Sources, Span};

use super::script::family_for;
use super::{SheetLayout, SheetPrinter};

impl SheetPrinter {
    /// What is wrong with the sheet of a story that is laid out as `layout`.
    pub fn problems(
        &self,
        story: &Story,
        layout: &SheetLayout,
        sources: &Sources,
    ) -> Vec<Diagnostic> {
        let too_long = layout.over.map(|over| self.too_long(story, layout, over));
        let printed = Printed {
            source: "story",
            paper: "cheat sheet",
            file: story.body.file,
            title: story.title.span,
        };
        let missing = missing(&printed, unmet(layout), sources);
        too_long.into_iter().chain(missing).collect()
    }

    /// What is wrong with the plan or the card of an interview that is laid out as `layout`. What is
    /// wrong with the `sheets` of its stories as well is theirs.
    pub fn problems_of_interview<'l>(
        interview: &Interview,
        layout: &SheetLayout,
        sheets: impl Iterator<Item = &'l SheetLayout>,
        sources: &Sources,
    ) -> Option<Diagnostic> {
        let printed = Printed {
            source: "interview",
            paper: "plan and card",
            file: interview.body.file,
            title: interview.company.span,
        };
        let known: BTreeSet<char> = sheets.flat_map(unmet).collect();
        missing(&printed, &unmet(layout) - &known, sources)
    }

    fn too_long(&self, story: &Story, layout: &SheetLayout, over: usize) -> Diagnostic {
        let paper = Paper::ALL.iter().find(|(_, it)| *it == self.sheets.paper);
        let paper = paper.map_or("", |(name, _)| name);
        let shared = match self.sheets.per_page {
            1 => String::new(),
            many => format!(" that {many} sheets share"),
        };
        let place = story
            .body
            .section(Topic::Script)
            .map_or(story.title.span, |script| script.heading.span);
        let words = if over == 1 { "word" } else { "words" };
        let problem = Diagnostic::warning(
            "sheet-too-long",
            format!("the cheat sheet is {over} {words} too long for {paper}{shared}"),
        )
        .at(place, "");
        if layout.sides.len() > 1 {
            problem
                .note(format!(
                    "the rest stands on another page; the type is at {} pt, the smallest for this paper",
                    self.design.floor
                ))
                .help("shorten the story, or choose a larger paper under `[sheets]`")
        } else {
            problem.help("shorten its headline, cues, metrics or closing line")
        }
    }
}

/// The families that have the characters, in quotes.
fn families(found: &[(Option<Span>, char)]) -> String {
    let families: BTreeSet<&str> = found.iter().map(|(_, it)| family_for(*it)).collect();
    let quoted: Vec<String> = families.iter().map(|it| format!("\"{it}\"")).collect();
    quoted.join(", ")
}

/// The characters of a sheet that no font has.
fn unmet(layout: &SheetLayout) -> BTreeSet<char> {
    let all = layout.missing.iter().map(|(character, _)| *character);
    all.collect()
}

/// What is printed, for whoever reads about a problem with it.
struct Printed {
    /// What it is made from.
    source: &'static str,
    /// What comes out.
    paper: &'static str,
    file: FileId,
    /// The place of its title.
    title: Span,
}

/// Reports which of these characters, none of which any font has, are in what is printed, at the first
/// of them.
fn missing(printed: &Printed, mut unmet: BTreeSet<char>, sources: &Sources) -> Option<Diagnostic> {
    let mut found = Vec::new();
    for (at, character) in sources.text(printed.file).char_indices() {
        if unmet.remove(&character) {
            let place = at..at + character.len_utf8();
            found.push((Some(Span::new(printed.file, place)), character));
        }
    }
    // What the file writes in another way, such as an entity.
    found.extend(unmet.into_iter().map(|character| (None, character)));
    let (span, first) = *found.first()?;
    let names: Vec<String> = found
        .iter()
        .take(8)
        .map(|(_, character)| format!("`{character}`"))
        .collect();
    let more = if found.len() > names.len() {
        " …"
    } else {
        ""
    };
    let source = printed.source;
    let message = match found.len() {
        1 => format!("no font has the character {} of this {source}", names[0]),
        many => format!(
            "no font has {many} characters of this {source}: {}{more}",
            names.join(" ")
        ),
    };
    let problem = Diagnostic::warning("missing-character", message)
        .at(
            span.unwrap_or(printed.title),
            format!("U+{:04X}", u32::from(first)),
        )
        .note(format!(
            "{} left out of the printed {}",
            if found.len() == 1 { "it is" } else { "they are" },
            printed.paper
        ))
        .help(format!(
            "name a font that has {} under `[sheets]`: `fonts = [{}]`, or a file, `[\"fonts/mine.ttf\"]`",
            if found.len() == 1 { "it" } else { "them" },
            families(&found)
        ));
    Some(problem)
}
