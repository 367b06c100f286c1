//! What Markdown becomes: blocks, cards, open links, highlighted code, and nothing unsafe.

mod anything;
mod blocks;
mod cards;
mod code;
mod inline;
mod links;
mod safety;

use std::borrow::Cow;
use std::sync::LazyLock;

use starling::testing::diagnostic::{Diagnostic, one_line};
use starling::testing::markdown::{
    BlockKind, Document, Fragment, Highlighter, Input, Options, parse as parse_body,
};
use starling::testing::source::{Rewritten, Sources};

/// One for all tests, as for all stories of a site: a syntax is made ready once.
static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(Highlighter::new);

/// A text that was read, with everything that a test asks about.
struct Read {
    sources: Sources,
    document: Document,
    diagnostics: Vec<Diagnostic>,
}

/// Reads a whole file as Markdown.
fn read(text: &str) -> Read {
    read_part(text, 0, false)
}

fn read_with_html(text: &str) -> Read {
    read_part(text, 0, true)
}

fn read_part(text: &str, start: usize, raw_html: bool) -> Read {
    let mut sources = Sources::default();
    let file = sources.add("story.md", text.to_owned());
    let mut diagnostics = Vec::new();
    let options = Options {
        raw_html,
        highlighter: &HIGHLIGHTER,
    };
    let body = Rewritten::unchanged(&text[start..]);
    let input = Input::new(file, start, &body, 0..body.text().len());
    let document = parse_body(&input, &options, &mut diagnostics);
    Read {
        sources,
        document,
        diagnostics,
    }
}

impl Read {
    /// All HTML, block by block, with destinations as written; cards as `[title] rest`.
    fn html(&self) -> String {
        let mut lines = Vec::new();
        for fragment in self.document.blocks.iter().map(|block| &block.kind) {
            match fragment {
                BlockKind::Heading(heading) => {
                    let html = filled(&heading.prose.html);
                    lines.push(format!("{} #{} {html}", heading.level, heading.id));
                }
                BlockKind::Paragraph(prose) | BlockKind::Other(prose) => {
                    lines.push(filled(&prose.html).into_owned());
                }
                BlockKind::Cards(list) => {
                    for item in &list.items {
                        let title = item.title.as_ref().map(|title| filled(&title.html));
                        let title = title.as_deref().unwrap_or("-");
                        lines.push(format!("[{title}] {}", filled(&item.body.html)));
                    }
                }
            }
        }
        for (number, footnote) in (1..).zip(&self.document.footnotes) {
            lines.push(format!("fn:{number} {}", filled(&footnote.html)));
        }
        lines.join("\n")
    }

    /// The plain text of each block.
    fn text(&self) -> String {
        let blocks = self.document.blocks.iter();
        let texts = blocks.flat_map(|block| match &block.kind {
            BlockKind::Cards(list) => {
                let items = list.items.iter();
                items.map(|item| item.words.text.clone()).collect()
            }
            _ => vec![block.text().into_owned()],
        });
        texts.collect::<Vec<_>>().join("\n--\n")
    }

    /// The source of each block.
    fn written(&self) -> Vec<&str> {
        let blocks = self.document.blocks.iter();
        blocks.map(|block| self.sources.slice(block.span)).collect()
    }

    fn fragments(&self) -> Vec<&Fragment> {
        let blocks = self.document.blocks.iter();
        let fragments = blocks.flat_map(|block| block.fragments());
        let footnotes = self.document.footnotes.iter().map(|note| &note.html);
        fragments.chain(footnotes).collect()
    }

    fn problems(&self) -> String {
        let problems = self.diagnostics.iter();
        let lines = problems.map(|problem| {
            let line = one_line(problem, &self.sources);
            format!("{}: {line}", problem.rule)
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The HTML with every destination as it was written.
fn filled(fragment: &Fragment) -> Cow<'_, str> {
    fragment.resolve(|link| Some(Cow::Borrowed(&link.destination)))
}
