//! Turns the files that people keep their stories in into Markdown: text, pages, Word files.
//!
//! What the Markdown means is read as any content is; this room only knows the containers.

mod docx;
mod html;

/// The endings of the names of files that can be read, in lower case.
pub const ENDINGS: [&str; 7] = ["md", "markdown", "txt", "text", "html", "htm", "docx"];

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody knows how to read such a file.
    UnknownKind,
    /// It is no text in UTF-8.
    NotText,
    /// It is no Word file, or a damaged one.
    Damaged(String),
}

/// What a file says, as Markdown. Which kind of file it is, its name tells; one without an ending is text.
pub fn markdown(name: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let ending = name
        .rsplit_once('.')
        .map_or_else(String::new, |(_, it)| it.to_lowercase());
    match ending.as_str() {
        "docx" => docx::markdown(bytes),
        "html" | "htm" => html::markdown(text(bytes)?),
        "md" | "markdown" | "txt" | "text" | "" => Ok(text(bytes)?.to_owned()),
        _ => Err(Refusal::UnknownKind),
    }
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)
}
