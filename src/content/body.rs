//! The body that every kind of Markdown content has: where it comes from, and its sections.

use crate::markdown::{Block, BlockKind, Fragment, LinkKind, Prose};
use crate::naming::Topic;
use crate::source::FileId;

use super::private::PrivateParts;
use super::section::Section;

/// The text of a content file, divided into sections.
#[derive(Debug, Clone)]
pub struct Body {
    /// The file.
    pub file: FileId,
    /// The name in addresses, from the file's name.
    pub slug: String,
    /// What comes before the first section.
    pub intro: Vec<Block>,
    /// The sections in the order of the file, unknown ones too; a known topic appears once.
    pub sections: Vec<Section>,
    /// The footnotes, in the order of their numbers.
    pub footnotes: Vec<Prose>,
    /// Whether some code is highlighted.
    pub has_code: bool,
    /// The anchor that its title has in the file, where the file has other titles too.
    pub title_anchor: Option<String>,
}

impl Body {
    /// The section about `topic`, if there is one.
    pub fn section(&self, topic: Topic) -> Option<&Section> {
        self.sections
            .iter()
            .find(|section| section.topic == Some(topic))
    }

    /// The section about `topic`, if something is in it.
    pub fn filled_section(&self, topic: Topic) -> Option<&Section> {
        self.section(topic).filter(|section| !section.is_empty())
    }

    /// What it says, block by block.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        let sections = self.sections.iter().flat_map(|section| &section.blocks);
        let blocks = self.intro.iter().chain(sections);
        let footnotes = self.footnotes.iter().map(|note| note.text().to_owned());
        blocks
            .map(|block| block.text().into_owned())
            .chain(footnotes)
    }

    /// Every piece of HTML, for whoever looks at its links.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let headings = self
            .sections
            .iter()
            .map(|section| &section.heading.prose.html);
        let in_blocks = self.intro.iter().chain(blocks).flat_map(Block::fragments);
        let footnotes = self.footnotes.iter().map(|note| &note.html);
        headings.chain(in_blocks).chain(footnotes)
    }

    /// The anchors of its page; what the page does not show has none there.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let shown = || self.sections.iter().filter(|section| section.is_shown());
        let of_sections = shown().map(|section| section.heading.id.as_str());
        // A script is shown without its headings.
        let with_headings = shown().filter(|section| section.topic != Some(Topic::Script));
        let blocks = with_headings.flat_map(|section| &section.blocks);
        let in_blocks = self.intro.iter().chain(blocks).filter_map(anchor_of);
        of_sections.chain(in_blocks)
    }

    /// The same without what is private, and without what only that refers to: footnotes that are no
    /// longer referred to are empty, and gone where no other follows them.
    #[must_use]
    pub(super) fn without_private(mut self, parts: &mut PrivateParts<'_>) -> Self {
        self.intro = parts.blocks(self.intro);
        self.sections = parts.sections(self.sections);
        let footnotes = std::mem::take(&mut self.footnotes);
        let mut is_referred = vec![false; footnotes.len()];
        let mut references: Vec<usize> = self.fragments().flat_map(footnotes_of).collect();
        while let Some(index) = references.pop() {
            if let Some(false) = is_referred.get(index) {
                is_referred[index] = true;
                references.extend(footnotes_of(&footnotes[index].html));
            }
        }
        let last = is_referred.iter().rposition(|is_referred| *is_referred);
        let kept = footnotes
            .into_iter()
            .zip(is_referred)
            .take(last.map_or(0, |last| last + 1));
        let kept = kept.map(
            |(note, is_referred)| {
                if is_referred { note } else { Prose::default() }
            },
        );
        Self {
            footnotes: kept.collect(),
            ..self
        }
    }
}

fn anchor_of(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Heading(heading) => Some(&heading.id),
        _ => None,
    }
}

/// The footnotes that a piece of HTML refers to, counted from 0.
fn footnotes_of(fragment: &Fragment) -> impl Iterator<Item = usize> {
    let links = fragment.links().iter();
    let references = links.filter(|link| link.kind == LinkKind::Footnote);
    let numbers = references.filter_map(|link| link.destination.strip_prefix("#fn:"));
    numbers.filter_map(|number| number.parse::<usize>().ok()?.checked_sub(1))
}
