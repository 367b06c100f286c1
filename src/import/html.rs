//! Reads a page as Markdown.

use htmd::HtmlToMarkdown;

use super::Refusal;

/// What a page says, without its scripts and styles.
pub(super) fn markdown(page: &str) -> Result<String, Refusal> {
    let converter = HtmlToMarkdown::builder()
        .skip_tags(vec![
            "script", "style", "head", "nav", "noscript", "template",
        ])
        .build();
    converter
        .convert(page)
        .map_err(|error| Refusal::Damaged(error.to_string()))
}
