//! Reads stories in any notation as native ones.
//!
//! People write the parts of a story as headings, as labels in bold, as items of a list, in tables, in
//! quotes and in code, several stories in a file. Everything is turned into the native form by edits of the
//! text, so that each word keeps its way back to the file, and what is read can be written out again.
//!
//! ```text
//! text --> lines --> labels --> runs --> layouts --> facts --> edits --> Reading
//!          (marks)   (names)    (S T A R) (whole      (tags,   (native form)
//!                                          stories)   title)
//! ```

mod dialect;
mod facts;
mod guide;
mod inline;
mod inline_label;
mod label;
mod layout;
mod left_out;
mod line;
mod native;
mod ornament;
mod pasted;
mod placeholder;
mod run;
mod table;
mod title;

use std::ops::Range;

use crate::naming::{Field, Names};
use crate::source::{Edit, Rewritten};

use self::layout::{Labelled, Layout};
use self::line::lines;

pub use self::facts::Facts;
pub use self::guide::{NativeQuestion, guides};
pub use self::run::Style;

/// A text with the place that it was found at, in bytes of what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The text.
    pub text: String,
    /// Where it is.
    pub place: Range<usize>,
}

/// A text as native stories.
#[derive(Debug)]
pub struct Reading {
    /// The text in the native form.
    pub text: Rewritten,
    /// The stories in order.
    pub stories: Vec<NativeStory>,
    /// What belongs to no story.
    pub notes: Option<Rewritten>,
    /// Words that are neither in the native text nor among what is said about its stories: labels, counts,
    /// heads of tables, buttons of a copied page.
    pub left_out: Vec<Found>,
    /// How the parts are marked; `None` where there are none.
    pub style: Option<Style>,
}

/// A story in the native form.
#[derive(Debug, Default)]
pub struct NativeStory {
    /// Its text, in bytes of the native one.
    pub text: Range<usize>,
    /// What is said about it.
    pub facts: Facts,
    /// The words of the heading that is its title, as they are in the file.
    pub anchor: Option<String>,
    /// How its parts are marked; `None` where there are none.
    pub style: Option<Style>,
}

/// Reads what a file says behind its front matter, in which the fields `written` stand already.
pub fn read(text: &str, names: &Names, written: &[Field]) -> Reading {
    let dialect = dialect::plain(text, names);
    let lines = lines(dialect.text());
    let labels = run::labels(dialect.text(), &lines, names);
    let runs = run::runs(&lines, &labels);
    let text = Labelled {
        text: dialect.text(),
        lines: &lines,
        labels: &labels,
        names,
    };
    let layouts = text.layouts(runs);
    let style = layouts.first().map(|layout| layout.run.style);
    if layouts.is_empty() {
        let whole = 0..dialect.text().len();
        let stories = vec![NativeStory {
            text: whole,
            ..NativeStory::default()
        }];
        return Reading {
            text: dialect,
            stories,
            notes: None,
            left_out: Vec::new(),
            style,
        };
    }
    let mut edits = Vec::new();
    let mut stories = Vec::new();
    let mut told = Vec::new();
    for layout in &layouts {
        let copied = pasted::copied(&text, layout);
        let taken = text.facts(layout, written, &copied.roles);
        let story = text.stretch(layout.lines.clone());
        told.push(Edit::replacement(story.clone(), "\n"));
        edits.extend(native::rewrite(&text, layout, &taken, &copied));
        let heading = layout
            .title
            .filter(|title| text.lines[*title].level().is_some());
        let anchor = heading.map(|title| text.words(title).to_owned());
        stories.push((story, taken.facts, anchor, layout.run.style));
    }
    let notes = has_words_beside(&text, &layouts);
    let notes = notes.then(|| dialect.then(Rewritten::by(dialect.text(), &told)));
    let facts: Vec<&Facts> = stories.iter().map(|it| &it.1).collect();
    let left_out = left_out::left_out(dialect.text(), &edits, &facts);
    let left_out = left_out.into_iter().map(|place| Found {
        text: text.text[place.clone()].to_owned(),
        place: dialect.origin_of(place),
    });
    let left_out = left_out.collect();
    let native = Rewritten::by(dialect.text(), &edits);
    let moved = |range: Range<usize>| native.moved(range.start)..native.moved(range.end);
    let stories = stories
        .into_iter()
        .map(|(story, facts, anchor, style)| NativeStory {
            style: Some(style),
            text: moved(story),
            anchor,
            facts: facts.at(|place| dialect.origin_of(place)),
        });
    Reading {
        stories: stories.collect(),
        notes,
        left_out,
        style,
        text: dialect.then(native),
    }
}

impl Labelled<'_> {
    /// The stretch of the text that some lines take.
    fn stretch(&self, lines: Range<usize>) -> Range<usize> {
        let end_of_text = self.text.len();
        let start = |index: usize| self.lines.get(index).map_or(end_of_text, |line| line.start);
        start(lines.start)..start(lines.end)
    }
}

/// Whether something is said outside of all stories.
fn has_words_beside(text: &Labelled<'_>, layouts: &[Layout]) -> bool {
    let ends = layouts.iter().map(|it| it.lines.end);
    let gaps = std::iter::once(0).chain(ends);
    let next = layouts.iter().map(|it| it.lines.start);
    let gaps = gaps.zip(next.chain([text.lines.len()]));
    let mut lines = gaps.flat_map(|(from, to)| &text.lines[from..to.max(from)]);
    lines.any(line::Line::has_words)
}

impl Facts {
    /// Where they are.
    fn places(&self) -> Vec<Range<usize>> {
        let single = [&self.title, &self.headline, &self.role];
        let lists = [&self.covers, &self.tags, &self.metrics, &self.gaps];
        let found = single
            .into_iter()
            .flatten()
            .chain(lists.into_iter().flatten());
        let properties = self.properties.iter().map(|(_, found)| found);
        found.chain(properties).map(|it| it.place.clone()).collect()
    }

    /// The same facts at other places.
    fn at(mut self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        let single = [&mut self.title, &mut self.headline, &mut self.role];
        let lists = [
            &mut self.covers,
            &mut self.tags,
            &mut self.metrics,
            &mut self.gaps,
        ];
        let listed = lists.into_iter().flatten();
        for (_, found) in &mut self.properties {
            found.place = place(found.place.clone());
        }
        for found in single.into_iter().flatten().chain(listed) {
            found.place = place(found.place.clone());
        }
        self
    }
}
