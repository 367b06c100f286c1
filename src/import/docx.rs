//! Reads a Word file as Markdown: its headings, lists, tables and what is bold.
//!
//! A Word file is a zip with `word/document.xml` in it (ECMA-376, part 1, chapter 17). A paragraph `w:p` has
//! runs `w:r` of text `w:t`; its style and its numbering are in `w:pPr`.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Refusal;

/// A text longer than this, in bytes, is not unpacked: nobody writes it.
const LONGEST: u64 = 64 * 1024 * 1024;

/// What a Word file says.
pub(super) fn markdown(bytes: &[u8]) -> Result<String, Refusal> {
    let damaged = |error: &dyn std::fmt::Display| Refusal::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let document = archive
        .by_name("word/document.xml")
        .map_err(|error| damaged(&error))?;
    let mut xml = String::new();
    document
        .take(LONGEST)
        .read_to_string(&mut xml)
        .map_err(|error| damaged(&error))?;
    let mut reader = Reader::from_str(&xml);
    let mut document = Document::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => document.start(&tag),
            Ok(Event::Empty(tag)) => {
                document.start(&tag);
                document.end(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => document.end(tag.local_name().as_ref()),
            Ok(Event::Text(text)) if document.is_text => {
                let text = text.decode().map_err(|error| damaged(&error))?;
                document.say(&text);
            }
            Ok(Event::GeneralRef(name)) if document.is_text => {
                let name = name.decode().map_err(|error| damaged(&error))?;
                document.say(&entity(&name));
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => return Err(damaged(&error)),
        }
    }
    Ok(document.markdown)
}

/// What an entity stands for.
fn entity(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        name => {
            let number = name.strip_prefix('#').and_then(|number| {
                let hexadecimal = number.strip_prefix(['x', 'X']);
                hexadecimal.map_or_else(
                    || number.parse().ok(),
                    |number| u32::from_str_radix(number, 16).ok(),
                )
            });
            number
                .and_then(char::from_u32)
                .map_or_else(String::new, String::from)
        }
    }
}

/// A document as far as it was read.
#[derive(Default)]
struct Document {
    markdown: String,
    paragraph: Paragraph,
    /// The cells of the row that is being read, where one is.
    row: Option<Vec<String>>,
    /// How many tables are open.
    tables: usize,
    /// How many rows of the table were read.
    rows: usize,
    /// Whether the run that is being read is bold.
    is_bold: bool,
    /// Whether text is being read.
    is_text: bool,
}

/// A paragraph as far as it was read.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// The level, where it is a heading.
    heading: Option<usize>,
    /// How deep in a list it is, from 0.
    list: Option<usize>,
    /// Whether the text so far ends in bold.
    is_bold: bool,
}

impl Document {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"p" => self.paragraph = Paragraph::default(),
            b"pStyle" => self.paragraph.heading = heading(&value(tag)),
            b"numPr" => self.paragraph.list = self.paragraph.list.or(Some(0)),
            b"ilvl" => self.paragraph.list = value(tag).parse().ok(),
            b"r" => self.is_bold = false,
            b"b" => self.is_bold = !["0", "false", "off"].contains(&value(tag).as_str()),
            b"t" => self.is_text = true,
            b"br" | b"cr" => self.say("\n"),
            b"tab" => self.say(" "),
            b"tbl" => {
                self.tables += 1;
                self.rows = 0;
            }
            b"tr" => self.row = Some(Vec::new()),
            b"tc" => self.row.iter_mut().for_each(|row| row.push(String::new())),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"t" => self.is_text = false,
            b"p" => self.end_paragraph(),
            b"tr" => self.end_row(),
            b"tbl" => {
                self.tables = self.tables.saturating_sub(1);
                self.markdown.push('\n');
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        let is_bold = self.is_bold && !text.trim().is_empty() && self.paragraph.heading.is_none();
        if is_bold != self.paragraph.is_bold && !text.trim().is_empty() {
            self.paragraph.mark_bold();
            self.paragraph.is_bold = is_bold;
        }
        self.paragraph.text.push_str(text);
    }

    fn end_paragraph(&mut self) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.is_bold {
            paragraph.mark_bold();
        }
        let text = paragraph.text.trim();
        if let Some(cell) = self.row.as_mut().and_then(|row| row.last_mut()) {
            if !cell.is_empty() && !text.is_empty() {
                cell.push_str("<br>");
            }
            cell.push_str(&text.replace('\n', "<br>").replace('|', "\\|"));
            return;
        }
        if text.is_empty() {
            return;
        }
        let is_item = paragraph.list.is_some();
        let goes_on = self.markdown.ends_with('\n') && !self.markdown.ends_with("\n\n");
        if !is_item && goes_on {
            self.markdown.push('\n');
        }
        if let Some(level) = paragraph.heading {
            self.markdown.push_str(&"#".repeat(level));
            self.markdown.push(' ');
            self.markdown.push_str(&text.replace('\n', " "));
        } else if let Some(depth) = paragraph.list {
            self.markdown.push_str(&"  ".repeat(depth.min(8)));
            self.markdown.push_str("- ");
            self.markdown.push_str(&text.replace('\n', " "));
        } else {
            self.markdown.push_str(&text.replace('\n', "  \n"));
        }
        self.markdown.push_str(if is_item { "\n" } else { "\n\n" });
    }

    fn end_row(&mut self) {
        let Some(cells) = self.row.take() else { return };
        if self.rows == 0 && self.markdown.ends_with('\n') && !self.markdown.ends_with("\n\n") {
            self.markdown.push('\n');
        }
        self.markdown.extend([
            "| ",
            &cells.join(" | "),
            " |
",
        ]);
        if self.rows == 0 {
            let rule = vec!["---"; cells.len()];
            self.markdown.extend([
                "| ",
                &rule.join(" | "),
                " |
",
            ]);
        }
        self.rows += 1;
    }
}

impl Paragraph {
    /// Opens or closes bold, outside of the white space around it.
    fn mark_bold(&mut self) {
        if self.is_bold {
            let end = self.text.trim_end().len();
            self.text.insert_str(end, "**");
        } else {
            self.text.push_str("**");
        }
    }
}

/// The value of a property.
fn value(tag: &BytesStart<'_>) -> String {
    let mut attributes = tag.attributes().flatten();
    let value = attributes.find(|it| it.key.local_name().as_ref() == b"val");
    value.map_or_else(String::new, |it| {
        String::from_utf8_lossy(&it.value).into_owned()
    })
}

/// The level of a heading with this style: `Heading2`, `berschrift2`, `Title`.
fn heading(style: &str) -> Option<usize> {
    if style.eq_ignore_ascii_case("title") || style.eq_ignore_ascii_case("titel") {
        return Some(1);
    }
    let name = style.trim_end_matches(|it: char| it.is_ascii_digit());
    let level: usize = style[name.len()..].parse().ok()?;
    let is_heading = [
        "heading",
        "berschrift",
        "titre",
        "ttulo",
        "kop",
        "rubrik",
        "nagwek",
    ]
    .iter()
    .any(|it| name.to_lowercase().ends_with(it));
    // The title of a document is over its headings.
    is_heading.then(|| (level + 1).min(6))
}
