//! Reports what is wrong with a printed sheet: words that do not fit, characters that no font has.

use std::collections::{BTreeSet, HashSet};

use crate::config::Paper;
use crate::content::Story;
use crate::diagnostic::Diagnostic;
use crate::naming::Topic;
use crate::source::{Sources, Span};

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
        too_long
            .into_iter()
            .chain(missing(story, layout, sources))
            .collect()
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

/// Reports which characters of a story no font has, at the first of them.
fn missing(story: &Story, layout: &SheetLayout, sources: &Sources) -> Option<Diagnostic> {
    let all = layout.missing.iter().map(|(character, _)| *character);
    let mut unmet: HashSet<char> = all.collect();
    let mut found = Vec::new();
    for (at, character) in sources.text(story.body.file).char_indices() {
        if unmet.remove(&character) {
            let place = at..at + character.len_utf8();
            found.push((Some(Span::new(story.body.file, place)), character));
        }
    }
    // What the file writes in another way, such as an entity.
    let unmet: BTreeSet<char> = unmet.into_iter().collect();
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
    let message = match found.len() {
        1 => format!("no font has the character {} of this story", names[0]),
        many => format!(
            "no font has {many} characters of this story: {}{more}",
            names.join(" ")
        ),
    };
    let problem = Diagnostic::warning("missing-character", message)
        .at(
            span.unwrap_or(story.title.span),
            format!("U+{:04X}", u32::from(first)),
        )
        .note(if found.len() == 1 {
            "it is left out of the printed cheat sheet"
        } else {
            "they are left out of the printed cheat sheet"
        })
        .help(format!(
            "name a font that has {} under `[sheets]`: `fonts = [{}]`, or a file, `[\"fonts/mine.ttf\"]`",
            if found.len() == 1 { "it" } else { "them" },
            families(&found)
        ));
    Some(problem)
}
