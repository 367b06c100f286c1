//! Divides a document into sections by its headings.

use crate::diagnostic::Diagnostic;
use crate::markdown::{Block, BlockKind, Heading};
use crate::naming::{Names, Part, Topic};

/// What the heading of a section says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Name {
    /// What the section is about.
    pub topic: Topic,
    /// The part that it tells beside: the task of `Situation & Task`.
    pub second: Option<Part>,
    /// Whether it opens a story for two: in CAR, CARL and PAR no other part comes before the actions.
    pub opens_alone: bool,
    /// Whether the heading says more than the name, so that it is shown even with nothing under it.
    pub says_more: bool,
}

impl Name {
    /// What a heading says; `None` where it is no known one.
    pub(super) fn of(heading: &str, names: &Names, is_known: fn(Topic) -> bool) -> Option<Self> {
        let topic = names.topic(heading).filter(|it| is_known(*it))?;
        Some(Self {
            topic,
            second: names.second_part(heading),
            opens_alone: names.opens_alone(heading),
            says_more: !names.is_name_alone(heading),
        })
    }
}

/// A heading and what is under it.
#[derive(Debug, Clone, Hash)]
pub struct Section {
    /// What it is about; `None` where the heading is not a known one.
    pub topic: Option<Topic>,
    /// The part that it tells beside.
    pub second: Option<Part>,
    /// Whether it opens a story for two.
    pub opens_alone: bool,
    /// Whether the heading says more than the name of the topic.
    pub says_more: bool,
    /// The heading.
    pub heading: Heading,
    /// Whether the heading is no known one, but so like that of notes to self that it may be meant.
    pub is_nearly_private: bool,
    /// The blocks under it, headings of its own groups among them.
    pub blocks: Vec<Block>,
}

impl Section {
    /// Whether nothing is under the heading.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether a page shows it: words that somebody made a heading of are shown even with nothing under
    /// them, names of known sections are not.
    pub fn is_shown(&self) -> bool {
        self.topic.is_none() || !self.is_empty()
    }

    /// Whether it only says that there is nothing to say.
    pub fn is_not_applicable(&self) -> bool {
        let [block] = self.blocks.as_slice() else {
            return false;
        };
        let words: String = block
            .text()
            .chars()
            .filter(char::is_ascii_alphabetic)
            .flat_map(char::to_lowercase)
            .collect();
        matches!(words.as_str(), "notapplicable" | "na" | "none")
    }
}

/// A document taken apart.
#[derive(Debug, Default)]
pub(super) struct Division {
    /// The level-1 heading that the document opens with.
    pub(super) title: Option<Heading>,
    /// What is before the first section.
    pub(super) intro: Vec<Block>,
    /// The sections in order; a topic appears once.
    pub(super) sections: Vec<Section>,
}

/// Divides blocks at every heading that `name_of` knows, and at every unknown heading that is
/// not below the section it is in.
///
/// Inside a script, deeper headings divide the script, and inside the coaching they belong to the
/// author's notes: neither begins a section. Only notes to self never belong to what is said.
pub(super) fn divide(
    blocks: Vec<Block>,
    name_of: impl Fn(&Heading) -> Option<Name>,
    is_nearly_private: impl Fn(&Heading) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Division {
    let mut division = Division::default();
    // The section being filled: its index and the level of its heading.
    let mut current: Option<(usize, u8)> = None;
    for Block { span, kind } in blocks {
        let BlockKind::Heading(heading) = kind else {
            division.push(current, Block { span, kind });
            continue;
        };
        let level = heading.level;
        let name = name_of(&heading);
        let topic = name.map(|name| name.topic);
        let is_title = level == 1 && topic.is_none() && !heading.prose.text().is_empty();
        if is_title && current.is_none() && division.title.is_none() {
            division.title = Some(heading);
        } else if begins_section(level, topic, division.open(current)) {
            let is_private = topic.is_none() && is_nearly_private(&heading);
            let index = division.begin(name, heading, is_private, diagnostics);
            current = Some((index, level));
        } else {
            let kind = BlockKind::Heading(heading);
            division.push(current, Block { span, kind });
        }
    }
    // With nothing under it, a heading that says more than a name is its author's own.
    for section in &mut division.sections {
        if section.is_empty() && section.says_more {
            section.topic = None;
        }
    }
    division
}

fn begins_section(level: u8, topic: Option<Topic>, current: Option<(Option<Topic>, u8)>) -> bool {
    match current {
        Some((Some(Topic::Script), script_level)) if level > script_level => {
            topic == Some(Topic::Coaching)
        }
        Some((Some(Topic::Coaching), notes_level)) if level > notes_level => false,
        Some((_, current_level)) => topic.is_some() || level <= current_level,
        None => topic.is_some() || level <= 2,
    }
}

impl Division {
    /// The topic and level of the section being filled; what is nearly notes to self is divided as
    /// such notes are.
    fn open(&self, current: Option<(usize, u8)>) -> Option<(Option<Topic>, u8)> {
        current.map(|(index, level)| {
            let section = &self.sections[index];
            let nearly = section.is_nearly_private.then_some(Topic::Coaching);
            (section.topic.or(nearly), level)
        })
    }

    fn push(&mut self, current: Option<(usize, u8)>, block: Block) {
        match current {
            Some((index, _)) => self.sections[index].blocks.push(block),
            None => self.intro.push(block),
        }
    }

    /// Begins a section, or goes on with the one that already has this topic.
    fn begin(
        &mut self,
        name: Option<Name>,
        heading: Heading,
        is_nearly_private: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> usize {
        let topic = name.map(|name| name.topic);
        let earlier = topic.and_then(|_| self.sections.iter().position(|it| it.topic == topic));
        if let Some(index) = earlier {
            let first = &self.sections[index].heading;
            diagnostics.push(
                Diagnostic::warning("repeated-section", "this section is here twice")
                    .at(heading.span, format!("`{}` again", heading.prose.text()))
                    .related(first.span, "first here")
                    .help("join the two; both are shown under the first heading"),
            );
            return index;
        }
        self.sections.push(Section {
            topic,
            second: name.and_then(|name| name.second),
            opens_alone: name.is_some_and(|name| name.opens_alone),
            says_more: name.is_some_and(|name| name.says_more),
            heading,
            is_nearly_private,
            blocks: Vec::new(),
        });
        self.sections.len() - 1
    }
}
