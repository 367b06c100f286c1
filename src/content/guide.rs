//! Reads a guide: a page about one question.

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Block, Fragment};
use crate::record::{Reader, Table};
use crate::source::{FileId, Sources, Spanned};
use crate::url::slug;

use super::section::{self, Section};
use super::{Reading, first_line, front_matter, name_of, title_from};

/// A page about one question: what it tests, how to answer, what to avoid.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The file.
    pub file: FileId,
    /// The name in addresses, from the file's name.
    pub slug: String,
    /// The question.
    pub question: Spanned<String>,
    /// Other spellings of the question.
    pub aliases: Vec<Spanned<String>>,
    /// The group that the question belongs to.
    pub competency: Option<Spanned<String>>,
    /// What it is filed under; stories with the same tags are its neighbours.
    pub tags: Vec<Spanned<String>>,
    /// Whether it is not to be shown yet.
    pub draft: bool,
    /// The author's own keys, for templates.
    pub extra: serde_json::Value,
    /// What stands before the first section.
    pub intro: Vec<Block>,
    /// The sections in the order of the file, unknown ones too, without those that only say
    /// "not applicable".
    pub sections: Vec<Section>,
    /// The footnotes, in order of their numbers.
    pub footnotes: Vec<Fragment>,
    /// Whether some code is highlighted.
    pub has_code: bool,
}

impl Guide {
    /// Every piece of HTML of the guide, for whoever looks at its links.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let headings = self.sections.iter().map(|section| &section.heading.html);
        let in_blocks = self.intro.iter().chain(blocks).flat_map(Block::fragments);
        headings.chain(in_blocks).chain(&self.footnotes)
    }

    /// Reads the guide in `file`.
    pub fn read(
        file: FileId,
        sources: &Sources,
        reading: &Reading<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let text = sources.text(file);
        let split = front_matter::split(file, sources, diagnostics);
        let document = markdown::parse(text, split.body, &reading.markdown, diagnostics);
        let topic_of = |heading: &str| {
            reading
                .headings
                .topic(heading)
                .filter(|it| !it.is_of_story())
        };
        let division = section::divide(document.blocks, topic_of, diagnostics);

        let mut reader = Reader::new(split.table, "a guide", diagnostics);
        let written_question = reader.text("question");
        let aliases = reader.texts("aliases");
        let competency = reader.text("competency");
        let tags = reader.texts("tags");
        let draft = reader.flag("draft").unwrap_or(false);
        let extra = reader.table("extra");
        reader.finish();

        let name = name_of(sources.get(file).public_path());
        let question = super::story::title(written_question, division.title, diagnostics)
            .unwrap_or_else(|| Spanned::new(title_from(name), first_line(file, text)));
        Self {
            file,
            slug: slug(name),
            question,
            aliases,
            competency,
            tags,
            draft,
            extra: extra.as_ref().map(Table::to_json).unwrap_or_default(),
            intro: division.intro,
            sections: division
                .sections
                .into_iter()
                .filter(|section| !section.is_not_applicable())
                .collect(),
            footnotes: document.footnotes,
            has_code: document.has_code,
        }
    }
}
